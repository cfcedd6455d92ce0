package org.godwit.ui.projects;

import java.util.List;
import java.util.Map;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.jface.wizard.WizardPage;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Group;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.godwit.core.model.TransferType;

/** Speed, what happens with rows that are there already, and any other component parameter as {@code key = value}. Keys are those of OMS. */
final class OptionsPage extends WizardPage {
    private static final String FULL_SPEED = "fullTransferSpeedMode";
    private static final String VERIFY_THREADS = "limitator.platform.threads.number";
    private static final String IGNORE_CONFLICTS = "allowDestTableNotEmpty";
    private static final String LATE_INDEXES = "deferIndexCreation";
    private static final String KEEP_BAD_ROWS = "sink.keepBadRows";
    private static final String GO_ON = "runIgnoreError";
    private static final String BOTH_WRITE = "activeActive";
    private static final String START = "startTimestamp";
    private static final String KEPT_HOURS = "storeLogKeptHour";
    private static final String KEPT_DEFAULT = "168";
    private static final List<String> SPEEDS = List.of("STEADY", "NORMAL", "FAST");
    /** Threads of the presets (OMS: migration.checker.params.steady, normal and fast). */
    private static final List<String> THREADS = List.of("4", "8", "32");
    private static final int NORMAL = 1;
    private static final List<String> OWN_FIELDS = List.of(FULL_SPEED, VERIFY_THREADS, IGNORE_CONFLICTS, LATE_INDEXES, KEEP_BAD_ROWS, GO_ON, BOTH_WRITE, START, KEPT_HOURS);

    private final ProjectDraft draft;
    private Composite page;
    private Group full;
    private Group verification;
    private Group incremental;
    private Button bothWrite;
    private Text startTime;

    OptionsPage(ProjectDraft draft) {
        super("options", Messages.OptionsPage_title, null);
        this.draft = draft;
        setDescription(Messages.OptionsPage_description);
    }

    @Override
    public void createControl(Composite parent) {
        page = new Composite(parent, SWT.NONE);
        GridLayoutFactory.swtDefaults().margins(12, 10).spacing(0, 8).applyTo(page);
        full = group(Messages.OptionsPage_full);
        speed(full, FULL_SPEED, SPEEDS);
        radio(full);
        check(full, Messages.OptionsPage_lateIndexes, LATE_INDEXES);
        check(full, Messages.OptionsPage_keepBadRows, KEEP_BAD_ROWS);
        check(full, Messages.OptionsPage_goOn, GO_ON);
        verification = group(Messages.OptionsPage_verification);
        speed(verification, VERIFY_THREADS, THREADS);
        incremental = group(Messages.OptionsPage_incremental);
        text(Messages.OptionsPage_keptHours, KEPT_HOURS, KEPT_DEFAULT);
        startTime = text(Messages.OptionsPage_start, START, "");
        startTime.setMessage(Messages.OptionsPage_startHint);
        bothWrite = check(incremental, Messages.OptionsPage_bothWrite, BOTH_WRITE);
        Group more = group(Messages.OptionsPage_more);
        Text text = new Text(more, SWT.MULTI | SWT.BORDER | SWT.V_SCROLL);
        text.setFont(JFaceResources.getTextFont());
        text.setToolTipText(Messages.OptionsPage_moreHint);
        text.setText(others());
        text.addListener(SWT.Traverse, e -> e.doit |= e.detail == SWT.TRAVERSE_TAB_NEXT || e.detail == SWT.TRAVERSE_TAB_PREVIOUS);
        text.addListener(SWT.Modify, e -> readOthers(text.getText()));
        GridDataFactory.fillDefaults().grab(true, true).span(2, 1).hint(300, 70).applyTo(text);
        GridDataFactory.fillDefaults().grab(true, true).applyTo(more);
        setControl(page);
    }

    private Group group(String title) {
        Group group = new Group(page, SWT.NONE);
        group.setText(title);
        GridLayoutFactory.swtDefaults().numColumns(2).spacing(8, 6).applyTo(group);
        GridDataFactory.fillDefaults().grab(true, false).applyTo(group);
        return group;
    }

