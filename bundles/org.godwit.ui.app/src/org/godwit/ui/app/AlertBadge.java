package org.godwit.ui.app;

import java.util.Optional;

import org.eclipse.jface.action.ContributionItem;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.CLabel;
import org.eclipse.swt.widgets.Composite;
import org.godwit.ui.Icons;
import org.godwit.ui.monitor.alert.AlertNotifier;

/** How many alerts are open, in the status line; a click shows them. Not there while there is none. Display thread only. */
final class AlertBadge extends ContributionItem {
    private int open;

    AlertBadge() {
        super("org.godwit.ui.app.alerts");
        setVisible(false);
    }

    @Override
    public void fill(Composite parent) {
        CLabel label = new CLabel(parent, SWT.SHADOW_NONE);
        label.setImage(Icons.STATE_FAILED.image());
        label.setText(Messages.bind(Messages.StudioStatus_alerts, open));
        label.setCursor(label.getDisplay().getSystemCursor(SWT.CURSOR_HAND));
        label.addListener(SWT.MouseUp, e -> AlertNotifier.open(Optional.empty()));
    }

    /** @return whether the status line has to be laid out anew */
    boolean show(int number) {
        boolean changed = number != open;
        open = number;
        setVisible(number > 0);
        return changed;
    }
}
