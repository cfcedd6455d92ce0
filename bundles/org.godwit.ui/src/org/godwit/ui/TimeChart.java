package org.godwit.ui;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.DoubleFunction;

import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.AccessibleAdapter;
import org.eclipse.swt.accessibility.AccessibleEvent;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;

/**
 * A few series over the last minutes, as lines, with a limit that may be drawn across, the moment something began, and the value under the mouse. Small enough for a page that is about something
 * else. Display thread only.
 */
public final class TimeChart {
    /** A measured value. */
    public record Dot(Instant time, double value) {
    }

    /** Values in the order of time. */
    public record Series(String name, Palette color, List<Dot> dots) {
        public Series {
            dots = List.copyOf(dots);
        }
    }

    private static final int MARGIN = 8;
    private static final int GRID_LINES = 3;
    private static final Duration GAP = Duration.ofSeconds(15);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss").withZone(ZoneId.systemDefault());

    private final Canvas canvas;
    private final String title;
    private final DoubleFunction<String> format;
    private final OptionalDouble limit;
    private Instant from = Instant.EPOCH;
    private Duration window = Duration.ofMinutes(1);
    private List<Series> series = List.of();
    private Optional<Instant> mark = Optional.empty();
    private Optional<Point> mouse = Optional.empty();

    /** @param limit drawn across in red where values should stay below */
    public TimeChart(Composite parent, String title, DoubleFunction<String> format, OptionalDouble limit) {
        this.title = title;
        this.format = format;
        this.limit = limit;
        canvas = new Canvas(parent, SWT.DOUBLE_BUFFERED | SWT.NO_FOCUS);
        canvas.addPaintListener(e -> paint(e.gc));
        canvas.addListener(SWT.MouseMove, e -> hover(Optional.of(new Point(e.x, e.y))));
        canvas.addListener(SWT.MouseExit, e -> hover(Optional.empty()));
        canvas.getAccessible().addAccessibleListener(new AccessibleAdapter() {
            @Override
            public void getName(AccessibleEvent event) {
                event.result = title + " " + figures();
            }
        });
    }

    public Control control() {
        return canvas;
    }

    /** @param newMark when something began, a dashed line */
    public void show(Instant newFrom, Duration newWindow, List<Series> newSeries, Optional<Instant> newMark) {
        from = newFrom;
        window = newWindow;
        series = List.copyOf(newSeries);
        mark = newMark;
        canvas.redraw();
    }

    private void hover(Optional<Point> at) {
        mouse = at;
        canvas.redraw();
    }

    private double max() {
        double highest = series.stream().flatMap(s -> s.dots().stream()).mapToDouble(Dot::value).max().orElse(0);
        return Math.max(1, Math.max(highest, limit.orElse(0)) * 1.1);
    }

    /** The newest value of each series. */
    private String figures() {
        return series.stream().filter(s -> !s.dots().isEmpty()).map(s -> s.name() + " " + format.apply(s.dots().getLast().value())).reduce((a, b) -> a + "   ·   " + b).orElse("");
    }

    private void paint(GC gc) {
        gc.setAntialias(SWT.ON);
        Rectangle all = canvas.getClientArea();
        int line = gc.getFontMetrics().getHeight();
        Rectangle plot = new Rectangle(all.x + MARGIN, all.y + line + 4, all.width - 2 * MARGIN, all.height - 2 * line - 8);
        if (plot.width < 10 || plot.height < 10) {
            return;
        }
        gc.setForeground(canvas.getForeground());
        gc.drawText(title, plot.x, all.y + 1, true);
        grid(gc, plot);
        limit.ifPresent(value -> limit(gc, plot, value));
        mark.filter(t -> t.isAfter(from)).ifPresent(t -> mark(gc, plot, t));
        series.forEach(s -> draw(gc, plot, s));
        legend(gc, all, plot);
        mouse.filter(p -> plot.contains(p)).ifPresent(p -> value(gc, plot, p));
    }

