package org.godwit.runtime;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

import org.eclipse.core.runtime.FileLocator;
import org.osgi.framework.Bundle;
import org.osgi.framework.Constants;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.wiring.BundleWire;
import org.osgi.framework.wiring.BundleWiring;

/**
 * The files of the engine in this Equinox: with them on a class path another process can run it without Equinox. Thread-safe and without state.
 */
public final class EngineFiles {
    private static final String CONNECTORS = "org.godwit.connector.";

    private EngineFiles() {
    }

    /**
     * The bundles that a class needs, those that these need and so on, and all connectors with theirs: exactly the versions that this Equinox has bound to each other.
     *
     * @param engine of the engine's bundle that is to run
     * @return jars, and folders of bundles that lie unpacked
     */
    public static List<Path> of(Class<?> engine) {
        Bundle own = FrameworkUtil.getBundle(EngineFiles.class);
        Deque<Bundle> open = new ArrayDeque<>();
        open.add(Objects.requireNonNull(FrameworkUtil.getBundle(engine), engine.getName()));
        for (Bundle bundle : own.getBundleContext().getBundles()) {
            if (String.valueOf(bundle.getSymbolicName()).startsWith(CONNECTORS)) {
                open.add(bundle);
            }
        }
        Set<Bundle> needed = new LinkedHashSet<>();
        while (!open.isEmpty()) {
            Bundle bundle = open.remove();
            BundleWiring wiring = bundle.adapt(BundleWiring.class);
            if (bundle.getBundleId() != Constants.SYSTEM_BUNDLE_ID && wiring != null && needed.add(bundle)) {
                for (BundleWire wire : wiring.getRequiredWires(null)) {
                    open.add(wire.getProvider().getBundle());
                }
            }
        }
        return needed.stream().flatMap(b -> FileLocator.getBundleFileLocation(b).stream()).map(File::toPath).toList();
    }
}
