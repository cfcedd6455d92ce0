package org.godwit.ui.app;

import org.eclipse.osgi.util.NLS;

/** User texts of this bundle, from {@code messages.properties}. */
public final class Messages extends NLS {
    public static String GeneralPreferences_dark;
    public static String GeneralPreferences_language;
    public static String GeneralPreferences_languageSystem;
    public static String GeneralPreferences_languageText;
    public static String GeneralPreferences_light;
    public static String GeneralPreferences_passwords;
    public static String GeneralPreferences_passwordsText;
    public static String GeneralPreferences_theme;
    public static String GeneralPreferences_workspace;
    public static String Overview_action;
    public static String Overview_activity;
    public static String Overview_alert;
    public static String Overview_alerts;
    public static String Overview_completed;
    public static String Overview_delay;
    public static String Overview_failed;
    public static String Overview_level;
    public static String Overview_name;
    public static String Overview_object;
    public static String Overview_noAlerts;
    public static String Overview_noAlertsText;
    public static String Overview_openAlerts;
    public static String Overview_paused;
    public static String Overview_problem;
    public static String Overview_progress;
    public static String Overview_project;
    public static String Overview_projects;
    public static String Overview_reading;
    public static String Overview_released;
    public static String Overview_running;
    public static String Overview_since;
    public static String Overview_state;
    public static String Overview_step;
    public static String Overview_time;
    public static String Overview_waiting;
    public static String ParameterPreferences_description;
    public static String ParameterPreferences_filter;
    public static String ParameterPreferences_name;
    public static String ParameterPreferences_part;
    public static String ParameterPreferences_reading;
    public static String ParameterPreferences_refused;
    public static String ParameterPreferences_reset;
    public static String ParameterPreferences_save;
    public static String ParameterPreferences_unsaved;
    public static String ParameterPreferences_value;
    public static String StudioApplication_workspaceInUse;
    public static String StudioApplication_workspaceTitle;
    public static String StudioStatus_alerts;
    public static String StudioStatus_opening;
    public static String StudioStatus_projects;
    public static String StudioWindowAdvisor_title;
    public static String StudioWorkbenchAdvisor_background;
    public static String StudioWorkbenchAdvisor_close;
    public static String StudioWorkbenchAdvisor_closeQuestion;
    public static String StudioWorkbenchAdvisor_closeTitle;
    public static String StudioWorkbenchAdvisor_stay;
    public static String WelcomeEditor_connect;
    public static String WelcomeEditor_connectText;
    public static String WelcomeEditor_migrate;
    public static String WelcomeEditor_migrateText;
    public static String WelcomeEditor_name;
    public static String WelcomeEditor_rehearse;
    public static String WelcomeEditor_rehearseText;
    public static String WelcomeEditor_text;

    static {
        NLS.initializeMessages("org.godwit.ui.app.messages", Messages.class);
    }

    private Messages() {
    }
}
