package org.godwit.ui.projects;

import java.util.List;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.godwit.supervisor.service.SwitchoverView.Item;
import org.godwit.supervisor.service.SwitchoverView.Item.State;
import org.godwit.ui.Clip;
import org.godwit.ui.Column;
import org.godwit.ui.EngineJob;
import org.godwit.ui.Icons;
import org.godwit.ui.RecordTable;

/** What has to be done about database objects in a switchover: what Godwit runs, and what the user does and marks as complete. */
final class SwitchItemPane {
    private final String projectId;
    private Composite root;
    private RecordTable<Item> table;
    private Button complete;
    private Button skip;
    private Button copy;

    SwitchItemPane(String projectId) {
        this.projectId = projectId;
    }

    Control create(Composite parent) {
        root = new Composite(parent, SWT.NONE);
        GridLayoutFactory.fillDefaults().numColumns(4).applyTo(root);
        Label caption = new Label(root, SWT.NONE);
        caption.setText(Messages.SwitchItemPane_caption);
        GridDataFactory.fillDefaults().grab(true, false).align(SWT.FILL, SWT.CENTER).applyTo(caption);
        complete = StepDetails.button(root, Messages.SwitchItemPane_complete, Icons.STATE_FINISHED, () -> decide(State.FINISHED));
        skip = StepDetails.button(root, Messages.SwitchItemPane_skip, Icons.SKIP, () -> decide(State.SKIPPED));
        copy = StepDetails.button(root, Messages.SwitchItemPane_copy, Icons.COPY, () -> table.first().ifPresent(item -> Clip.copy(root, item.statement())));
        table = new RecordTable<>(root, SWT.BORDER | SWT.MULTI, Item::id,
                List.of(Column.<Item>text(Messages.SwitchItemPane_state, 100, i -> label(i.state())).icon(i -> icon(i.state()).image()),
                        Column.text(Messages.SwitchItemPane_who, 80, i -> i.manual() ? Messages.SwitchItemPane_you : Messages.SwitchItemPane_itself),
                        Column.text(Messages.SwitchItemPane_description, 420, Item::description), Column.text(Messages.SwitchItemPane_object, 160, Item::object),
                        Column.text(Messages.SwitchItemPane_statement, 260, Item::statement), Column.text(Messages.SwitchItemPane_message, 220, Item::message)));
        GridDataFactory.fillDefaults().grab(true, true).span(4, 1).applyTo(table.control());
        table.prefer(List.of(i -> i.manual() && i.state() == State.INIT));
        table.onSelect(rows -> enable());
        enable();
        return root;
    }

    private static String label(State state) {
        return switch (state) {
            case INIT -> Messages.SwitchItemPane_open;
            case FINISHED -> Messages.Step_finished;
            case FAILED -> Messages.Step_failed;
            case SKIPPED -> Messages.Task_skipped;
        };
    }

    private static Icons icon(State state) {
        return switch (state) {
            case INIT -> Icons.STATE_WAITING;
            case FINISHED -> Icons.STATE_FINISHED;
            case FAILED -> Icons.STATE_FAILED;
            case SKIPPED -> Icons.STATE_SKIPPED;
        };
    }

    void show(List<Item> items) {
        table.setRows(items);
        enable();
    }

    private void enable() {
        List<Item> selected = table.selection();
        complete.setEnabled(!selected.isEmpty() && selected.stream().allMatch(i -> i.manual() && i.state() == State.INIT));
        skip.setEnabled(!selected.isEmpty() && selected.stream().allMatch(i -> i.state() == State.INIT || i.state() == State.FAILED));
        copy.setEnabled(selected.size() == 1 && !selected.get(0).statement().isEmpty());
    }

    private void decide(State state) {
        List<Long> ids = table.selection().stream().map(Item::id).toList();
        EngineJob.of(state == State.FINISHED ? Messages.SwitchItemPane_complete : Messages.SwitchItemPane_skip, root, (studio, cancel) -> {
            for (long id : ids) {
                if (state == State.FINISHED) {
                    studio.projects().completeItem(projectId, id);
                } else {
                    studio.projects().skipItem(projectId, id);
                }
            }
        }).start();
    }
}
