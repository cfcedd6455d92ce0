package org.godwit.ui.app.guide;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A page of the user guide, read from the Markdown that also stands in {@code docs/user}: headings, paragraphs, lists, code, tables and pictures. Immutable. */
record GuidePage(String title, List<Block> blocks) {
    private static final Pattern HEADING = Pattern.compile("(#{1,6}) +(.*)");
    private static final Pattern ITEM = Pattern.compile("([-*]|\\d+\\.) +(.*)");
    private static final Pattern PICTURE = Pattern.compile("!\\[([^]]*)]\\(([^)]*)\\)");
    private static final String FENCE = "```";

    static GuidePage parse(String markdown) {
        return new Parser().parse(markdown);
    }

    /** Reads line by line; a blank line ends what was begun. */
    private static final class Parser {
        private final List<Block> blocks = new ArrayList<>();
        private final StringBuilder text = new StringBuilder();
        private String mark = "";
        private final List<List<String>> grid = new ArrayList<>();

        GuidePage parse(String markdown) {
            StringBuilder code = new StringBuilder();
            boolean fenced = false;
            for (String line : markdown.lines().toList()) {
                if (line.startsWith(FENCE)) {
                    fenced = !fenced;
                } else if (fenced || line.startsWith("    ") && text.isEmpty()) {
                    code.append(fenced ? line : line.substring(4)).append('\n');
                    continue;
                }
                code(code);
                if (!line.startsWith(FENCE)) {
                    line(line);
                }
            }
            code(code);
            end();
            String title = blocks.stream().filter(Block.Heading.class::isInstance).map(b -> ((Block.Heading) b).text()).findFirst().orElse("");
            return new GuidePage(title, List.copyOf(blocks));
        }

        private void code(StringBuilder code) {
            if (!code.isEmpty()) {
                end();
                blocks.add(new Block.Code(code.toString()));
                code.setLength(0);
            }
        }

        private void line(String line) {
            Matcher heading = HEADING.matcher(line);
            Matcher item = ITEM.matcher(line.strip());
            Matcher picture = PICTURE.matcher(line.strip());
            if (line.isBlank()) {
                end();
            } else if (line.startsWith("|")) {
                row(line);
            } else if (heading.matches()) {
                end();
                blocks.add(new Block.Heading(heading.group(1).length(), heading.group(2)));
            } else if (picture.matches()) {
                end();
                blocks.add(new Block.Picture(picture.group(2), picture.group(1)));
            } else if (item.matches()) {
                end();
                mark = item.group(1).length() == 1 ? "•" : item.group(1);
                text.append(item.group(2));
            } else {
                text.append(text.isEmpty() ? "" : " ").append(line.strip());
            }
        }

        private void row(String line) {
            if (!line.matches("[|:\\- ]+")) {
                String inner = line.strip().replaceAll("^\\||\\|$", "");
                grid.add(Arrays.stream(inner.split("(?<!\\\\)\\|")).map(c -> c.strip().replace("\\|", "|")).toList());
            }
        }

        private void end() {
            if (!grid.isEmpty()) {
                blocks.add(new Block.Grid(List.copyOf(grid)));
                grid.clear();
            }
            if (!text.isEmpty()) {
                blocks.add(mark.isEmpty() ? new Block.Paragraph(text.toString()) : new Block.Item(mark, text.toString()));
                text.setLength(0);
            }
            mark = "";
        }
    }
}
