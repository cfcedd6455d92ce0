package org.godwit.ui.app;

import org.eclipse.osgi.util.NLS;

/** User texts of this bundle, from {@code messages.properties}. */
public final class Messages extends NLS {
    public static String GeneralPreferences_dark;
    public static String GeneralPreferences_light;
    public static String GeneralPreferences_passwords;
    public static String GeneralPreferences_passwordsText;
    public static String GeneralPreferences_theme;
    public static String GeneralPreferences_workspace;
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
    public static String StudioStatus_opening;
    public static String StudioStatus_projects;
    public static String StudioWindowAdvisor_title;
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
