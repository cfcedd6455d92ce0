package org.godwit.ui.app;

import org.eclipse.osgi.util.NLS;

/** User texts of this bundle, from {@code messages.properties}. */
public final class Messages extends NLS {
    public static String StudioApplication_workspaceInUse;
    public static String StudioApplication_workspaceTitle;
    public static String StudioStatus_opening;
    public static String StudioStatus_projects;
    public static String StudioWindowAdvisor_title;
    public static String StudioWorkbenchAdvisor_close;
    public static String StudioWorkbenchAdvisor_closeQuestion;
    public static String StudioWorkbenchAdvisor_closeTitle;
    public static String StudioWorkbenchAdvisor_stay;

    static {
        NLS.initializeMessages("org.godwit.ui.app.messages", Messages.class);
    }

    private Messages() {
    }
}
