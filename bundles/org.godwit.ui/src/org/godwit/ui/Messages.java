package org.godwit.ui;

import org.eclipse.osgi.util.NLS;

/** User texts of this bundle, from {@code messages.properties}. */
public final class Messages extends NLS {
    public static String Formats_left;
    public static String Formats_perSecond;
    public static String ProblemDialog_code;
    public static String ProblemDialog_copy;
    public static String StudioWatch_open;
    public static String TableCopy_as;
    public static String TableCopy_csv;
    public static String TableCopy_markdown;
    public static String TableCopy_sql;
    public static String TableCopy_text;
    public static String TextCompare_copy;
    public static String TextCompare_differences;
    public static String TextCompare_next;
    public static String TextCompare_previous;
    public static String TextCompare_same;

    static {
        NLS.initializeMessages("org.godwit.ui.messages", Messages.class);
    }

    private Messages() {
    }
}
