package org.godwit.ui.datasources;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.eclipse.core.databinding.DataBindingContext;
import org.eclipse.core.databinding.UpdateValueStrategy;
import org.eclipse.core.databinding.observable.value.WritableValue;
import org.eclipse.core.databinding.validation.ValidationStatus;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.jface.databinding.swt.typed.WidgetProperties;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.godwit.core.model.TlsSettings;

/** The TLS part of the connection page: mode, and the PEM files that the mode can use. */
final class TlsFields {
    private final DataSourceDraft draft;
    private final DataBindingContext binding;
    private final List<Control> authority = new ArrayList<>();
    private final List<Control> client = new ArrayList<>();

    TlsFields(DataSourceDraft draft, DataBindingContext binding) {
        this.draft = draft;
        this.binding = binding;
    }

    /** The parent has a grid of four columns. */
    void create(Composite page) {
        new Label(page, SWT.NONE).setText(Messages.Tls_mode);
        Combo mode = new Combo(page, SWT.READ_ONLY);
        for (TlsSettings.Mode each : TlsSettings.Mode.values()) {
            mode.add(TlsLabels.of(each));
        }
        GridDataFactory.fillDefaults().span(3, 1).applyTo(mode);
        mode.select(draft.tlsMode.getValue().ordinal());
        mode.addListener(SWT.Selection, e -> draft.tlsMode.setValue(TlsSettings.Mode.values()[mode.getSelectionIndex()]));
        draft.tlsMode.addValueChangeListener(e -> {
            mode.select(draft.tlsMode.getValue().ordinal());
            enable();
        });
        file(page, Messages.Tls_authority, draft.authority, authority);
        file(page, Messages.Tls_certificate, draft.certificate, client);
        file(page, Messages.Tls_key, draft.clientKey, client);
        enable();
    }

    private void file(Composite page, String label, WritableValue<String> value, List<Control> group) {
        Label name = new Label(page, SWT.NONE);
        name.setText(label);
        Text path = new Text(page, SWT.BORDER);
        path.setMessage(Messages.Tls_optional);
        GridDataFactory.fillDefaults().grab(true, false).span(2, 1).align(SWT.FILL, SWT.CENTER).applyTo(path);
        Button browse = new Button(page, SWT.PUSH);
        browse.setText(Messages.Tls_browse);
        browse.addListener(SWT.Selection, e -> {
            FileDialog dialog = new FileDialog(page.getShell(), SWT.OPEN);
            dialog.setFilterExtensions(new String[] {"*.pem;*.crt;*.cer;*.key", "*"});
            String chosen = dialog.open();
            if (chosen != null) {
                value.setValue(chosen);
            }
        });
        UpdateValueStrategy<String, String> strategy = new UpdateValueStrategy<>();
        strategy.setAfterGetValidator(TlsFields::readable);
        binding.bindValue(WidgetProperties.text(SWT.Modify).observe(path), value, strategy, null);
        group.addAll(List.of(name, path, browse));
    }

    private static IStatus readable(String path) {
        return path.isBlank() || Files.isReadable(Path.of(path.strip())) ? ValidationStatus.ok() : ValidationStatus.error(Messages.bind(Messages.Tls_unreadable, path));
    }

    private void enable() {
        TlsSettings.Mode mode = draft.tlsMode.getValue();
        authority.forEach(c -> c.setEnabled(mode == TlsSettings.Mode.VERIFY_CA || mode == TlsSettings.Mode.VERIFY_IDENTITY));
        client.forEach(c -> c.setEnabled(mode != TlsSettings.Mode.DISABLED));
    }
}
