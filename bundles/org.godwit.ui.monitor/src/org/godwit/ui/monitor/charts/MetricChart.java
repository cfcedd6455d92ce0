package org.godwit.ui.monitor.charts;

import java.text.FieldPosition;
import java.text.NumberFormat;
import java.text.ParsePosition;
import java.text.SimpleDateFormat;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.DoubleFunction;
import java.util.stream.DoubleStream;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swtchart.Chart;
import org.eclipse.swtchart.IAxis;
import org.eclipse.swtchart.ICustomPaintListener;
import org.eclipse.swtchart.ILineSeries;
import org.eclipse.swtchart.ISeries.SeriesType;
import org.eclipse.swtchart.LineStyle;
import org.eclipse.swtchart.Range;
import org.godwit.ui.Palette;
import org.godwit.ui.monitor.Messages;

/** One measure over time as a filled line, with what it is now and its peak above. A part of it is chosen by dragging. Display thread only. */
final class MetricChart {
    private static final String SERIES = "measure";
    private static final double HEADROOM = 1.15;
    private static final int LEAST_DRAG = 6;
    private static final int FEW = 40;

    private final Composite root;
    private final Label figures;
    private final Chart chart;
    private final Palette hue;
    private final DoubleFunction<String> format;
    private final double leastTop;
    private Line line = new Line(new double[0], new double[0], 0, 0);
    private int dragFrom = -1;
    private int dragTo = -1;
    private BiConsumer<Instant, Instant> onZoom = (from, to) -> {};

    /** @param leastTop the scale reaches at least so far, so that noise of a quiet measure does not fill it */
    MetricChart(Composite parent, String title, Palette hue, double leastTop, DoubleFunction<String> format) {
        this.hue = hue;
        this.format = format;
        this.leastTop = leastTop;
        root = new Composite(parent, SWT.NONE);
        GridLayoutFactory.fillDefaults().numColumns(2).margins(0, 0).spacing(6, 0).applyTo(root);
        Label heading = new Label(root, SWT.NONE);
        heading.setText(title);
        heading.setFont(org.eclipse.jface.resource.JFaceResources.getFontRegistry().getBold(org.eclipse.jface.resource.JFaceResources.DEFAULT_FONT));
        figures = new Label(root, SWT.RIGHT);
        GridDataFactory.fillDefaults().grab(true, false).applyTo(figures);
        chart = new Chart(root, SWT.NONE);
        chart.setData("id", "chart." + title);
        GridDataFactory.fillDefaults().grab(true, true).span(2, 1).hint(160, 90).applyTo(chart);
        chart.getTitle().setVisible(false);
        chart.getLegend().setVisible(false);
        IAxis x = chart.getAxisSet().getXAxis(0);
        IAxis y = chart.getAxisSet().getYAxis(0);
        x.getTitle().setVisible(false);
        y.getTitle().setVisible(false);
        x.getGrid().setStyle(LineStyle.NONE);
        y.getTick().setFormat(new Numbers(format));
        series().setVisible(false);
        listen();
    }

    private void listen() {
        Control plot = chart.getPlotArea().getControl();
        plot.addListener(SWT.MouseDown, e -> {
            dragFrom = e.button == 1 ? e.x : -1;
            dragTo = dragFrom;
        });
        plot.addListener(SWT.MouseMove, this::moved);
        plot.addListener(SWT.MouseUp, this::dropped);
        chart.getPlotArea().addCustomPaintListener(new ICustomPaintListener() {
            @Override
            public void paintControl(org.eclipse.swt.events.PaintEvent e) {
                if (dragFrom >= 0 && Math.abs(dragTo - dragFrom) >= LEAST_DRAG) {
                    GC gc = e.gc;
                    gc.setAlpha(60);
                    gc.setBackground(hue.color());
                    gc.fillRectangle(Math.min(dragFrom, dragTo), 0, Math.abs(dragTo - dragFrom), chart.getPlotArea().getSize().y);
                    gc.setAlpha(255);
                }
            }

            @Override
            public boolean drawBehindSeries() {
                return false;
            }
        });
    }

    private void moved(Event event) {
        if (dragFrom >= 0) {
            dragTo = event.x;
            chart.getPlotArea().getControl().redraw();
        } else if (!line.isEmpty()) {
            double at = chart.getAxisSet().getXAxis(0).getDataCoordinate(event.x);
            nearest(at).ifPresent(i -> chart.getPlotArea().setToolTipText(new SimpleDateFormat("yyyy-MM-dd HH:mm:ss", Locale.ROOT).format(new Date((long) line.times()[i])) + "   " + text(line.values()[i])));
        }
    }

