package org.godwit.supervisor;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.ServiceLoader;
import org.godwit.core.spi.ComponentHost;
import org.godwit.core.spi.Connector;
import org.godwit.rm.secret.SecretBox;

/**
 * How a workspace is opened. Immutable.
 *
 * @param host gives components their threads
 * @param role whether this process works on projects or only looks and gives commands
 * @param connectors the systems that can be reached
 * @param secrets how passwords are kept; a key file in the workspace when empty
 * @param firstRetry pause before trying again after trouble that may pass by itself; each further pause is twice as long, up to half a minute
 */
public record StudioConfig(Path workspace, ComponentHost host, Role role, List<Connector> connectors, Optional<SecretBox> secrets, Duration firstRetry) {
    /** What a process does with projects that run. */
    public enum Role {
        /** Works on them, as soon as no other process of the workspace does. */
        WORK,
        /** Leaves them to others: for short commands that only ask or tell something. */
        OBSERVE
    }

    public StudioConfig {
        Objects.requireNonNull(workspace);
        Objects.requireNonNull(host);
        Objects.requireNonNull(role);
        connectors = List.copyOf(connectors);
        Objects.requireNonNull(secrets);
        Objects.requireNonNull(firstRetry);
    }

    /** Works on projects with the connectors on the class path. */
    public static StudioConfig of(Path workspace, ComponentHost host) {
        return new StudioConfig(workspace, host, Role.WORK, foundConnectors(), Optional.empty(),
                Duration.ofSeconds(2));
    }

    /** Where the key is that passwords are encrypted with, unless another box is given. */
    public static Path keyFile(Path workspace) {
        return workspace.resolve("rm").resolve("secret.key");
    }

    public StudioConfig withRole(Role newRole) {
        return new StudioConfig(workspace, host, newRole, connectors, secrets, firstRetry);
    }

    public StudioConfig withConnectors(List<Connector> newConnectors) {
        return new StudioConfig(workspace, host, role, newConnectors, secrets, firstRetry);
    }

    public StudioConfig withSecrets(SecretBox box) {
        return new StudioConfig(workspace, host, role, connectors, Optional.of(box), firstRetry);
    }

    public StudioConfig withFirstRetry(Duration pause) {
        return new StudioConfig(workspace, host, role, connectors, secrets, pause);
    }

    /** The connectors that the program has: on a class path and within OSGi, where they are found from this bundle alone. */
    public static List<Connector> foundConnectors() {
        return ServiceLoader.load(Connector.class, StudioConfig.class.getClassLoader()).stream().map(ServiceLoader.Provider::get).toList();
    }
}