    private void grid(GC gc, Rectangle plot) {
        gc.setForeground(Palette.GREY.tint(canvas, 0.25));
        for (int i = 0; i <= GRID_LINES; i++) {
            int y = plot.y + plot.height * i / GRID_LINES;
            gc.drawLine(plot.x, y, plot.x + plot.width, y);
        }
        gc.setForeground(Palette.faint(canvas));
        String end = TIME.format(from.plus(window));
        gc.drawText(TIME.format(from), plot.x, plot.y + plot.height + 2, true);
        gc.drawText(end, plot.x + plot.width - gc.textExtent(end).x, plot.y + plot.height + 2, true);
    }

    private void limit(GC gc, Rectangle plot, double value) {
        int y = y(plot, value);
        gc.setForeground(Palette.RED.color());
        gc.setLineStyle(SWT.LINE_DASH);
        gc.drawLine(plot.x, y, plot.x + plot.width, y);
        gc.setLineStyle(SWT.LINE_SOLID);
        String text = format.apply(value);
        gc.drawText(text, plot.x + plot.width - gc.textExtent(text).x, y + 1, true);
    }

    private void mark(GC gc, Rectangle plot, Instant time) {
        gc.setForeground(Palette.AMBER.color());
        gc.setLineStyle(SWT.LINE_DASH);
        gc.drawLine(x(plot, time), plot.y, x(plot, time), plot.y + plot.height);
        gc.setLineStyle(SWT.LINE_SOLID);
    }

    private void draw(GC gc, Rectangle plot, Series one) {
        gc.setForeground(one.color().color());
        gc.setLineWidth(2);
        for (int i = 1; i < one.dots().size(); i++) {
            Dot a = one.dots().get(i - 1);
            Dot b = one.dots().get(i);
            if (Duration.between(a.time(), b.time()).compareTo(GAP) <= 0) {
                gc.drawLine(x(plot, a.time()), y(plot, a.value()), x(plot, b.time()), y(plot, b.value()));
            }
        }
        gc.setLineWidth(1);
    }

    private void legend(GC gc, Rectangle all, Rectangle plot) {
        int right = plot.x + plot.width;
        for (Series one : series.reversed()) {
            String text = one.name() + (one.dots().isEmpty() ? "" : "  " + format.apply(one.dots().getLast().value()));
            right -= gc.textExtent(text).x;
            gc.setForeground(canvas.getForeground());
            gc.drawText(text, right, all.y + 1, true);
            right -= 14;
            gc.setBackground(one.color().color());
            gc.fillOval(right, all.y + gc.getFontMetrics().getHeight() / 2 - 3, 8, 8);
            right -= 18;
        }
    }

    /** The nearest dot of each series at the mouse. */
    private void value(GC gc, Rectangle plot, Point at) {
        gc.setForeground(Palette.GREY.color());
        gc.drawLine(at.x, plot.y, at.x, plot.y + plot.height);
        long millis = window.toMillis() * (at.x - plot.x) / Math.max(1, plot.width);
        Instant time = from.plusMillis(millis);
        StringBuilder text = new StringBuilder(TIME.format(time));
        for (Series one : series) {
            one.dots().stream().min((a, b) -> Duration.between(a.time(), time).abs().compareTo(Duration.between(b.time(), time).abs()))
                    .filter(d -> Duration.between(d.time(), time).abs().compareTo(GAP) < 0).ifPresent(d -> text.append("  ").append(one.name()).append(' ').append(format.apply(d.value())));
        }
        Point size = gc.textExtent(text.toString());
        int x = Math.min(at.x + 6, plot.x + plot.width - size.x - 4);
        gc.setBackground(canvas.getBackground());
        gc.fillRectangle(x - 3, plot.y + 1, size.x + 6, size.y + 2);
        gc.setForeground(canvas.getForeground());
        gc.drawText(text.toString(), x, plot.y + 2, true);
    }

    private int x(Rectangle plot, Instant time) {
        double share = (double) Duration.between(from, time).toMillis() / window.toMillis();
        return plot.x + (int) Math.round(plot.width * Math.clamp(share, 0, 1));
    }

    private int y(Rectangle plot, double value) {
        return plot.y + plot.height - (int) Math.round(plot.height * Math.clamp(value / max(), 0, 1));
    }
}
