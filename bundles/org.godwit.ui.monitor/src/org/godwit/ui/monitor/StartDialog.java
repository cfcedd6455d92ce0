package org.godwit.ui.monitor;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

import org.eclipse.jface.dialogs.TitleAreaDialog;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;

/** Asks from which time an Incr-Sync goes on, or a new store begins (OMS: "Whether Reset Synchronization Timestamp"). Display thread only. */
final class StartDialog extends TitleAreaDialog {
    private static final DateTimeFormatter FORM = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

    /** What the user chose. {@code time} is empty to go on where it stands. */
    record Choice(Optional<Instant> time) {
    }

    private final String title;
    private final String message;
    private final boolean mayGoOn;
    private final Instant suggested;
    private Button goOn;
    private Text time;
    private Choice choice = new Choice(Optional.empty());

    private StartDialog(Shell parent, String title, String message, boolean mayGoOn, Instant suggested) {
        super(parent);
        this.title = title;
        this.message = message;
        this.mayGoOn = mayGoOn;
        this.suggested = suggested.truncatedTo(ChronoUnit.SECONDS);
        setHelpAvailable(false);
    }

    /**
     * @param mayGoOn whether no time is an answer too
     * @return empty when the user cancelled
     */
    static Optional<Choice> ask(Shell parent, String title, String message, boolean mayGoOn, Instant suggested) {
        StartDialog dialog = new StartDialog(parent, title, message, mayGoOn, suggested);
        return dialog.open() == OK ? Optional.of(dialog.choice) : Optional.empty();
    }

    @Override
    protected void configureShell(Shell shell) {
        super.configureShell(shell);
        shell.setText(title);
    }

    @Override
    protected Control createDialogArea(Composite parent) {
        setTitle(title);
        setMessage(message);
        Composite area = new Composite((Composite) super.createDialogArea(parent), SWT.NONE);
        GridDataFactory.fillDefaults().grab(true, true).applyTo(area);
        GridLayoutFactory.swtDefaults().numColumns(2).margins(12, 10).spacing(8, 6).applyTo(area);
        if (mayGoOn) {
            goOn = radio(area, Messages.StartDialog_goOn, true);
            radio(area, Messages.StartDialog_reset, false);
        }
        Label label = new Label(area, SWT.NONE);
        label.setText(Messages.StartDialog_time);
        time = new Text(area, SWT.BORDER);
        time.setText(FORM.format(suggested.atZone(ZoneId.systemDefault())));
        time.setEnabled(!mayGoOn);
        time.addListener(SWT.Modify, e -> check());
        GridDataFactory.fillDefaults().grab(true, false).applyTo(time);
        return area;
    }

    private Button radio(Composite parent, String text, boolean chosen) {
        Button radio = new Button(parent, SWT.RADIO);
        radio.setText(text);
        radio.setSelection(chosen);
        radio.addListener(SWT.Selection, e -> check());
        GridDataFactory.fillDefaults().span(2, 1).applyTo(radio);
        return radio;
    }

    private void check() {
        boolean stands = mayGoOn && goOn.getSelection();
        time.setEnabled(!stands);
        Optional<Instant> given = stands ? Optional.empty() : instant(time.getText());
        choice = new Choice(given);
        setErrorMessage(stands || given.isPresent() ? null : Messages.StartDialog_badTime);
        getButton(OK).setEnabled(stands || given.isPresent());
    }

    private static Optional<Instant> instant(String text) {
        try {
            Instant parsed = LocalDateTime.parse(text.strip(), FORM).atZone(ZoneId.systemDefault()).toInstant();
            return parsed.isAfter(Instant.now()) ? Optional.empty() : Optional.of(parsed);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    @Override
    public void create() {
        super.create();
        check();
    }
}
