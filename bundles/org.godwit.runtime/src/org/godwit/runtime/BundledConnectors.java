package org.godwit.runtime;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import org.godwit.core.error.CoreError;
import org.godwit.core.error.GodwitException;
import org.godwit.core.spi.Connector;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;

/**
 * Finds connectors in the installed bundles by the same files that {@link java.util.ServiceLoader} reads on a class path, each through its own bundle's class loader. Without state.
 */
final class BundledConnectors {
    private static final String FILE = "META-INF/services/" + Connector.class.getName();

    private BundledConnectors() {
    }

    static List<Connector> find(BundleContext context) throws GodwitException {
        List<Connector> connectors = new ArrayList<>();
        for (Bundle bundle : context.getBundles()) {
            URL providers = bundle.getState() == Bundle.UNINSTALLED ? null : bundle.getEntry(FILE);
            if (providers != null) {
                connectors.addAll(load(bundle, providers));
            }
        }
        return connectors;
    }

    private static List<Connector> load(Bundle bundle, URL providers) throws GodwitException {
        List<Connector> connectors = new ArrayList<>();
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(providers.openStream(), StandardCharsets.UTF_8))) {
            for (String line : lines.lines().map(l -> l.replaceFirst("#.*", "").strip()).filter(l -> !l.isEmpty()).toList()) {
                connectors.add((Connector) bundle.loadClass(line).getConstructor().newInstance());
            }
        } catch (IOException | ReflectiveOperationException e) {
            throw new GodwitException(CoreError.UNEXPECTED, e, bundle.getSymbolicName(), String.valueOf(e.getMessage()));
        }
        return connectors;
    }
}
