package org.godwit.ui.app.alert;

import java.util.List;
import java.util.function.Consumer;

import org.eclipse.jface.dialogs.IMessageProvider;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.preference.PreferencePage;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.ui.IWorkbench;
import org.eclipse.ui.IWorkbenchPreferencePage;
import org.godwit.core.error.GodwitException;
import org.godwit.supervisor.alert.AlertChannel;
import org.godwit.ui.Column;
import org.godwit.ui.EngineJob;
import org.godwit.ui.Icons;
import org.godwit.ui.RecordTable;

/** The channels that alerts are sent to: add, edit, test, delete. What is done here is done at once. */
public final class ChannelPreferences extends PreferencePage implements IWorkbenchPreferencePage {
    private RecordTable<AlertChannel> table;
    private List<Button> ofSelected = List.of();

    public ChannelPreferences() {
        noDefaultAndApplyButton();
    }

    @Override
    public void init(IWorkbench workbench) {
        setDescription(Messages.ChannelPreferences_description);
    }

    @Override
    protected Control createContents(Composite parent) {
        Composite page = new Composite(parent, SWT.NONE);
        GridLayoutFactory.fillDefaults().numColumns(2).applyTo(page);
        table = new RecordTable<>(page, SWT.BORDER | SWT.SINGLE, AlertChannel::id,
                List.of(Column.<AlertChannel>text(Messages.ChannelPreferences_name, 130, AlertChannel::name).icon(c -> Icons.OPEN.image()),
                        Column.text(Messages.ChannelPreferences_kind, 80, ChannelPreferences::kind), Column.text(Messages.ChannelPreferences_target, 230, ChannelPreferences::target),
                        Column.text(Messages.ChannelPreferences_state, 70, c -> c.enabled() ? Messages.ChannelPreferences_on : Messages.ChannelPreferences_off)));
        GridDataFactory.fillDefaults().grab(true, true).hint(280, 220).applyTo(table.control());
        Composite bar = new Composite(page, SWT.NONE);
        GridLayoutFactory.fillDefaults().applyTo(bar);
        GridDataFactory.fillDefaults().applyTo(bar);
        button(bar, Messages.ChannelPreferences_newWebhook, () -> edit(ChannelDialog.newWebhook()));
        button(bar, Messages.ChannelPreferences_newMail, () -> edit(ChannelDialog.newMail()));
        ofSelected = List.of(button(bar, Messages.ChannelPreferences_edit, () -> table.first().ifPresent(this::edit)),
                button(bar, Messages.ChannelPreferences_test, () -> table.first().ifPresent(this::test)), button(bar, Messages.ChannelPreferences_delete, () -> table.first().ifPresent(this::delete)));
        table.onSelect(rows -> enable());
        table.onOpen(this::edit);
        enable();
        read();
        return page;
    }

    private static Button button(Composite parent, String label, Runnable action) {
        Button button = new Button(parent, SWT.PUSH);
        button.setText(label);
        GridDataFactory.fillDefaults().applyTo(button);
        button.addListener(SWT.Selection, e -> action.run());
        return button;
    }

    private void enable() {
        ofSelected.forEach(b -> b.setEnabled(table.first().isPresent()));
    }

    private static String kind(AlertChannel channel) {
        return switch (channel.target()) {
            case AlertChannel.Webhook hook -> Messages.ChannelPreferences_kindWebhook;
            case AlertChannel.Email mail -> Messages.ChannelPreferences_kindMail;
        };
    }

    /** Without what stands behind the question mark of a URL, which is a secret with many services. */
    private static String target(AlertChannel channel) {
        return switch (channel.target()) {
            case AlertChannel.Webhook hook -> hook.url().getScheme() + "://" + hook.url().getAuthority() + hook.url().getPath();
            case AlertChannel.Email mail -> String.join(", ", mail.to());
        };
    }

    private void read() {
        run(new EngineJob<>(Messages.ChannelPreferences_reading, table.control(), (studio, cancel) -> studio.alerts().channels()), table::setRows);
    }

    private void edit(AlertChannel channel) {
        ChannelDialog.edit(getShell(), channel)
                .ifPresent(edited -> run(new EngineJob<>(Messages.ChannelPreferences_saving, table.control(), (studio, cancel) -> studio.alerts().save(edited)), saved -> read()));
    }

    private void test(AlertChannel channel) {
        run(EngineJob.of(Messages.ChannelPreferences_testing, table.control(), (studio, cancel) -> studio.alerts().test(channel, cancel)),
                done -> setMessage(Messages.bind(Messages.ChannelPreferences_sent, channel.name()), IMessageProvider.INFORMATION));
    }

    private void delete(AlertChannel channel) {
        run(EngineJob.of(Messages.ChannelPreferences_saving, table.control(), (studio, cancel) -> studio.alerts().delete(channel.id())), done -> read());
    }

    private <R> void run(EngineJob<R> job, Consumer<R> then) {
        setErrorMessage(null);
        setMessage(null);
        job.quiet().then(result -> {
            then.accept(result);
            enable();
        }).otherwise(this::failed).start();
    }

    private void failed(GodwitException failure) {
        setErrorMessage(failure.problem().message() + " " + failure.problem().remedy());
    }
}
