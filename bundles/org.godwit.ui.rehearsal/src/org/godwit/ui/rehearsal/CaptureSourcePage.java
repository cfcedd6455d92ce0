package org.godwit.ui.rehearsal;

import java.nio.file.Files;
import java.util.List;
import java.util.Optional;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.wizard.WizardPage;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Spinner;
import org.eclipse.swt.widgets.Text;
import org.godwit.core.model.DataSource;
import org.godwit.ui.A11y;
import org.godwit.ui.Commands;
import org.godwit.ui.EngineJob;

/** Which source is captured, how many rows, for how long its log is recorded, and the bundle's name. */
final class CaptureSourcePage extends WizardPage {
    private static final int INDENT = 24;
    private static final int DAY = 86_400;

    private final CaptureDraft draft;
    private List<DataSource> known = List.of();
    private Combo sources;
    private Text name;
    private boolean nameTyped;
    private boolean naming;

    CaptureSourcePage(CaptureDraft draft) {
        super("source", Messages.CaptureSourcePage_title, null);
        this.draft = draft;
        setDescription(Messages.CaptureSourcePage_description);
        setPageComplete(false);
    }

    @Override
    public void createControl(Composite parent) {
        Composite page = new Composite(parent, SWT.NONE);
        GridLayoutFactory.swtDefaults().numColumns(3).margins(12, 12).spacing(8, 9).applyTo(page);
        label(page, Messages.CaptureSourcePage_source);
        sources = new Combo(page, SWT.READ_ONLY);
        GridDataFactory.fillDefaults().grab(true, false).hint(200, SWT.DEFAULT).applyTo(sources);
        A11y.name(sources, Messages.CaptureSourcePage_source);
        sources.addListener(SWT.Selection, e -> chosen(known.get(sources.getSelectionIndex())));
        Button add = new Button(page, SWT.PUSH);
        add.setText(Messages.CaptureSourcePage_new);
        add.addListener(SWT.Selection, e -> {
            Commands.run("org.godwit.ui.datasources.new");
            read();
        });
        label(page, Messages.CaptureSourcePage_name);
        name = new Text(page, SWT.BORDER);
        GridDataFactory.fillDefaults().grab(true, false).span(2, 1).applyTo(name);
        A11y.name(name, Messages.CaptureSourcePage_name);
        name.addListener(SWT.Modify, e -> {
            nameTyped = nameTyped || !naming;
            draft.name = name.getText();
            check();
        });
        createRows(page);
        label(page, Messages.CaptureSourcePage_log);
        Spinner log = spinner(page, draft.logSeconds, 0, DAY, Messages.CaptureSourcePage_log);
        log.addListener(SWT.Modify, e -> draft.logSeconds = log.getSelection());
        Label hint = new Label(page, SWT.WRAP);
        hint.setText(Messages.CaptureSourcePage_hint);
        GridDataFactory.fillDefaults().grab(true, false).span(3, 1).hint(300, SWT.DEFAULT).indent(0, 8).applyTo(hint);
        setControl(page);
        read();
    }

    private void createRows(Composite page) {
        label(page, Messages.CaptureSourcePage_rows);
        Button sample = new Button(page, SWT.RADIO);
        sample.setText(Messages.CaptureSourcePage_sample);
        sample.setSelection(!draft.whole);
        Spinner rows = spinner(page, draft.rows, 1, 100_000_000, Messages.CaptureSourcePage_sample);
        rows.addListener(SWT.Modify, e -> draft.rows = rows.getSelection());
        new Label(page, SWT.NONE);
        Button whole = new Button(page, SWT.RADIO);
        whole.setText(Messages.CaptureSourcePage_whole);
        whole.setSelection(draft.whole);
        GridDataFactory.swtDefaults().span(2, 1).applyTo(whole);
        whole.addListener(SWT.Selection, e -> {
            draft.whole = whole.getSelection();
            rows.setEnabled(!draft.whole);
        });
    }

    private static void label(Composite page, String text) {
        new Label(page, SWT.NONE).setText(text);
    }

    private static Spinner spinner(Composite page, int value, int least, int most, String meaning) {
        Spinner spinner = new Spinner(page, SWT.BORDER);
        spinner.setValues(value, least, most, 0, 10, 100);
        A11y.name(spinner, meaning);
        return spinner;
    }

    private void read() {
        new EngineJob<>(Messages.CaptureSourcePage_reading, sources, (studio, cancel) -> studio.dataSources().list()).quiet().then(this::show).start();
    }

    private void show(List<DataSource> found) {
        known = found;
        sources.setItems(found.stream().map(DataSource::name).toArray(String[]::new));
        Optional<DataSource> before = draft.source().flatMap(s -> found.stream().filter(d -> d.id().equals(s.id())).findFirst());
        before.or(() -> found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty()).ifPresent(source -> {
            sources.select(found.indexOf(source));
            chosen(source);
        });
        check();
    }

    private void chosen(DataSource source) {
        draft.setSource(Optional.of(source));
        if (!nameTyped) {
            naming = true;
            name.setText(source.name().replaceAll("[^\\p{L}\\p{N}_.-]", "-"));
            naming = false;
        }
        check();
    }

    private void check() {
        boolean safe = draft.name.strip().matches("[\\p{L}\\p{N}_. -]+") && !draft.name.strip().startsWith(".");
        boolean free = !safe || !Files.exists(draft.file());
        setErrorMessage(draft.name.isBlank() || safe ? free ? null : Messages.BundleFiles_exists : Messages.CaptureSourcePage_badName);
        setMessage(draft.source().isEmpty() ? Messages.CaptureSourcePage_choose : null);
        setPageComplete(draft.source().isPresent() && safe && free);
    }
}
