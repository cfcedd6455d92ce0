package org.godwit.ui;

import java.util.Comparator;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Image;

/**
 * One column of a {@link RecordTable}. Immutable.
 *
 * @param text what the cell says, also when copied
 * @param image icon before the text
 * @param order how the column sorts
 * @param bar percent of a bar that is drawn behind the text; below 0 draws none
 */
public record Column<T>(String title, int width, int alignment, Function<T, String> text, Optional<Function<T, Image>> image, Comparator<T> order, Optional<ToDoubleFunction<T>> bar) {
    /** A text column, sorted without regard to case. */
    public static <T> Column<T> text(String title, int width, Function<T, String> text) {
        return new Column<>(title, width, SWT.LEFT, text, Optional.empty(), Comparator.comparing(text, String.CASE_INSENSITIVE_ORDER), Optional.empty());
    }

    /** A right-aligned number. */
    public static <T> Column<T> number(String title, int width, ToDoubleFunction<T> value, Function<T, String> text) {
        return new Column<>(title, width, SWT.RIGHT, text, Optional.empty(), Comparator.comparingDouble(value), Optional.empty());
    }

    /** A bar with its percentage. */
    public static <T> Column<T> bar(String title, int width, ToDoubleFunction<T> percent) {
        Function<T, String> text = row -> percent.applyAsDouble(row) < 0 ? "" : Formats.percent(percent.applyAsDouble(row));
        return new Column<>(title, width, SWT.LEFT, text, Optional.empty(), Comparator.comparingDouble(percent), Optional.of(percent));
    }

    public Column<T> icon(Function<T, Image> newImage) {
        return new Column<>(title, width, alignment, text, Optional.of(newImage), order, bar);
    }

    public Column<T> sortedBy(Comparator<T> newOrder) {
        return new Column<>(title, width, alignment, text, image, newOrder, bar);
    }
}
