package org.godwit.ui;

import org.eclipse.swt.accessibility.AccessibleAdapter;
import org.eclipse.swt.accessibility.AccessibleEvent;
import org.eclipse.swt.widgets.Control;

/** Names for screen readers, of controls that show no words of their own. Display thread only. */
public final class A11y {
    private static final String NAME = "org.godwit.ui.accessibleName";

    private A11y() {
    }

    /** Says the name for the control; a later name replaces an earlier one. */
    public static void name(Control control, String name) {
        boolean first = control.getData(NAME) == null;
        control.setData(NAME, name);
        if (first) {
            control.getAccessible().addAccessibleListener(new AccessibleAdapter() {
                @Override
                public void getName(AccessibleEvent e) {
                    e.result = (String) control.getData(NAME);
                }
            });
        }
    }

    /** The name that was given; empty when none was. */
    public static String name(Control control) {
        return control.getData(NAME) instanceof String name ? name : "";
    }
}
