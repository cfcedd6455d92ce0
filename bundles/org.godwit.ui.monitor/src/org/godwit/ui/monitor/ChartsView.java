package org.godwit.ui.monitor;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.ui.part.ViewPart;
import org.godwit.supervisor.service.ComponentService.ComponentView;
import org.godwit.supervisor.service.ComponentService.Sample;
import org.godwit.ui.EngineJob;
import org.godwit.ui.Formats;
import org.godwit.ui.Icons;
import org.godwit.ui.PageStack;

/** The last minutes of the selected component: rows and bytes a second. */
public final class ChartsView extends ViewPart {
    public static final String ID = "org.godwit.ui.monitor.charts";
    private static final int REFRESH_MS = 1_000;
    private static final Duration WINDOW = Duration.ofMinutes(5);

    private record Series(List<Sample> rows, List<Sample> bytes) {
    }

    private static final Duration SHORTEST = Duration.ofSeconds(10);
    private static final Duration MARGIN = Duration.ofMillis(500);

    private PageStack pages;
    private Label caption;
    private RateChart rows;
    private RateChart bytes;
    private SelectedComponent selected;
    private Optional<String> component = Optional.empty();
    private boolean reading;

    @Override
    public void createPartControl(Composite parent) {
        pages = new PageStack(parent);
        pages.setEmpty(Icons.CHART, Messages.ChartsView_emptyTitle, Messages.ChartsView_emptyText, List.of());
        Composite content = new Composite(pages.root(), SWT.NONE);
        GridLayoutFactory.fillDefaults().numColumns(2).equalWidth(true).margins(6, 6).applyTo(content);
        pages.setContent(content);
        caption = new Label(content, SWT.NONE);
        GridDataFactory.fillDefaults().grab(true, false).span(2, 1).applyTo(caption);
        rows = new RateChart(content, Messages.ChartsView_rows, Formats::rate);
        bytes = new RateChart(content, Messages.ChartsView_bytes, Formats::byteRate);
        GridDataFactory.fillDefaults().grab(true, true).hint(200, 100).applyTo(rows.control());
        GridDataFactory.fillDefaults().grab(true, true).hint(200, 100).applyTo(bytes.control());
        pages.show(false);
        selected = SelectedComponent.of(getSite(), this::select);
        parent.getDisplay().timerExec(REFRESH_MS, this::tick);
    }

    private void select(ComponentView chosen) {
        if (!component.equals(Optional.of(chosen.name()))) {
            component = Optional.of(chosen.name());
            caption.setText(chosen.kind().label() + "  ·  " + chosen.projectName() + "  ·  " + chosen.name());
            read();
        }
    }

    private void tick() {
        if (!rows.control().isDisposed()) {
            if (pages.root().isVisible()) {
                read();
            }
            rows.control().getDisplay().timerExec(REFRESH_MS, this::tick);
        }
    }

    private void read() {
        if (reading || component.isEmpty()) {
            return;
        }
        reading = true;
        String name = component.get();
        Instant from = Instant.now().minus(WINDOW);
        new EngineJob<>(Messages.ChartsView_reading, rows.control(), (studio, cancel) -> new Series(studio.components().samples(name, "rows", from), studio.components().samples(name, "bytes", from)))
                .quiet().lastly(() -> reading = false).then(this::show).otherwise(failure -> pages.show(false)).start();
    }

    /** Shows the time in which there are samples, so that a short run is not a needle in an empty window. */
    private void show(Series series) {
        List<Instant> times = Stream.concat(series.rows().stream(), series.bytes().stream()).map(Sample::time).sorted().toList();
        pages.show(!times.isEmpty());
        if (!times.isEmpty()) {
            Instant end = times.getLast().plus(MARGIN);
            Duration covered = Duration.between(times.getFirst(), end).plus(MARGIN);
            Duration shown = covered.compareTo(SHORTEST) < 0 ? SHORTEST : covered;
            rows.show(end.minus(shown), shown, series.rows());
            bytes.show(end.minus(shown), shown, series.bytes());
        }
    }

    @Override
    public void setFocus() {
        rows.control().setFocus();
    }

    @Override
    public void dispose() {
        if (selected != null) {
            selected.dispose();
        }
        super.dispose();
    }
}
