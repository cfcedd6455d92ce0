package org.godwit.ui.monitor;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleFunction;

import org.eclipse.swt.SWT;
import org.eclipse.swt.events.PaintEvent;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;
import org.godwit.supervisor.service.ComponentService.Sample;
import org.godwit.ui.Palette;

/** One rate over the last minutes as a filled line with its highest and its present value. */
final class RateChart {
    private static final int MARGIN = 8;
    private static final int GRID_LINES = 4;
    /** Up to so many samples each is a dot, too. */
    private static final int FEW = 30;
    private static final int DOT = 3;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss").withZone(ZoneId.systemDefault());

    private final Canvas canvas;
    private final String title;
    private final DoubleFunction<String> format;
    private Instant from = Instant.EPOCH;
    private Duration window = Duration.ofMinutes(1);
    private List<Sample> samples = List.of();

    RateChart(Composite parent, String title, DoubleFunction<String> format) {
        this.title = title;
        this.format = format;
        canvas = new Canvas(parent, SWT.DOUBLE_BUFFERED);
        canvas.addPaintListener(this::paint);
    }

    Canvas control() {
        return canvas;
    }

    void show(Instant newFrom, Duration newWindow, List<Sample> newSamples) {
        from = newFrom;
        window = newWindow;
        samples = newSamples;
        canvas.redraw();
    }

    private void paint(PaintEvent event) {
        GC gc = event.gc;
        gc.setAntialias(SWT.ON);
        Rectangle all = canvas.getClientArea();
        int textHeight = gc.getFontMetrics().getHeight();
        double max = samples.stream().mapToDouble(Sample::value).max().orElse(0);
        gc.setForeground(canvas.getForeground());
        gc.drawText(title, all.x + MARGIN, all.y + 2, true);
        String figures = samples.isEmpty() ? "" : Messages.bind(Messages.RateChart_figures, format.apply(samples.getLast().value()), format.apply(max));
        Point extent = gc.textExtent(figures);
        gc.drawText(figures, all.x + all.width - MARGIN - extent.x, all.y + 2, true);
        Rectangle plot = new Rectangle(all.x + MARGIN, all.y + textHeight + MARGIN, all.width - 2 * MARGIN, all.height - 2 * (textHeight + MARGIN));
        grid(gc, plot);
        if (!samples.isEmpty() && max > 0 && plot.height > 0) {
            times(gc, plot);
            line(gc, plot, max);
        }
    }

    private void grid(GC gc, Rectangle plot) {
        gc.setForeground(Palette.GREY.tint(canvas, 0.3));
        for (int i = 0; i <= GRID_LINES; i++) {
            int y = plot.y + plot.height * i / GRID_LINES;
            gc.drawLine(plot.x, y, plot.x + plot.width, y);
        }
    }

    /** When the plot begins and ends. */
    private void times(GC gc, Rectangle plot) {
        gc.setForeground(Palette.faint(canvas));
        String end = TIME.format(from.plus(window));
        gc.drawText(TIME.format(from), plot.x, plot.y + plot.height + 2, true);
        gc.drawText(end, plot.x + plot.width - gc.textExtent(end).x, plot.y + plot.height + 2, true);
    }

    private void line(GC gc, Rectangle plot, double max) {
        int[] points = new int[samples.size() * 2 + 4];
        for (int i = 0; i < samples.size(); i++) {
            Sample sample = samples.get(i);
            double share = (double) Duration.between(from, sample.time()).toMillis() / window.toMillis();
            points[2 * i] = plot.x + (int) Math.round(plot.width * Math.clamp(share, 0, 1));
            points[2 * i + 1] = plot.y + plot.height - (int) Math.round(plot.height * sample.value() / max);
        }
        int last = samples.size() * 2;
        points[last] = points[last - 2];
        points[last + 1] = plot.y + plot.height;
        points[last + 2] = points[0];
        points[last + 3] = plot.y + plot.height;
        gc.setBackground(Palette.BLUE.tint(canvas, 0.2));
        gc.fillPolygon(points);
        gc.setForeground(Palette.BLUE.color());
        gc.setLineWidth(2);
        gc.drawPolyline(Arrays.copyOf(points, last));
        gc.setLineWidth(1);
        gc.setBackground(Palette.BLUE.color());
        if (samples.size() <= FEW) {
            for (int i = 0; i < samples.size(); i++) {
                gc.fillOval(points[2 * i] - DOT, points[2 * i + 1] - DOT, 2 * DOT, 2 * DOT);
            }
        }
    }
}
