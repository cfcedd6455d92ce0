package org.godwit.rehearsal.report;

import java.util.ArrayList;
import java.util.List;

/** A short paper to print or to read: headings, paragraphs, numbered lists and tables, as Markdown and as one HTML page that needs nothing else. Used by one thread. */
public final class Document {
    /** A part of it. */
    private sealed interface Block {
    }

    private record Heading(String text) implements Block {
    }

    private record Paragraph(String text) implements Block {
    }

    private record Steps(List<String> items) implements Block {
    }

    private record Table(List<String> head, List<List<String>> rows) implements Block {
    }

    private final String title;
    private final List<Block> blocks = new ArrayList<>();

    public Document(String title) {
        this.title = title;
    }

    public Document heading(String text) {
        blocks.add(new Heading(text));
        return this;
    }

    public Document paragraph(String text) {
        blocks.add(new Paragraph(text));
        return this;
    }

    /** Numbered from 1. */
    public Document steps(List<String> items) {
        blocks.add(new Steps(List.copyOf(items)));
        return this;
    }

    /** @param head names of columns; those that hold figures begin with a hash sign */
    public Document table(List<String> head, List<List<String>> rows) {
        blocks.add(new Table(List.copyOf(head), rows.stream().map(List::copyOf).toList()));
        return this;
    }

    public String markdown() {
        StringBuilder text = new StringBuilder("# ").append(title).append('\n');
        for (Block block : blocks) {
            text.append('\n');
            switch (block) {
                case Heading heading -> text.append("## ").append(heading.text()).append('\n');
                case Paragraph paragraph -> text.append(paragraph.text()).append('\n');
                case Steps steps -> {
                    for (int i = 0; i < steps.items().size(); i++) {
                        text.append(i + 1).append(". ").append(steps.items().get(i)).append('\n');
                    }
                }
                case Table table -> {
                    line(text, table.head().stream().map(h -> h.startsWith("#") ? h.substring(1) : h).toList());
                    line(text, table.head().stream().map(h -> h.startsWith("#") ? "---:" : "---").toList());
                    table.rows().forEach(row -> line(text, row));
                }
            }
        }
        return text.toString();
    }

    private static void line(StringBuilder text, List<String> cells) {
        cells.forEach(cell -> text.append("| ").append(cell.replace("|", "\\|").replace('\n', ' ')).append(' '));
        text.append("|\n");
    }

    public String html() {
        StringBuilder page = new StringBuilder(Html.head(title)).append("<header><h1>").append(Html.text(title)).append("</h1></header>\n<main>\n");
        boolean open = false;
        for (Block block : blocks) {
            if (block instanceof Heading || !open) {
                page.append(open ? "</section>\n<section>\n" : "<section>\n");
                open = true;
            }
            switch (block) {
                case Heading heading -> page.append("<h2>").append(Html.text(heading.text())).append("</h2>\n");
                case Paragraph paragraph -> page.append("<p>").append(Html.text(paragraph.text())).append("</p>\n");
                case Steps steps -> {
                    page.append("<ol>\n");
                    steps.items().forEach(item -> page.append("<li>").append(Html.text(item)).append("</li>\n"));
                    page.append("</ol>\n");
                }
                case Table table -> page.append(Html.table(table.head(), table.rows().stream().map(r -> r.stream().map(Html::text).toList()).toList()));
            }
        }
        return page.append(open ? "</section>\n" : "").append("</main></body></html>\n").toString();
    }
}
