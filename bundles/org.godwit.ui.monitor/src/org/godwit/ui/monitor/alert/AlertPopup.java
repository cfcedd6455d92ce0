package org.godwit.ui.monitor.alert;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

import org.eclipse.jface.notifications.NotificationPopup;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.RowData;
import org.eclipse.swt.layout.RowLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Link;
import org.eclipse.swt.widgets.Shell;
import org.godwit.supervisor.alert.AlertView;
import org.godwit.ui.EngineSentences;

/** A small window in the corner that tells of alerts and goes away by itself; it never takes the focus. Display thread only. */
final class AlertPopup {
    private static final long SHOWN_MILLIS = 8_000;
    private static final int WIDTH = 320;
    private static final int LISTED = 3;

    private AlertPopup() {
    }

    static void raised(Shell shell, List<AlertView> alerts) {
        AlertView newest = alerts.getFirst();
        String title = alerts.size() == 1 ? AlertLabels.rule(newest.rule()) + " – " + newest.projectName() : Messages.bind(Messages.AlertPopup_more, alerts.size());
        String text = alerts.size() == 1 ? EngineSentences.say(newest.cause()) : names(alerts);
        show(shell, title, text, Optional.of(newest));
    }

    static void ended(Shell shell, List<AlertView> alerts) {
        show(shell, Messages.bind(Messages.AlertPopup_ended, AlertLabels.rule(alerts.getFirst().rule())), names(alerts), Optional.empty());
    }

    private static String names(List<AlertView> alerts) {
        return alerts.stream().limit(LISTED).map(a -> a.projectName() + ": " + AlertLabels.rule(a.rule())).collect(Collectors.joining("\n")) + (alerts.size() > LISTED ? "\n…" : "");
    }

    private static void show(Shell shell, String title, String text, Optional<AlertView> alert) {
        NotificationPopup.forShell(shell).title(title, true).content(parent -> content(parent, text, alert)).delay(SHOWN_MILLIS).fadeIn(false).open();
    }

    private static Control content(Composite parent, String text, Optional<AlertView> alert) {
        Composite body = new Composite(parent, SWT.NONE);
        RowLayout layout = new RowLayout(SWT.VERTICAL);
        layout.spacing = 8;
        body.setLayout(layout);
        Label words = new Label(body, SWT.WRAP);
        words.setText(text.length() > 300 ? text.substring(0, 300) + "…" : text);
        words.setLayoutData(new RowData(WIDTH, SWT.DEFAULT));
        if (alert.isPresent()) {
            Link link = new Link(body, SWT.NONE);
            link.setText("<a>" + Messages.AlertPopup_details + "</a>");
            link.addListener(SWT.Selection, e -> AlertNotifier.open(alert));
        }
        return body;
    }
}
