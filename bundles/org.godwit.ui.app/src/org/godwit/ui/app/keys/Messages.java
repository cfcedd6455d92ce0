package org.godwit.ui.app.keys;

import org.eclipse.osgi.util.NLS;

/** User texts of this package, from {@code messages.properties}. */
public final class Messages extends NLS {
    public static String KeyLines_copy;
    public static String KeyLines_copyAs;
    public static String KeyLines_filter;
    public static String KeyLines_open;
    public static String KeyLines_selectAll;
    public static String KeyLines_tables;
    public static String KeysDialog_command;
    public static String KeysDialog_filter;
    public static String KeysDialog_group;
    public static String KeysDialog_keys;
    public static String KeysDialog_title;

    static {
        NLS.initializeMessages("org.godwit.ui.app.keys.messages", Messages.class);
    }

    private Messages() {
    }
}
