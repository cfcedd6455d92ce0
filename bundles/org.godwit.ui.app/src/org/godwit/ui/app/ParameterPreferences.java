package org.godwit.ui.app;

import java.util.List;
import java.util.Optional;

import org.eclipse.jface.dialogs.IMessageProvider;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.preference.PreferencePage;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.IWorkbench;
import org.eclipse.ui.IWorkbenchPreferencePage;
import org.godwit.core.error.GodwitException;
import org.godwit.supervisor.service.ParameterService.SystemParameter;
import org.godwit.ui.Column;
import org.godwit.ui.EngineJob;
import org.godwit.ui.FilterField;
import org.godwit.ui.Icons;
import org.godwit.ui.RecordTable;

/** The system parameters of the workspace: defaults of all its projects, with the names they have in OMS. A value is saved by its own button, since the engine checks it. */
public final class ParameterPreferences extends PreferencePage implements IWorkbenchPreferencePage {
    private RecordTable<SystemParameter> table;
    private Label description;
    private Text value;
    private Button save;
    private Button reset;
    private Optional<SystemParameter> shown = Optional.empty();

    public ParameterPreferences() {
        noDefaultAndApplyButton();
    }

    @Override
    public void init(IWorkbench workbench) {
        setDescription(Messages.ParameterPreferences_description);
    }

    @Override
    protected Control createContents(Composite parent) {
        Composite page = new Composite(parent, SWT.NONE);
        GridLayoutFactory.fillDefaults().numColumns(2).applyTo(page);
        Composite top = new Composite(page, SWT.NONE);
        GridLayoutFactory.fillDefaults().applyTo(top);
        GridDataFactory.fillDefaults().grab(true, false).span(2, 1).applyTo(top);
        new FilterField(top, Messages.ParameterPreferences_filter, text -> table.setFilter(text));
        table = new RecordTable<>(page, SWT.BORDER | SWT.SINGLE, SystemParameter::name,
                List.of(Column.<SystemParameter>text(Messages.ParameterPreferences_name, 230, SystemParameter::name).icon(p -> (changed(p) ? Icons.STATE_CHANGED : Icons.COMPONENT).image()),
                        Column.text(Messages.ParameterPreferences_part, 90, SystemParameter::module), Column.text(Messages.ParameterPreferences_value, 300, SystemParameter::value)));
        GridDataFactory.fillDefaults().grab(true, true).span(2, 1).hint(300, 150).applyTo(table.control());
        table.onSelect(rows -> show(rows.stream().findFirst()));
        description = new Label(page, SWT.WRAP);
        GridDataFactory.fillDefaults().grab(true, false).span(2, 1).hint(300, SWT.DEFAULT).applyTo(description);
        value = new Text(page, SWT.MULTI | SWT.BORDER | SWT.WRAP | SWT.V_SCROLL);
        value.setFont(JFaceResources.getTextFont());
        GridDataFactory.fillDefaults().grab(true, false).span(2, 1).hint(300, 60).applyTo(value);
        value.addListener(SWT.Traverse, e -> e.doit |= e.detail == SWT.TRAVERSE_TAB_NEXT || e.detail == SWT.TRAVERSE_TAB_PREVIOUS);
        value.addListener(SWT.Modify, e -> check());
        save = button(page, Messages.ParameterPreferences_save, this::save);
        reset = button(page, Messages.ParameterPreferences_reset, this::reset);
        show(Optional.empty());
        read();
        return page;
    }

    private static Button button(Composite parent, String label, Runnable action) {
        Button button = new Button(parent, SWT.PUSH);
        button.setText(label);
        button.addListener(SWT.Selection, e -> action.run());
        return button;
    }

    private static boolean changed(SystemParameter parameter) {
        return !parameter.value().equals(parameter.defaultValue());
    }

    private void read() {
        new EngineJob<>(Messages.ParameterPreferences_reading, table.control(), (studio, cancel) -> studio.parameters().list()).quiet().then(this::fill).otherwise(this::failed).start();
    }

    private void fill(List<SystemParameter> all) {
        table.setRows(all);
        if (table.first().isEmpty()) {
            all.stream().findFirst().ifPresent(p -> table.select(p.name()));
        }
        show(table.first());
    }

    private void show(Optional<SystemParameter> parameter) {
        shown = parameter;
        explain(parameter.map(SystemParameter::description).orElse(""));
        value.setEnabled(parameter.isPresent());
        value.setText(parameter.map(SystemParameter::value).orElse(""));
        check();
    }

    /** An edited value is saved or taken back before the dialog is left, so that none is lost unseen. */
    private void check() {
        boolean edited = shown.filter(p -> !p.value().equals(value.getText())).isPresent();
        save.setEnabled(edited);
        reset.setEnabled(shown.filter(p -> edited || changed(p)).isPresent());
        setValid(!edited);
        setErrorMessage(null);
        setMessage(edited ? Messages.ParameterPreferences_unsaved : null, IMessageProvider.INFORMATION);
    }

    private void explain(String text) {
        description.setText(text.replace("&", "&&"));
        description.requestLayout();
    }

    private void failed(GodwitException failure) {
        setErrorMessage(Messages.ParameterPreferences_refused);
        explain(failure.problem().message() + " " + failure.problem().remedy() + " (" + failure.problem().code() + ")");
    }

    private void save() {
        String wanted = value.getText();
        shown.ifPresent(p -> write(EngineJob.of(Messages.ParameterPreferences_save, table.control(), (studio, cancel) -> studio.parameters().set(p.name(), wanted))));
    }

    private void reset() {
        shown.ifPresent(p -> write(EngineJob.of(Messages.ParameterPreferences_reset, table.control(), (studio, cancel) -> studio.parameters().reset(p.name()))));
    }

    private void write(EngineJob<Boolean> job) {
        job.quiet().then(done -> read()).otherwise(this::failed).start();
    }
}
