package org.godwit.ui.projects;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.godwit.supervisor.service.ComponentService.Sample;
import org.godwit.supervisor.service.Direction;
import org.godwit.ui.Formats;
import org.godwit.ui.Palette;
import org.godwit.ui.TimeChart;

/** For how long nobody could write, in large figures, and the delay of both directions over the last minutes. */
final class SwitchoverGauges {
    /** How much of the past the chart shows. */
    static final Duration WINDOW = Duration.ofMinutes(5);
    /** Most seconds of delay with which the switchover precheck passes. */
    private static final double MOST_DELAY = 15;
    private static final int HEIGHT = 104;
    private static final int TIMER_WIDTH = 190;

    private final Label figure;
    private final Label caption;
    private final TimeChart chart;
    private Optional<Instant> stopped = Optional.empty();
    private Optional<Instant> over = Optional.empty();

    SwitchoverGauges(Composite parent, int columns) {
        Composite root = new Composite(parent, SWT.NONE);
        GridLayoutFactory.fillDefaults().numColumns(2).spacing(8, 0).applyTo(root);
        GridDataFactory.fillDefaults().grab(true, false).span(columns, 1).hint(SWT.DEFAULT, HEIGHT).applyTo(root);
        Composite timer = new Composite(root, SWT.NONE);
        GridLayoutFactory.fillDefaults().spacing(0, 2).applyTo(timer);
        GridDataFactory.fillDefaults().hint(TIMER_WIDTH, SWT.DEFAULT).align(SWT.FILL, SWT.CENTER).applyTo(timer);
        figure = new Label(timer, SWT.CENTER);
        figure.setFont(JFaceResources.getHeaderFont());
        GridDataFactory.fillDefaults().grab(true, false).applyTo(figure);
        caption = new Label(timer, SWT.WRAP | SWT.CENTER);
        GridDataFactory.fillDefaults().grab(true, false).hint(TIMER_WIDTH, SWT.DEFAULT).applyTo(caption);
        chart = new TimeChart(root, Messages.SwitchoverGauges_delay, seconds -> Formats.delay(Math.round(seconds)), OptionalDouble.of(MOST_DELAY));
        GridDataFactory.fillDefaults().grab(true, true).applyTo(chart.control());
        tick();
    }

    /**
     * Shows them.
     *
     * @param newStopped when it was confirmed that writing stopped
     * @param newOver when the application might write again
     */
    void show(Map<Direction, List<Sample>> delays, Optional<Instant> newStopped, Optional<Instant> newOver) {
        stopped = newStopped;
        over = newOver;
        List<TimeChart.Series> series = new ArrayList<>();
        for (Direction direction : Direction.values()) {
            if (delays.containsKey(direction)) {
                List<TimeChart.Dot> dots = delays.get(direction).stream().map(s -> new TimeChart.Dot(s.time(), s.value())).toList();
                series.add(new TimeChart.Series(DirectionTable.label(direction), direction == Direction.FORWARD ? Palette.BLUE : Palette.VIOLET, dots));
            }
        }
        chart.show(Instant.now().minus(WINDOW), WINDOW, series, stopped);
        tick();
    }

    private void tick() {
        String text = stopped.map(from -> Formats.duration(Duration.between(from, over.orElseGet(Instant::now)))).orElse("–");
        String below = stopped.isEmpty() ? Messages.SwitchoverGauges_writes : over.isPresent() ? Messages.SwitchoverGauges_stood : Messages.SwitchoverGauges_stands;
        if (!figure.getText().equals(text)) {
            figure.setText(text);
        }
        figure.setForeground(stopped.isPresent() && over.isEmpty() ? Palette.AMBER.color() : null);
        if (!caption.getText().equals(below)) {
            caption.setText(below);
            caption.getParent().layout(true, true);
        }
    }
}