    private void dropped(Event event) {
        if (dragFrom >= 0 && Math.abs(event.x - dragFrom) >= LEAST_DRAG) {
            IAxis x = chart.getAxisSet().getXAxis(0);
            double one = x.getDataCoordinate(Math.min(dragFrom, event.x));
            double other = x.getDataCoordinate(Math.max(dragFrom, event.x));
            onZoom.accept(Instant.ofEpochMilli((long) one), Instant.ofEpochMilli((long) other));
        }
        dragFrom = -1;
        chart.getPlotArea().getControl().redraw();
    }

    private Optional<Integer> nearest(double time) {
        int best = 0;
        for (int i = 1; i < line.times().length; i++) {
            best = Math.abs(line.times()[i] - time) < Math.abs(line.times()[best] - time) ? i : best;
        }
        return line.isEmpty() ? Optional.empty() : Optional.of(best);
    }

    Composite control() {
        return root;
    }

    /** Called with begin and end of a part that the user dragged over. */
    void onZoom(BiConsumer<Instant, Instant> action) {
        onZoom = action;
    }

    private ILineSeries<?> series() {
        var found = chart.getSeriesSet().getSeries(SERIES);
        return found instanceof ILineSeries<?> known ? known : (ILineSeries<?>) chart.getSeriesSet().createSeries(SeriesType.LINE, SERIES);
    }

    void show(Line newLine, Instant from, Instant to) {
        line = newLine;
        chart.suspendUpdate(true);
        paint();
        ILineSeries<?> series = series();
        series.setVisible(!line.isEmpty());
        if (!line.isEmpty()) {
            series.setXDateSeries(DoubleStream.of(line.times()).mapToObj(t -> new Date((long) t)).toArray(Date[]::new));
            series.setYSeries(line.values());
            series.setSymbolType(line.times().length <= FEW ? ILineSeries.PlotSymbolType.CIRCLE : ILineSeries.PlotSymbolType.NONE);
        }
        IAxis x = chart.getAxisSet().getXAxis(0);
        x.getTick().setFormat(new SimpleDateFormat(Duration.between(from, to).compareTo(Duration.ofMinutes(20)) < 0 ? "HH:mm:ss" : Duration.between(from, to).compareTo(Duration.ofDays(2)) < 0 ? "HH:mm" : "MM-dd HH:mm", Locale.ROOT));
        x.setRange(new Range(from.toEpochMilli(), to.toEpochMilli()));
        double low = DoubleStream.of(line.values()).min().orElse(0);
        // Clocks that differ give negative delays, which are shown as they are.
        chart.getAxisSet().getYAxis(0).setRange(new Range(Math.min(0, low * HEADROOM), Math.max(leastTop, line.peak()) * HEADROOM));
        chart.suspendUpdate(false);
        figures.setText(line.isEmpty() ? "" : Messages.bind(Messages.MetricChart_figures, text(line.last()), text(line.peak())));
        figures.requestLayout();
        chart.redraw();
    }

    private String text(double value) {
        return format.apply(value);
    }

    /** Colours of the theme, which may have changed. */
    private void paint() {
        Color ground = root.getBackground();
        Color faint = Palette.faint(figures);
        chart.setBackground(ground);
        chart.getPlotArea().setBackground(ground);
        for (IAxis axis : chart.getAxisSet().getAxes()) {
            axis.getTick().setForeground(faint);
            axis.getGrid().setForeground(Palette.GREY.tint(root, 0.3));
        }
        ILineSeries<?> series = series();
        series.setLineColor(hue.color());
        series.setSymbolColor(hue.color());
        series.setSymbolSize(2);
        series.setLineWidth(2);
        series.enableArea(true);
        series.setAntialias(SWT.ON);
    }

    /** Labels of the scale as the figures are written elsewhere. A low scale has marks between whole numbers too, which such figures cannot name. */
    private static final class Numbers extends NumberFormat {
        private static final long serialVersionUID = 1L;
        private static final double LOW = 20;
        private final transient DoubleFunction<String> format;

        Numbers(DoubleFunction<String> format) {
            this.format = format;
        }

        @Override
        public StringBuffer format(double number, StringBuffer to, FieldPosition position) {
            boolean between = Math.abs(number) < LOW && number != Math.rint(number);
            return between ? to : to.append(format.apply(number));
        }

        @Override
        public StringBuffer format(long number, StringBuffer to, FieldPosition position) {
            return format((double) number, to, position);
        }

        /** Says that it cannot read a label, since the chart hides those that read differently from what they stand for, and 1.2 k is not 1200 for everybody. */
        @Override
        public Number parse(String text, ParsePosition position) {
            position.setErrorIndex(position.getIndex());
            return null;
        }
    }
}
