package org.godwit.ui.app.guide;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyleRange;
import org.eclipse.swt.graphics.Font;

/** A page as text with styles, links and places of pictures, ready for a text widget. Made on the display thread, then immutable. */
final class GuideText {
    private static final Pattern INLINE = Pattern.compile("\\*\\*(.+?)\\*\\*|`([^`]+)`|\\*([^*]+)\\*|\\[([^]]+)]\\(([^)]+)\\)");
    private static final String PICTURE = "\uFFFC";

    /** Fonts of the widget. */
    record Fonts(Font heading, Font subheading, Font code) {
    }

    final StringBuilder text = new StringBuilder();
    final List<StyleRange> styles = new ArrayList<>();
    /** Where a link goes, by the place where it begins. */
    final Map<StyleRange, String> links = new LinkedHashMap<>();
    final Map<Integer, Block.Picture> pictures = new LinkedHashMap<>();
    final Map<String, Integer> headings = new LinkedHashMap<>();
    private final Fonts fonts;

    GuideText(GuidePage page, Fonts fonts) {
        this.fonts = fonts;
        page.blocks().forEach(this::add);
    }

    /** How a link names a heading: small letters, hyphens for blanks. */
    static String slug(String heading) {
        return heading.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N} -]", "").replace(' ', '-');
    }

    private void add(Block block) {
        switch (block) {
            case Block.Heading heading -> {
                text.append(text.isEmpty() ? "" : "\n");
                headings.put(slug(heading.text()), text.length());
                StyleRange style = style(text.length(), heading.text().length(), SWT.BOLD);
                style.font = heading.level() <= 2 ? fonts.heading() : fonts.subheading();
                text.append(heading.text()).append("\n\n");
            }
            case Block.Paragraph paragraph -> {
                inline(paragraph.text());
                text.append("\n\n");
            }
            case Block.Item item -> {
                text.append("  ").append(item.mark()).append(' ');
                inline(item.text());
                text.append('\n');
            }
            case Block.Code code -> {
                style(text.length(), code.text().length(), SWT.NORMAL).font = fonts.code();
                text.append(code.text()).append('\n');
            }
            case Block.Grid grid -> grid(grid.rows());
            case Block.Picture picture -> {
                pictures.put(text.length(), picture);
                text.append(PICTURE).append("\n\n");
            }
        }
    }

    /** Rows as a list: what the first cell names stands bold before the rest, which reads well at any width. */
    private void grid(List<List<String>> rows) {
        for (List<String> row : rows.subList(1, rows.size())) {
            text.append("  ");
            style(text.length(), plain(row.getFirst()).length(), SWT.BOLD);
            text.append(plain(row.getFirst()));
            for (String cell : row.subList(1, row.size())) {
                text.append("  –  ");
                inline(cell);
            }
            text.append('\n');
        }
        text.append('\n');
    }

    private static String plain(String markdown) {
        return markdown.replace("**", "").replace("`", "");
    }

    private void inline(String markdown) {
        Matcher matcher = INLINE.matcher(markdown);
        int from = 0;
        while (matcher.find()) {
            text.append(markdown, from, matcher.start());
            from = matcher.end();
            if (matcher.group(1) != null) {
                styled(matcher.group(1), SWT.BOLD);
            } else if (matcher.group(2) != null) {
                styled(matcher.group(2), SWT.NORMAL).font = fonts.code();
            } else if (matcher.group(3) != null) {
                styled(matcher.group(3), SWT.ITALIC);
            } else {
                StyleRange link = styled(matcher.group(4), SWT.NORMAL);
                link.underline = true;
                link.underlineStyle = SWT.UNDERLINE_LINK;
                links.put(link, matcher.group(5));
            }
        }
        text.append(markdown.substring(from));
    }

    private StyleRange styled(String words, int style) {
        StyleRange range = style(text.length(), words.length(), style);
        text.append(words);
        return range;
    }

    private StyleRange style(int start, int length, int fontStyle) {
        StyleRange range = new StyleRange();
        range.start = start;
        range.length = length;
        range.fontStyle = fontStyle;
        styles.add(range);
        return range;
    }
}
