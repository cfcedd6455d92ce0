package org.godwit.ui.monitor;

import org.eclipse.osgi.util.NLS;

/** User texts of this bundle, from {@code messages.properties}. */
public final class Messages extends NLS {
    public static String ChartsView_bytes;
    public static String ChartsView_emptyText;
    public static String ChartsView_emptyTitle;
    public static String ChartsView_reading;
    public static String ChartsView_rows;
    public static String ComponentHandler_delete;
    public static String ComponentHandler_deleteQuestion;
    public static String ComponentHandler_deleteTitle;
    public static String ComponentHandler_pause;
    public static String ComponentHandler_rerun;
    public static String ComponentHandler_rerunFull;
    public static String ComponentHandler_rerunStore;
    public static String ComponentHandler_rerunSync;
    public static String ComponentHandler_rerunTitle;
    public static String ComponentHandler_start;
    public static String ComponentHandler_type;
    public static String ComponentLogView_emptyText;
    public static String ComponentLogView_emptyTitle;
    public static String ComponentLogView_reading;
    public static String ComponentsView_bytes;
    public static String ComponentsView_delay;
    public static String ComponentsView_emptyText;
    public static String ComponentsView_emptyTitle;
    public static String ComponentsView_errors;
    public static String ComponentsView_filter;
    public static String ComponentsView_kind;
    public static String ComponentsView_modified;
    public static String ComponentsView_name;
    public static String ComponentsView_note;
    public static String ComponentsView_position;
    public static String ComponentsView_progress;
    public static String ComponentsView_project;
    public static String ComponentsView_queue;
    public static String ComponentsView_reading;
    public static String ComponentsView_rehearse;
    public static String ComponentsView_rows;
    public static String ComponentsView_state;
    public static String RateChart_figures;
    public static String RmConsoleView_cancel;
    public static String RmConsoleView_change;
    public static String RmConsoleView_changeTitle;
    public static String RmConsoleView_first;
    public static String RmConsoleView_hint;
    public static String RmConsoleView_job;
    public static String RmConsoleView_rows;
    public static String RmConsoleView_run;
    public static String RmConsoleView_truncated;
    public static String RmConsoleView_updated;
    public static String State_abnormal;
    public static String State_completed;
    public static String State_running;
    public static String State_stopped;

    static {
        NLS.initializeMessages("org.godwit.ui.monitor.messages", Messages.class);
    }

    private Messages() {
    }
}
