package org.godwit.ui.rehearsal;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.wizard.WizardPage;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Spinner;
import org.godwit.rehearsal.sample.Sample;
import org.godwit.ui.EngineJob;
import org.godwit.ui.FilePrompt;

/** What is rehearsed: the sample with a number of rows, a bundle, or dump files and folders of them. */
final class RehearsalPage extends WizardPage {
    private static final int LEAST_ROWS = 5_000;
    private static final int MOST_ROWS = 50_000_000;
    private static final int INDENT = 24;

    /** What is rehearsed. */
    enum Kind {
        SAMPLE, BUNDLE, DUMPS
    }

    private final List<Path> files = new ArrayList<>();
    private Kind kind = Kind.SAMPLE;
    private List<Path> known = List.of();
    private Optional<Path> bundle = Optional.empty();
    private int rows = (int) Sample.DEFAULT_ROWS;
    private Combo bundles;
    private org.eclipse.swt.widgets.List list;
    private List<Control> bundleControls = List.of();
    private Button remove;

    RehearsalPage() {
        super("rehearsal", Messages.RehearsalPage_title, null);
        setDescription(Messages.RehearsalPage_description);
    }

    Kind kind() {
        return kind;
    }

    /** The chosen bundle; empty unless one is to be rehearsed. */
    Optional<Path> bundle() {
        return bundle;
    }

    /** Begins with this bundle. Before the page is shown. */
    void preselect(Path file) {
        bundle = Optional.of(file);
        kind = Kind.BUNDLE;
    }

    int rows() {
        return rows;
    }

    List<Path> files() {
        return List.copyOf(files);
    }

    @Override
    public void createControl(Composite parent) {
        Composite page = new Composite(parent, SWT.NONE);
        GridLayoutFactory.swtDefaults().numColumns(3).margins(12, 12).spacing(8, 8).applyTo(page);
        Button ofSample = radio(page, Messages.RehearsalPage_sample, Kind.SAMPLE);
        Label count = new Label(page, SWT.NONE);
        count.setText(Messages.RehearsalPage_rows);
        GridDataFactory.swtDefaults().indent(INDENT, 0).applyTo(count);
        Spinner spinner = new Spinner(page, SWT.BORDER);
        spinner.setValues(rows, LEAST_ROWS, MOST_ROWS, 0, 10_000, 100_000);
        spinner.addListener(SWT.Modify, e -> rows = spinner.getSelection());
        GridDataFactory.swtDefaults().span(2, 1).applyTo(spinner);
        radio(page, Messages.RehearsalPage_bundle, Kind.BUNDLE);
        createBundles(page);
        radio(page, Messages.RehearsalPage_dumps, Kind.DUMPS);
        list = new org.eclipse.swt.widgets.List(page, SWT.BORDER | SWT.MULTI | SWT.V_SCROLL | SWT.H_SCROLL);
        GridDataFactory.fillDefaults().grab(true, true).span(2, 1).indent(INDENT, 0).hint(380, 130).applyTo(list);
        Composite buttons = new Composite(page, SWT.NONE);
        GridLayoutFactory.fillDefaults().applyTo(buttons);
        GridDataFactory.fillDefaults().applyTo(buttons);
        button(buttons, Messages.RehearsalPage_addFiles, this::addFiles);
        button(buttons, Messages.RehearsalPage_addFolder, this::addFolder);
        remove = button(buttons, Messages.RehearsalPage_remove, this::removeSelected);
        list.addListener(SWT.Selection, e -> check());
        ofSample.setFocus();
        setControl(page);
        check();
        new EngineJob<>(Messages.BundlesView_reading, page, (studio, cancel) -> BundleFiles.get().list()).quiet().then(this::fill).start();
    }

    private void createBundles(Composite page) {
        bundles = new Combo(page, SWT.READ_ONLY);
        GridDataFactory.fillDefaults().grab(true, false).span(2, 1).indent(INDENT, 0).applyTo(bundles);
        bundles.addListener(SWT.Selection, e -> {
            bundle = Optional.of(known.get(bundles.getSelectionIndex()));
            check();
        });
        Button other = button(page, Messages.RehearsalPage_other, () -> FilePrompt.file(getShell(), List.of("*" + BundleFiles.ENDING, "*")).ifPresent(this::choose));
        other.setLayoutData(GridDataFactory.fillDefaults().create());
        bundleControls = List.of(bundles, other);
    }

    private void choose(Path file) {
        bundle = Optional.of(file);
        List<Path> all = new ArrayList<>(known);
        if (!all.contains(file)) {
            all.add(file);
        }
        show(all);
    }

    /** Bundles that can be read. */
    private void fill(List<BundleSummary> found) {
        List<Path> files = new ArrayList<>(found.stream().filter(b -> b.problem().isEmpty()).map(BundleSummary::file).toList());
        bundle.filter(b -> !files.contains(b)).ifPresent(files::add);
        show(files);
    }

    private void show(List<Path> files) {
        known = List.copyOf(files);
        bundles.setItems(known.stream().map(f -> f.getFileName().toString()).toArray(String[]::new));
        if (bundle.isEmpty() && !known.isEmpty()) {
            bundle = Optional.of(known.get(0));
        }
        bundle.ifPresent(b -> bundles.select(known.indexOf(b)));
        check();
    }

    private Button radio(Composite parent, String label, Kind means) {
        Button button = new Button(parent, SWT.RADIO);
        button.setText(label);
        button.setSelection(kind == means);
        GridDataFactory.swtDefaults().span(3, 1).applyTo(button);
        button.addListener(SWT.Selection, e -> {
            if (button.getSelection()) {
                kind = means;
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
            child.setEnabled(kind == Kind.DUMPS);
        }
        bundleControls.forEach(control -> control.setEnabled(kind == Kind.BUNDLE));
        list.setEnabled(kind == Kind.DUMPS);
        remove.setEnabled(kind == Kind.DUMPS && list.getSelectionCount() > 0);
        Optional<String> missing = switch (kind) {
            case SAMPLE -> Optional.empty();
            case BUNDLE -> bundle.isPresent() ? Optional.empty() : Optional.of(Messages.RehearsalPage_noBundle);
            case DUMPS -> files.isEmpty() ? Optional.of(Messages.RehearsalPage_noFiles) : Optional.empty();
        };
        setMessage(missing.orElse(null));
        setPageComplete(missing.isEmpty());
    }
}
