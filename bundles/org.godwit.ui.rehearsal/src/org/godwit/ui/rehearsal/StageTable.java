package org.godwit.ui.rehearsal;

import java.util.List;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.godwit.rehearsal.report.Report;
import org.godwit.ui.Column;
import org.godwit.ui.Formats;
import org.godwit.ui.Icons;
import org.godwit.ui.RecordTable;
import org.godwit.ui.rehearsal.RehearsalRun.StageState;
import org.godwit.ui.rehearsal.RehearsalRun.StageStatus;

/** The stages of a run, live while it runs and from the report afterwards. */
final class StageTable {
    private record Line(String name, Icons icon, String state, double percent, double seconds, String left, String note) {
    }

    private final RecordTable<Line> table;

    StageTable(Composite parent) {
        table = new RecordTable<>(parent, SWT.SINGLE, Line::name,
                List.of(Column.<Line>text(Messages.StageTable_stage, 200, Line::name).icon(l -> l.icon().image()), Column.text(Messages.StageTable_state, 110, Line::state),
                        Column.bar(Messages.StageTable_progress, 170, Line::percent), Column.number(Messages.StageTable_time, 90, Line::seconds, l -> l.seconds() > 0 ? Formats.seconds(l.seconds()) : ""),
                        Column.text(Messages.StageTable_left, 110, Line::left), Column.text(Messages.StageTable_note, 520, Line::note)));
    }

    Control control() {
        return table.control();
    }

    /** @param name of a stage */
    void select(String name) {
        if (table.first().filter(line -> line.name().equals(name)).isEmpty()) {
            table.select(name);
        }
    }

    void show(RehearsalRun run) {
        table.setRows(run.report().isPresent() && run.stages().isEmpty() ? run.report().get().steps().stream().map(StageTable::line).toList() : run.stages().stream().map(StageTable::line).toList());
    }

    private static Line line(StageState stage) {
        return new Line(RunLabels.label(stage.stage()), RunLabels.icon(stage.status()), RunLabels.label(stage.status()), stage.status() == StageStatus.WAITING ? -1 : stage.percent(), stage.seconds(), Formats.left(stage.secondsLeft()),
                stage.note());
    }

    private static Line line(Report.Step step) {
        boolean finished = step.state().equals("FINISHED");
        return new Line(step.name(), RunLabels.reported(step.state()), finished ? Messages.Stage_finished : Messages.Stage_failed, finished ? 100 : 0, step.seconds(), "", step.note());
    }
}
