package org.godwit.ui.monitor.charts;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.ui.part.ViewPart;
import org.godwit.core.spi.Component;
import org.godwit.supervisor.service.ComponentService.Sample;
import org.godwit.ui.DisplayGate;
import org.godwit.ui.EngineJob;
import org.godwit.ui.Formats;
import org.godwit.ui.Icons;
import org.godwit.ui.PageStack;
import org.godwit.ui.Palette;
import org.godwit.ui.Pulse;
import org.godwit.ui.monitor.ComponentLine;
import org.godwit.ui.monitor.Messages;
import org.godwit.ui.monitor.SelectedComponent;

/** Delay, rows and bytes a second of the selected component, from the last minutes to the last week. */
public final class ChartsView extends ViewPart {
    public static final String ID = "org.godwit.ui.monitor.charts";
    private static final Duration BEAT = Duration.ofSeconds(1);
    private static final Duration SHORTEST = Duration.ofSeconds(30);

    private PageStack pages;
    private ChartBar bar;
    private MetricChart delay;
    private MetricChart rows;
    private MetricChart bytes;
    private SelectedComponent selected;
    private Optional<ComponentLine> component = Optional.empty();
    private Optional<MetricHistory> history = Optional.empty();
    private Map<String, List<Sample>> samples = Map.of();
    private Instant readAt = Instant.EPOCH;
    private Optional<Window> zoomed = Optional.empty();
    private boolean reading;

    /** The time that is drawn. */
    private record Window(Instant from, Instant to) {
        Window scaled(double factor) {
            long middle = (from.toEpochMilli() + to.toEpochMilli()) / 2;
            long half = Math.max(2_000, Math.round((to.toEpochMilli() - from.toEpochMilli()) * factor / 2));
            return new Window(Instant.ofEpochMilli(middle - half), Instant.ofEpochMilli(middle + half));
        }

        Window moved(double shares) {
            long by = Math.round((to.toEpochMilli() - from.toEpochMilli()) * shares);
            return new Window(from.plusMillis(by), to.plusMillis(by));
        }
    }

    @Override
    public void createPartControl(Composite parent) {
        pages = new PageStack(parent);
        pages.setEmpty(Icons.CHART, Messages.ChartsView_emptyTitle, Messages.ChartsView_emptyText, List.of());
        Composite content = new Composite(pages.root(), SWT.NONE);
        GridLayoutFactory.fillDefaults().margins(6, 4).spacing(0, 4).applyTo(content);
        pages.setContent(content);
        bar = new ChartBar(content, new ChartBar.Actions(this::restart, this::draw, factor -> zoom(shown().scaled(factor)), shares -> zoom(shown().moved(shares)), this::reset));
        Composite charts = new Composite(content, SWT.NONE);
        GridLayoutFactory.fillDefaults().numColumns(3).equalWidth(true).spacing(14, 0).applyTo(charts);
        GridDataFactory.fillDefaults().grab(true, true).applyTo(charts);
        pages.show(false);
        // all charts at once would hold up the window; nothing is drawn before a component is chosen
        DisplayGate.inTurns(content, () -> delay = chart(new MetricChart(charts, Messages.ChartsView_delay, Palette.AMBER, 5, d -> Formats.delay(Math.round(d)))),
                () -> rows = chart(new MetricChart(charts, Messages.ChartsView_rows, Palette.BLUE, 10, d -> Formats.count(Math.round(d)))),
                () -> bytes = chart(new MetricChart(charts, Messages.ChartsView_bytes, Palette.GREEN, 1000, Formats::bytes)), () -> {
                    selected = SelectedComponent.of(getSite(), this::select);
                    Pulse.each(content, BEAT, this::beat);
                });
    }

    private MetricChart chart(MetricChart made) {
        GridDataFactory.fillDefaults().grab(true, true).applyTo(made.control());
        made.onZoom((from, to) -> zoom(new Window(from, to)));
        return made;
    }

    private void select(ComponentLine chosen) {
        if (component.map(c -> !c.name().equals(chosen.name())).orElse(true)) {
            component = Optional.of(chosen);
            bar.setCaption(chosen.title());
            boolean hasDelay = chosen.kind() == Component.Kind.STORE || chosen.kind() == Component.Kind.INCR_SYNC;
            ((GridData) delay.control().getLayoutData()).exclude = !hasDelay;
            delay.control().setVisible(hasDelay);
            ((org.eclipse.swt.layout.GridLayout) delay.control().getParent().getLayout()).numColumns = hasDelay ? 3 : 2;
            delay.control().getParent().requestLayout();
            restart();
        }
    }

    /** Another component or period. */
    private void restart() {
        history = component.map(c -> new MetricHistory(c.name(), bar.period()));
        zoomed = Optional.empty();
        bar.setZoomed(false);
        read();
    }

    private void beat() {
        if (!bar.isPaused() && Duration.between(readAt, Instant.now()).compareTo(bar.period().refresh()) >= 0) {
            read();
        }
    }

    private void read() {
        if (reading || history.isEmpty()) {
            return;
        }
        reading = true;
        MetricHistory now = history.get();
        readAt = Instant.now();
        new EngineJob<>(Messages.ChartsView_reading, pages.root(), (studio, cancel) -> now.read(studio.components())).quiet().lastly(() -> reading = false).then(read -> {
            if (history.filter(h -> h == now).isPresent()) {
                samples = read;
                draw();
            } else {
                read();
            }
        }).otherwise(failure -> pages.show(false)).start();
    }

    private void zoom(Window window) {
        zoomed = Optional.of(window);
        bar.setZoomed(true);
        draw();
    }

    private void reset() {
        zoomed = Optional.empty();
        bar.setZoomed(false);
        draw();
    }

    /** The zoomed part, else the period; a short history fills the width, so that it is not a needle in an empty window. */
    private Window shown() {
        if (zoomed.isPresent()) {
            return zoomed.get();
        }
        Instant end = bar.isPaused() ? readAt : Instant.now();
        Instant first = samples.values().stream().filter(s -> !s.isEmpty()).map(s -> s.getFirst().time()).min(Instant::compareTo).orElse(end);
        Duration covered = Duration.between(first, end);
        Duration length = covered.compareTo(SHORTEST) < 0 ? SHORTEST : covered.compareTo(bar.period().length()) < 0 ? covered : bar.period().length();
        return new Window(end.minus(length), end);
    }

    private void draw() {
        boolean any = samples.values().stream().anyMatch(s -> !s.isEmpty());
        pages.show(any);
        if (any) {
            Window window = shown();
            draw(delay, MetricHistory.DELAY, window);
            draw(rows, MetricHistory.ROWS, window);
            draw(bytes, MetricHistory.BYTES, window);
        }
    }

    private void draw(MetricChart chart, String measure, Window window) {
        chart.show(Line.of(samples.getOrDefault(measure, List.of()), window.from(), window.to(), !measure.equals(MetricHistory.DELAY)), window.from(), window.to());
    }

    @Override
    public void setFocus() {
        bar.setFocus();
    }

    @Override
    public void dispose() {
        if (selected != null) {
            selected.dispose();
        }
        super.dispose();
    }
}
