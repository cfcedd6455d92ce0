package org.godwit.ui.app;

import org.eclipse.osgi.util.NLS;

/** User texts of this bundle, from {@code messages.properties}. */
public final class Messages extends NLS {

    public static String StudioApplication_workspaceInUse;
    public static String StudioApplication_workspaceTitle;
    public static String StudioWindowAdvisor_title;

    static {
        NLS.initializeMessages("org.godwit.ui.app.messages", Messages.class);
    }

    private Messages() {
    }
}
