package org.godwit.rehearsal.report;

import java.util.List;
import java.util.Locale;

/** Pieces of HTML; every text from outside goes through {@link #text}. Without state. */
final class Html {
    private Html() {
    }

    static String text(String raw) {
        StringBuilder safe = new StringBuilder(raw.length() + 16);
        for (int i = 0; i < raw.length(); i++) {
            char c = raw.charAt(i);
            switch (c) {
                case '&' -> safe.append("&amp;");
                case '<' -> safe.append("&lt;");
                case '>' -> safe.append("&gt;");
                case '"' -> safe.append("&quot;");
                case '\'' -> safe.append("&#39;");
                default -> safe.append(Character.isISOControl(c) && c != '\n' && c != '\t' ? '\uFFFD' : c);
            }
        }
        return safe.toString();
    }

    static String number(long value) {
        return String.format(Locale.ROOT, "%,d", value).replace(',', '\u202F');
    }

    static String seconds(double seconds) {
        return seconds < 10 ? String.format(Locale.ROOT, "%.2f s", seconds) : seconds < 120 ? String.format(Locale.ROOT, "%.1f s", seconds) : String.format(Locale.ROOT, "%d:%02d min", (long) seconds / 60, (long) seconds % 60);
    }

    static String bytes(long bytes) {
        return bytes < 1024
                ? bytes + " B"
                : bytes < 1 << 20
                        ? String.format(Locale.ROOT, "%.1f KB", bytes / 1024.0)
                        : bytes < 1 << 30
                                ? String.format(Locale.ROOT, "%.1f MB", bytes / 1048576.0)
                                : String.format(Locale.ROOT, "%.2f GB", bytes / 1073741824.0);
    }

    /** Everything before the page's own content: no script, no picture, no font and no address outside of it. */
    static String head(String title) {
        return "<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
                + "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n<title>" + text(title) + "</title>\n<style>\n" + Style.SHEET + "</style></head><body>\n";
    }

    /** A table with head and rows; cells are HTML already. Columns named with a leading {@code #} hold figures. */
    static String table(List<String> head, List<List<String>> rows) {
        StringBuilder html = new StringBuilder("<div class=\"wide\"><table><thead><tr>");
        for (String column : head) {
            html.append(column.startsWith("#") ? "<th class=\"n\">" + text(column.substring(1)) : "<th>" + text(column)).append("</th>");
        }
        html.append("</tr></thead><tbody>\n");
        for (List<String> row : rows) {
            html.append("<tr>");
            for (int i = 0; i < row.size(); i++) {
                html.append(head.get(i).startsWith("#") ? "<td class=\"n\">" : "<td>").append(row.get(i)).append("</td>");
            }
            html.append("</tr>\n");
        }
        return html.append("</tbody></table></div>\n").toString();
    }

    static String section(String title, String content) {
        return "<section><h2>" + text(title) + "</h2>\n" + content + "</section>\n";
    }
}
