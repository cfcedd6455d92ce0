package org.godwit.ui.app.alert;

import java.net.URI;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import org.eclipse.jface.dialogs.Dialog;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.godwit.core.model.Secret;
import org.godwit.supervisor.alert.AlertChannel;
import org.godwit.supervisor.alert.AlertChannel.Email;
import org.godwit.supervisor.alert.AlertChannel.Encryption;
import org.godwit.supervisor.alert.AlertChannel.Format;
import org.godwit.supervisor.alert.AlertChannel.Target;
import org.godwit.supervisor.alert.AlertChannel.Webhook;
import org.slf4j.LoggerFactory;

/** The fields of a channel; what cannot be used is refused by the engine when it is saved. Display thread only. */
final class ChannelDialog extends Dialog {
    private static final int WIDTH = 380;
    private static final int MAIL_PORT = 587;

    private final AlertChannel before;
    private AlertChannel result;
    private Text name;
    private Button enabled;
    /** Fields of the kind, in the order they stand. */
    private Text[] fields = {};
    private Combo choice;

    private ChannelDialog(Shell parent, AlertChannel before) {
        super(parent);
        this.before = before;
        this.result = before;
    }

    static AlertChannel newWebhook() {
        return new AlertChannel("", "", true, new Webhook(URI.create(""), Format.JSON, Secret.NONE, Optional.empty()));
    }

    static AlertChannel newMail() {
        return new AlertChannel("", "", true, new Email("", MAIL_PORT, Encryption.STARTTLS, "", Secret.NONE, "", List.of()));
    }

    /** The channel as it was changed; empty when the user cancelled. */
    static Optional<AlertChannel> edit(Shell parent, AlertChannel channel) {
        ChannelDialog dialog = new ChannelDialog(parent, channel);
        return dialog.open() == OK ? Optional.of(dialog.result) : Optional.empty();
    }

    @Override
    protected void configureShell(Shell shell) {
        super.configureShell(shell);
        shell.setText(before.target() instanceof Webhook ? Messages.ChannelDialog_webhook : Messages.ChannelDialog_mail);
    }

    @Override
    protected Control createDialogArea(Composite parent) {
        Composite area = (Composite) super.createDialogArea(parent);
        GridLayoutFactory.swtDefaults().numColumns(2).margins(12, 10).spacing(10, 6).applyTo(area);
        name = text(area, Messages.ChannelDialog_name, before.name(), SWT.NONE);
        switch (before.target()) {
            case Webhook hook -> webhook(area, hook);
            case Email mail -> mail(area, mail);
        }
        new Label(area, SWT.NONE);
        enabled = new Button(area, SWT.CHECK);
        enabled.setText(Messages.ChannelDialog_enabled);
        enabled.setSelection(before.enabled());
        return area;
    }

    private void webhook(Composite area, Webhook hook) {
        Text url = text(area, Messages.ChannelDialog_url, hook.url().toString(), SWT.NONE);
        choice = choice(area, Messages.ChannelDialog_format, hook.format().ordinal(), Messages.ChannelDialog_json, Messages.ChannelDialog_dingtalk);
        Text token = text(area, Messages.ChannelDialog_token, hook.token().reveal(), SWT.PASSWORD);
        Text authority = text(area, Messages.ChannelDialog_authority, hook.authority().map(Path::toString).orElse(""), SWT.NONE);
        authority.setMessage(Messages.ChannelDialog_optional);
        fields = new Text[] {url, token, authority};
    }

    private void mail(Composite area, Email mail) {
        Text host = text(area, Messages.ChannelDialog_host, mail.host(), SWT.NONE);
        Text port = text(area, Messages.ChannelDialog_port, Integer.toString(mail.port()), SWT.NONE);
        choice = choice(area, Messages.ChannelDialog_encryption, mail.encryption().ordinal(), Messages.ChannelDialog_none, Messages.ChannelDialog_starttls, Messages.ChannelDialog_tls);
        Text user = text(area, Messages.ChannelDialog_user, mail.user(), SWT.NONE);
        user.setMessage(Messages.ChannelDialog_optional);
        Text password = text(area, Messages.ChannelDialog_password, mail.password().reveal(), SWT.PASSWORD);
        Text from = text(area, Messages.ChannelDialog_from, mail.from(), SWT.NONE);
        Text to = text(area, Messages.ChannelDialog_addresses, String.join(", ", mail.to()), SWT.NONE);
        fields = new Text[] {host, port, user, password, from, to};
    }

    private static Text text(Composite area, String label, String value, int style) {
        new Label(area, SWT.NONE).setText(label);
        Text text = new Text(area, SWT.BORDER | SWT.SINGLE | style);
        text.setText(value);
        GridDataFactory.fillDefaults().grab(true, false).hint(WIDTH, SWT.DEFAULT).applyTo(text);
        return text;
    }

    private static Combo choice(Composite area, String label, int chosen, String... choices) {
        new Label(area, SWT.NONE).setText(label);
        Combo combo = new Combo(area, SWT.READ_ONLY | SWT.DROP_DOWN);
        combo.setItems(choices);
        combo.select(chosen);
        GridDataFactory.fillDefaults().grab(true, false).applyTo(combo);
        return combo;
    }

    private String field(int index) {
        return fields[index].getText().strip();
    }

    @Override
    protected void okPressed() {
        result = new AlertChannel(before.id(), name.getText().strip(), enabled.getSelection(), target());
        super.okPressed();
    }

    private Target target() {
        return switch (before.target()) {
            case Webhook hook -> new Webhook(url(field(0)), Format.values()[choice.getSelectionIndex()], new Secret(field(1)), Optional.of(field(2)).filter(f -> !f.isEmpty()).map(Path::of));
            case Email mail -> new Email(field(0), field(1).matches("\\d{1,5}") ? Integer.parseInt(field(1)) : 0, Encryption.values()[choice.getSelectionIndex()], field(2), new Secret(fields[3].getText()), field(4),
                    Arrays.stream(field(5).split("[,;\\s]+")).filter(a -> !a.isEmpty()).toList());
        };
    }

    /** What is no URL at all reads as an empty one, which the engine refuses with its words. */
    private static URI url(String text) {
        try {
            return URI.create(text);
        } catch (IllegalArgumentException e) {
            LoggerFactory.getLogger(ChannelDialog.class).debug("not a URL", e);
            return URI.create("");
        }
    }
}
