package org.godwit.ui;

import org.godwit.core.error.GodwitException;
import org.godwit.runtime.StudioAccess;
import org.godwit.supervisor.service.Studio;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.util.tracker.ServiceTracker;

/** Where the window finds the open workspace. Thread-safe. */
public final class Studios {
    private static final ServiceTracker<StudioAccess, StudioAccess> TRACKER = tracker();

    private Studios() {
    }

    private static ServiceTracker<StudioAccess, StudioAccess> tracker() {
        BundleContext context = FrameworkUtil.getBundle(Studios.class).getBundleContext();
        ServiceTracker<StudioAccess, StudioAccess> tracker = new ServiceTracker<>(context, StudioAccess.class, null);
        tracker.open();
        return tracker;
    }

    /** The service; present as soon as the runtime bundle is resolved. */
    public static StudioAccess access() {
        StudioAccess access = TRACKER.getService();
        if (access == null) {
            throw new IllegalStateException("The runtime bundle does not offer StudioAccess: is the service component runtime started?");
        }
        return access;
    }

    /** Opens the workspace when it is not open yet: never call it on the display thread. */
    public static Studio get() throws GodwitException {
        return access().studio();
    }
}
