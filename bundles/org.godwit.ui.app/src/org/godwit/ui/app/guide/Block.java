package org.godwit.ui.app.guide;

import java.util.List;

/** A part of a page of the user guide. Immutable. */
sealed interface Block {
    record Heading(int level, String text) implements Block {
    }

    record Paragraph(String text) implements Block {
    }

    /** A line of a list; {@code mark} is a bullet or a number. */
    record Item(String mark, String text) implements Block {
    }

    record Code(String text) implements Block {
    }

    /** The first row is the head. */
    record Grid(List<List<String>> rows) implements Block {
    }

    record Picture(String file, String text) implements Block {
    }
}
