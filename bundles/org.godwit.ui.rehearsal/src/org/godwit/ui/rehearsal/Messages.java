package org.godwit.ui.rehearsal;

import org.eclipse.osgi.util.NLS;

/** User texts of this bundle, from {@code messages.properties}. */
public final class Messages extends NLS {
    public static String Figure_bytes;
    public static String Figure_copy;
    public static String Figure_findings;
    public static String Figure_rows;
    public static String Figure_speed;
    public static String Figure_tables;
    public static String Figure_verify;
    public static String Figure_whole;
    public static String RehearsalJob_name;
    public static String RehearsalPage_addFiles;
    public static String RehearsalPage_addFolder;
    public static String RehearsalPage_description;
    public static String RehearsalPage_dumps;
    public static String RehearsalPage_fast;
    public static String RehearsalPage_noFiles;
    public static String RehearsalPage_normal;
    public static String RehearsalPage_remove;
    public static String RehearsalPage_rows;
    public static String RehearsalPage_sample;
    public static String RehearsalPage_speed;
    public static String RehearsalPage_stable;
    public static String RehearsalPage_title;
    public static String RehearsalStarter_title;
    public static String RehearsalWizard_reading;
    public static String RehearsalWizard_title;
    public static String RehearseSample_input;
    public static String RunBanner_began;
    public static String RunBanner_browser;
    public static String RunBanner_cancel;
    public static String RunBanner_missing;
    public static String RunBanner_missingText;
    public static String RunInput_name;
    public static String RunTabs_after;
    public static String RunTabs_before;
    public static String RunTabs_bytes;
    public static String RunTabs_choose;
    public static String RunTabs_columns;
    public static String RunTabs_difference;
    public static String RunTabs_differences;
    public static String RunTabs_different;
    public static String RunTabs_equal;
    public static String RunTabs_findings;
    public static String RunTabs_key;
    public static String RunTabs_kind;
    public static String RunTabs_leftBehind;
    public static String RunTabs_message;
    public static String RunTabs_name;
    public static String RunTabs_object;
    public static String RunTabs_reason;
    public static String RunTabs_rows;
    public static String RunTabs_rule;
    public static String RunTabs_settings;
    public static String RunTabs_severity;
    public static String RunTabs_speed;
    public static String RunTabs_stages;
    public static String RunTabs_table;
    public static String RunTabs_tables;
    public static String RunTabs_time;
    public static String RunTabs_value;
    public static String RunTabs_verification;
    public static String RunTabs_verifyTime;
    public static String RunningRun_units;
    public static String RunsView_emptyText;
    public static String RunsView_emptyTitle;
    public static String RunsView_input;
    public static String RunsView_new;
    public static String RunsView_progress;
    public static String RunsView_reading;
    public static String RunsView_rows;
    public static String RunsView_sample;
    public static String RunsView_stage;
    public static String RunsView_started;
    public static String RunsView_time;
    public static String RunsView_verdict;
    public static String StageTable_note;
    public static String StageTable_progress;
    public static String StageTable_stage;
    public static String StageTable_state;
    public static String StageTable_time;
    public static String Stage_failed;
    public static String Stage_finished;
    public static String Stage_running;
    public static String Stage_waiting;
    public static String State_cancelled;
    public static String State_different;
    public static String State_equal;
    public static String State_failed;
    public static String State_notVerified;
    public static String State_running;

    static {
        NLS.initializeMessages("org.godwit.ui.rehearsal.messages", Messages.class);
    }

    private Messages() {
    }
}
