package org.godwit.ui.rehearsal;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.wizard.WizardPage;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Spinner;
import org.godwit.rehearsal.sample.Sample;
import org.godwit.ui.FilePrompt;

/** What is rehearsed: the sample with a number of rows, or dump files and folders of them; and how fast. */
final class RehearsalPage extends WizardPage {
    private static final int LEAST_ROWS = 5_000;
    private static final int MOST_ROWS = 50_000_000;
    private static final List<String> SPEEDS = List.of("STEADY", "NORMAL", "FAST");
    private static final int INDENT = 24;

    private final List<Path> files = new ArrayList<>();
    private boolean sample = true;
    private int rows = (int) Sample.DEFAULT_ROWS;
    private String speed = SPEEDS.get(1);
    private org.eclipse.swt.widgets.List list;
    private Button remove;

    RehearsalPage() {
        super("rehearsal", Messages.RehearsalPage_title, null);
        setDescription(Messages.RehearsalPage_description);
    }

    boolean isSample() {
        return sample;
    }

    int rows() {
        return rows;
    }

    List<Path> files() {
        return List.copyOf(files);
    }

    Map<String, String> parameters() {
        return speed.equals(SPEEDS.get(1)) ? Map.of() : Map.of("fullTransferSpeedMode", speed);
    }

    @Override
    public void createControl(Composite parent) {
        Composite page = new Composite(parent, SWT.NONE);
        GridLayoutFactory.swtDefaults().numColumns(3).margins(12, 12).spacing(8, 8).applyTo(page);
        Button ofSample = radio(page, Messages.RehearsalPage_sample, true);
        Label count = new Label(page, SWT.NONE);
        count.setText(Messages.RehearsalPage_rows);
        GridDataFactory.swtDefaults().indent(INDENT, 0).applyTo(count);
        Spinner spinner = new Spinner(page, SWT.BORDER);
        spinner.setValues(rows, LEAST_ROWS, MOST_ROWS, 0, 10_000, 100_000);
        spinner.addListener(SWT.Modify, e -> rows = spinner.getSelection());
        GridDataFactory.swtDefaults().span(2, 1).applyTo(spinner);
        radio(page, Messages.RehearsalPage_dumps, false);
        list = new org.eclipse.swt.widgets.List(page, SWT.BORDER | SWT.MULTI | SWT.V_SCROLL | SWT.H_SCROLL);
        GridDataFactory.fillDefaults().grab(true, true).span(2, 1).indent(INDENT, 0).hint(380, 130).applyTo(list);
        Composite buttons = new Composite(page, SWT.NONE);
        GridLayoutFactory.fillDefaults().applyTo(buttons);
        GridDataFactory.fillDefaults().applyTo(buttons);
        button(buttons, Messages.RehearsalPage_addFiles, this::addFiles);
        button(buttons, Messages.RehearsalPage_addFolder, this::addFolder);
        remove = button(buttons, Messages.RehearsalPage_remove, this::removeSelected);
        list.addListener(SWT.Selection, e -> check());
        new Label(page, SWT.NONE).setText(Messages.RehearsalPage_speed);
        Combo combo = new Combo(page, SWT.READ_ONLY);
        combo.setItems(Messages.RehearsalPage_stable, Messages.RehearsalPage_normal, Messages.RehearsalPage_fast);
        combo.select(SPEEDS.indexOf(speed));
        combo.addListener(SWT.Selection, e -> speed = SPEEDS.get(combo.getSelectionIndex()));
        GridDataFactory.swtDefaults().span(2, 1).applyTo(combo);
        ofSample.setFocus();
        setControl(page);
        check();
    }

    private Button radio(Composite parent, String label, boolean meansSample) {
        Button button = new Button(parent, SWT.RADIO);
        button.setText(label);
        button.setSelection(sample == meansSample);
        GridDataFactory.swtDefaults().span(3, 1).applyTo(button);
        button.addListener(SWT.Selection, e -> {
            if (button.getSelection()) {
                sample = meansSample;
                check();
            }
        });
        return button;
    }

    private static Button button(Composite parent, String label, Runnable action) {
        Button button = new Button(parent, SWT.PUSH);
        button.setText(label);
        button.addListener(SWT.Selection, e -> action.run());
        GridDataFactory.fillDefaults().grab(true, false).applyTo(button);
        return button;
    }

    private void addFiles() {
        FileDialog dialog = new FileDialog(getShell(), SWT.OPEN | SWT.MULTI);
        dialog.setFilterExtensions(new String[] {"*.sql;*.sql.gz;*.dump", "*"});
        if (dialog.open() != null) {
            for (String name : dialog.getFileNames()) {
                add(Path.of(dialog.getFilterPath(), name));
            }
        }
    }

    private void addFolder() {
        FilePrompt.folder(getShell()).ifPresent(this::add);
    }

    private void add(Path path) {
        if (!files.contains(path)) {
            files.add(path);
            list.add(path.toString());
        }
        check();
    }

    private void removeSelected() {
        int[] indices = list.getSelectionIndices();
        for (int i = indices.length - 1; i >= 0; i--) {
            files.remove(indices[i]);
            list.remove(indices[i]);
        }
        check();
    }

    private void check() {
        for (var child : remove.getParent().getChildren()) {
            child.setEnabled(!sample);
        }
        list.setEnabled(!sample);
        remove.setEnabled(!sample && list.getSelectionCount() > 0);
        boolean complete = sample || !files.isEmpty();
        setMessage(complete ? null : Messages.RehearsalPage_noFiles);
        setPageComplete(complete);
    }
}
