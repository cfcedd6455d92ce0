package org.godwit.ui.projects;

import java.util.List;
import java.util.Optional;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.godwit.core.model.TransferType;
import org.godwit.supervisor.service.ProjectDetail;
import org.godwit.supervisor.service.TableProgress;
import org.godwit.ui.Column;
import org.godwit.ui.EngineJob;
import org.godwit.ui.FilterField;
import org.godwit.ui.Formats;
import org.godwit.ui.Plurals;
import org.godwit.ui.RecordTable;

/** Full migration table by table: rows, bytes, slices, speed, conflicts. */
final class DataPage implements ProjectPage {
    /** What is read at once, and what it comes to, which takes long with many tables. */
    private record Content(List<TableProgress> tables, String sum) {
    }

    private final String projectId;
    private Composite root;
    private Label sum;
    private RecordTable<TableProgress> table;

    DataPage(String projectId) {
        this.projectId = projectId;
    }

    @Override
    public String title() {
        return Messages.DataPage_title;
    }

    @Override
    public Optional<TransferType> part() {
        return Optional.of(TransferType.FULL);
    }

    @Override
    public Control create(Composite parent) {
        root = new Composite(parent, SWT.NONE);
        GridLayoutFactory.swtDefaults().applyTo(root);
        new FilterField(root, Messages.DataPage_filter, text -> table.setFilter(text));
        table = new RecordTable<>(root, SWT.BORDER | SWT.MULTI, TableProgress::source, columns());
        GridDataFactory.fillDefaults().grab(true, true).applyTo(table.control());
        sum = new Label(root, SWT.NONE);
        GridDataFactory.fillDefaults().grab(true, false).applyTo(sum);
        return root;
    }

    private static List<Column<TableProgress>> columns() {
        return List.of(Column.<TableProgress>text(Messages.DataPage_table, 230, t -> t.source().toString()).icon(t -> States.icon(t.state()).image()),
                Column.text(Messages.DataPage_state, 90, t -> States.label(t.state())), Column.bar(Messages.DataPage_progress, 140, DataPage::percent),
                Column.number(Messages.DataPage_rows, 100, TableProgress::rows, t -> Formats.count(t.rows())), Column.number(Messages.DataPage_bytes, 90, TableProgress::bytes, t -> Formats.bytes(t.bytes())),
                Column.number(Messages.DataPage_speed, 110, DataPage::speed, t -> Formats.rate(speed(t))), Column.number(Messages.DataPage_time, 80, TableProgress::seconds, t -> Formats.seconds(t.seconds())),
                Column.number(Messages.DataPage_slices, 80, TableProgress::slices, t -> t.slicesDone() + " / " + t.slices()),
                Column.number(Messages.DataPage_conflicts, 80, TableProgress::conflicts, t -> Formats.count(t.conflicts())), Column.text(Messages.DataPage_problem, 320, TableProgress::problem));
    }

    /** By slices, which are known exactly, rather than by the server's row estimate. */
    private static double percent(TableProgress table) {
        return switch (table.state()) {
            case WAITING -> 0;
            case FINISHED -> 100;
            case RUNNING, FAILED -> table.slices() == 0 ? 0 : 100.0 * table.slicesDone() / table.slices();
        };
    }

    private static double speed(TableProgress table) {
        return table.seconds() <= 0 ? 0 : table.rows() / table.seconds();
    }

    @Override
    public void show(ProjectDetail detail) {
        new EngineJob<>(Messages.DataPage_reading, root, (studio, cancel) -> {
            List<TableProgress> tables = studio.projects().tables(projectId);
            return new Content(tables, sum(tables));
        }).quiet().then(read -> {
            table.setRows(read.tables());
            sum.setText(read.sum());
        }).start();
    }

    private static String sum(List<TableProgress> tables) {
        long finished = tables.stream().filter(t -> t.state() == TableProgress.State.FINISHED).count();
        long rows = tables.stream().mapToLong(TableProgress::rows).sum();
        long bytes = tables.stream().mapToLong(TableProgress::bytes).sum();
        return tables.isEmpty()
                ? Messages.DataPage_none
                : Plurals.bind(Messages.DataPage_sum, new Object[] {Formats.count(finished), Formats.count(tables.size()), Formats.count(rows), Formats.bytes(bytes)});
    }
}
