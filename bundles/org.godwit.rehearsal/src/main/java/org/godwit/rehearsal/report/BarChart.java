package org.godwit.rehearsal.report;

import java.util.List;
import java.util.Locale;

/** Horizontal bars as inline SVG, which takes its colours from the page, so it follows light and dark. Without state. */
final class BarChart {
    private static final int LABEL = 230;
    private static final int BARS = 470;
    private static final int VALUE = 150;
    private static final int ROW = 22;

    /**
     * One bar.
     *
     * @param from where it begins, in the unit of the chart
     * @param shown the value as text
     */
    record Bar(String label, double from, double length, String shown, boolean bad) {
    }

    private BarChart() {
    }

    /** @param title read aloud by screen readers */
    static String of(String title, List<Bar> bars) {
        double end = Math.max(1e-9, bars.stream().mapToDouble(b -> b.from() + b.length()).max().orElse(1));
        StringBuilder svg = new StringBuilder(String.format(Locale.ROOT, "<svg role=\"img\" aria-label=\"%s\" viewBox=\"0 0 %d %d\" class=\"chart\">%n", Html.text(title), LABEL + BARS + VALUE, bars.size() * ROW + 4));
        for (int i = 0; i < bars.size(); i++) {
            Bar bar = bars.get(i);
            double x = LABEL + bar.from() / end * BARS;
            double width = Math.max(1.5, bar.length() / end * BARS);
            int y = i * ROW + 3;
            svg.append(String.format(Locale.ROOT, "<g><title>%s: %s</title><text x=\"%d\" y=\"%d\" class=\"label\">%s</text>", Html.text(bar.label()), Html.text(bar.shown()), LABEL - 8, y + 13, Html.text(shortened(bar.label()))));
            svg.append(String.format(Locale.ROOT, "<rect x=\"%.1f\" y=\"%d\" width=\"%.1f\" height=\"%d\" rx=\"2\" class=\"%s\"/>", x, y, width, ROW - 6, bar.bad() ? "bad" : "bar"));
            svg.append(String.format(Locale.ROOT, "<text x=\"%.1f\" y=\"%d\" class=\"value\">%s</text></g>%n", x + width + 6, y + 13, Html.text(bar.shown())));
        }
        return svg.append("</svg>\n").toString();
    }

    private static String shortened(String label) {
        return label.codePointCount(0, label.length()) <= 34 ? label : label.substring(0, label.offsetByCodePoints(0, 33)) + "…";
    }
}
