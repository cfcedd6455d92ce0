package org.godwit.ui.app.guide;

import org.eclipse.osgi.util.NLS;

/** User texts of this package, from {@code messages.properties}. */
public final class Messages extends NLS {
    public static String GuideView_page;
    public static String GuideView_text;

    static {
        NLS.initializeMessages("org.godwit.ui.app.guide.messages", Messages.class);
    }

    private Messages() {
    }
}
