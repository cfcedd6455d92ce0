package org.godwit.ui.monitor.parameters;

import java.util.Optional;

import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.dialogs.TitleAreaDialog;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.godwit.core.error.GodwitException;
import org.godwit.core.spi.Component;
import org.godwit.supervisor.service.ComponentParameter;
import org.godwit.supervisor.service.ComponentService;
import org.godwit.ui.EngineSentences;
import org.godwit.ui.EngineWords;
import org.godwit.ui.monitor.Messages;

/** Asks for the value of one parameter, with what it does and what is allowed; a value outside of the limits cannot be confirmed. Display thread only. */
public final class ParameterDialog extends TitleAreaDialog {
    private static final int TAKE_BACK = IDialogConstants.CLIENT_ID;

    private final ComponentService components;
    private final Component.Kind kind;
    private final ComponentParameter parameter;
    private String value;
    private Control field;

    private ParameterDialog(Shell parent, ComponentService components, Component.Kind kind, ComponentParameter parameter, String value) {
        super(parent);
        this.components = components;
        this.kind = kind;
        this.parameter = parameter;
        this.value = value;
        setShellStyle(getShellStyle() | SWT.RESIZE);
        setHelpAvailable(false);
    }

    /**
     * @param value what stands in the field first
     * @return the new value, an empty text to take the change back; empty when the user cancelled
     */
    public static Optional<String> ask(Shell parent, ComponentService components, Component.Kind kind, ComponentParameter parameter, String value) {
        ParameterDialog dialog = new ParameterDialog(parent, components, kind, parameter, value);
        return dialog.open() == OK ? Optional.of(dialog.value) : Optional.empty();
    }

    @Override
    protected void configureShell(Shell shell) {
        super.configureShell(shell);
        shell.setText(Messages.ParameterDialog_title);
    }

    @Override
    protected Control createDialogArea(Composite parent) {
        setTitle(parameter.key());
        setMessage(EngineWords.parameter(kind, parameter.key(), parameter.description()));
        Composite area = new Composite((Composite) super.createDialogArea(parent), SWT.NONE);
        GridDataFactory.fillDefaults().grab(true, true).applyTo(area);
        GridLayoutFactory.swtDefaults().numColumns(2).margins(12, 10).spacing(12, 6).applyTo(area);
        label(area, Messages.ParameterDialog_value);
        field = parameter.choices().isEmpty() ? text(area) : combo(area);
        GridDataFactory.fillDefaults().grab(true, false).applyTo(field);
        line(area, Messages.ParameterDialog_allowed, Limits.of(parameter));
        line(area, Messages.ParameterDialog_default, shown(parameter.defaultValue()));
        parameter.ofProject().ifPresent(v -> line(area, Messages.ParameterDialog_project, shown(v)));
        parameter.running().ifPresent(v -> line(area, Messages.ParameterDialog_running, shown(v)));
        line(area, Messages.ParameterDialog_effect, Origin.effect(parameter));
        return area;
    }

    private static String shown(String value) {
        return value.isEmpty() ? Messages.ParameterDialog_nothing : value;
    }

    private Text text(Composite parent) {
        Text text = new Text(parent, SWT.BORDER);
        text.setText(value);
        text.selectAll();
        text.addListener(SWT.Modify, e -> check(text.getText()));
        return text;
    }

    private Combo combo(Composite parent) {
        Combo combo = new Combo(parent, SWT.READ_ONLY | SWT.DROP_DOWN);
        combo.setItems(parameter.choices().toArray(String[]::new));
        combo.setText(value);
        combo.addListener(SWT.Selection, e -> check(combo.getText()));
        return combo;
    }

    private static void label(Composite parent, String text) {
        Label label = new Label(parent, SWT.NONE);
        label.setText(text);
        GridDataFactory.fillDefaults().align(SWT.BEGINNING, SWT.CENTER).applyTo(label);
    }

    private static void line(Composite parent, String name, String text) {
        Label label = new Label(parent, SWT.NONE);
        label.setText(name);
        GridDataFactory.fillDefaults().align(SWT.BEGINNING, SWT.BEGINNING).applyTo(label);
        Label shown = new Label(parent, SWT.WRAP);
        shown.setText(text.replace("&", "&&"));
        GridDataFactory.fillDefaults().grab(true, false).hint(360, SWT.DEFAULT).applyTo(shown);
    }

    @Override
    protected void createButtonsForButtonBar(Composite parent) {
        createButton(parent, TAKE_BACK, Messages.ParameterDialog_takeBack, false).setEnabled(parameter.changed().isPresent());
        super.createButtonsForButtonBar(parent);
    }

    private void check(String text) {
        value = text.strip();
        try {
            components.checkParameter(kind, parameter.key(), value);
            setErrorMessage(value.isEmpty() && !parameter.defaultValue().isEmpty() ? Messages.ParameterDialog_empty : null);
        } catch (GodwitException e) {
            setErrorMessage(EngineSentences.say(e.problem().message()));
        }
        getButton(OK).setEnabled(getErrorMessage() == null);
    }

    @Override
    protected void buttonPressed(int id) {
        if (id == TAKE_BACK) {
            value = "";
            okPressed();
        } else {
            super.buttonPressed(id);
        }
    }

    @Override
    public void create() {
        super.create();
        field.setFocus();
    }
}