    /** The preset of a parameter; a value that is none of the presets stands as it is in the list. */
    private void speed(Composite parent, String key, List<String> presets) {
        new Label(parent, SWT.NONE).setText(Messages.OptionsPage_speed);
        Combo combo = new Combo(parent, SWT.READ_ONLY);
        combo.setItems(Messages.OptionsPage_stable, Messages.OptionsPage_normal, Messages.OptionsPage_fast);
        String chosen = draft.parameters().getOrDefault(key, presets.get(NORMAL));
        if (presets.contains(chosen)) {
            combo.select(presets.indexOf(chosen));
        } else {
            combo.add(chosen);
            combo.select(combo.getItemCount() - 1);
        }
        combo.addListener(SWT.Selection, e -> draft.setParameter(key, combo.getSelectionIndex() < presets.size() ? presets.get(combo.getSelectionIndex()) : chosen, presets.get(NORMAL)));
    }

    private void radio(Composite parent) {
        new Label(parent, SWT.NONE).setText(Messages.OptionsPage_existing);
        Composite choices = new Composite(parent, SWT.NONE);
        GridLayoutFactory.fillDefaults().applyTo(choices);
        boolean ignore = Boolean.parseBoolean(draft.parameters().get(IGNORE_CONFLICTS));
        Button stop = new Button(choices, SWT.RADIO);
        stop.setText(Messages.OptionsPage_stop);
        stop.setSelection(!ignore);
        Button keep = new Button(choices, SWT.RADIO);
        keep.setText(Messages.OptionsPage_ignore);
        keep.setSelection(ignore);
        keep.addListener(SWT.Selection, e -> draft.setParameter(IGNORE_CONFLICTS, Boolean.toString(keep.getSelection()), "false"));
    }

    private Text text(String label, String key, String defaultValue) {
        new Label(incremental, SWT.NONE).setText(label);
        Text field = new Text(incremental, SWT.BORDER);
        field.setText(draft.parameters().getOrDefault(key, defaultValue));
        field.addListener(SWT.Modify, e -> draft.setParameter(key, field.getText().strip(), defaultValue));
        GridDataFactory.swtDefaults().hint(170, SWT.DEFAULT).applyTo(field);
        return field;
    }

    private Button check(Composite parent, String label, String key) {
        Button box = new Button(parent, SWT.CHECK);
        box.setText(label);
        box.setSelection(Boolean.parseBoolean(draft.parameters().get(key)));
        GridDataFactory.swtDefaults().span(2, 1).applyTo(box);
        box.addListener(SWT.Selection, e -> draft.setParameter(key, Boolean.toString(box.getSelection()), "false"));
        return box;
    }

    private String others() {
        StringBuilder text = new StringBuilder();
        draft.parameters().forEach((key, value) -> {
            if (!OWN_FIELDS.contains(key)) {
                text.append(key).append(" = ").append(value).append('\n');
            }
        });
        return text.toString();
    }

    private void readOthers(String text) {
        draft.parameters().keySet().removeIf(key -> !OWN_FIELDS.contains(key));
        boolean readable = true;
        for (String line : text.split("\\R")) {
            int equals = line.indexOf('=');
            if (equals > 0 && !line.substring(0, equals).isBlank()) {
                draft.parameters().put(line.substring(0, equals).strip(), line.substring(equals + 1).strip());
            } else {
                readable &= line.isBlank();
            }
        }
        setErrorMessage(readable ? null : Messages.OptionsPage_unreadable);
        setPageComplete(readable);
    }

    @Override
    public void setVisible(boolean visible) {
        super.setVisible(visible);
        if (visible) {
            Map.of(full, TransferType.FULL, verification, TransferType.VERIFICATION, incremental, TransferType.INCREMENTAL).forEach((group, type) -> {
                group.setEnabled(draft.types().contains(type));
                for (var child : group.getChildren()) {
                    child.setEnabled(draft.types().contains(type));
                }
            });
            fitIncremental();
        }
    }

    /** The start follows from the copy when there is one, and only what goes both ways can be written at both sides: what does not apply any more is taken back. */
    private void fitIncremental() {
        boolean follows = draft.types().contains(TransferType.INCREMENTAL);
        boolean mayStart = follows && !draft.types().contains(TransferType.FULL);
        boolean bothWays = follows && draft.types().contains(TransferType.REVERSE);
        startTime.setEnabled(mayStart);
        bothWrite.setEnabled(bothWays);
        if (!mayStart) {
            startTime.setText("");
        }
        if (!bothWays) {
            bothWrite.setSelection(false);
            draft.parameters().remove(BOTH_WRITE);
        }
    }
}
