package org.godwit.ui.monitor.console;

import java.net.URL;
import java.util.Collections;

import org.eclipse.core.runtime.Platform;
import org.osgi.framework.Bundle;
import org.osgi.framework.wiring.BundleWiring;

/**
 * Lets the collections of NatTable find their implementations. They look for them by the class loader of the thread that uses them first, which in OSGi sees the interfaces only; without this nothing is
 * painted. Takes a moment, once; not for the display thread.
 */
final class GridCollections {
    private static final String INTERFACES = "org.eclipse.collections.api";
    private static final String IMPLEMENTATIONS = "org.eclipse.collections.impl";
    private static final String FACTORIES = "org/eclipse/collections/api/factory";
    private static final String SUFFIX = ".class";
    private static boolean loaded;

    private GridCollections() {
    }

    /** Any thread; who comes second waits until it is done. */
    static synchronized void load() {
        if (!loaded) {
            loaded = true;
            ClassLoader before = Thread.currentThread().getContextClassLoader();
            Thread.currentThread().setContextClassLoader(loader(Platform.getBundle(IMPLEMENTATIONS)));
            try {
                Bundle bundle = Platform.getBundle(INTERFACES);
                ClassLoader interfaces = loader(bundle);
                for (URL entry : Collections.list(bundle.findEntries(FACTORIES, "*" + SUFFIX, true))) {
                    String path = entry.getPath().substring(1);
                    Class.forName(path.substring(0, path.length() - SUFFIX.length()).replace('/', '.'), true, interfaces);
                }
            } catch (ClassNotFoundException e) {
                throw new IllegalStateException(e);
            } finally {
                Thread.currentThread().setContextClassLoader(before);
            }
        }
    }

    private static ClassLoader loader(Bundle bundle) {
        return bundle.adapt(BundleWiring.class).getClassLoader();
    }
}
