package org.godwit.ui.monitor.alert;

import org.eclipse.osgi.util.NLS;

/** User texts of this package, from {@code messages.properties}. */
public final class Messages extends NLS {
    public static String AlertHandler_mute;
    public static String AlertHandler_unmute;
    public static String AlertMenus_day;
    public static String AlertMenus_hour;
    public static String AlertMenus_level;
    public static String AlertMenus_mute;
    public static String AlertMenus_muteRule;
    public static String AlertMenus_open;
    public static String AlertMenus_openAll;
    public static String AlertMenus_settingLevel;
    public static String AlertMenus_unmute;
    public static String AlertMenus_week;
    public static String AlertPopup_details;
    public static String AlertPopup_ended;
    public static String AlertPopup_more;
    public static String AlertPopup_tray;
    public static String AlertPopup_trayNone;
    public static String AlertsView_cause;
    public static String AlertsView_choose;
    public static String AlertsView_emptyText;
    public static String AlertsView_emptyTitle;
    public static String AlertsView_ended;
    public static String AlertsView_filter;
    public static String AlertsView_history;
    public static String AlertsView_level;
    public static String AlertsView_muted;
    public static String AlertsView_project;
    public static String AlertsView_reading;
    public static String AlertsView_rule;
    public static String AlertsView_sending;
    public static String AlertsView_since;
    public static String AlertsView_todo;
    public static String Level_high;
    public static String Level_ignore;
    public static String Level_low;
    public static String Level_medium;
    public static String Rule_delay;
    public static String Rule_failed;
    public static String Rule_inconsistent;
    public static String Sending_failed;
    public static String Sending_muted;
    public static String Sending_none;
    public static String Sending_pending;
    public static String Sending_restrained;
    public static String Sending_successful;

    static {
        NLS.initializeMessages("org.godwit.ui.monitor.alert.messages", Messages.class);
    }

    private Messages() {
    }
}
