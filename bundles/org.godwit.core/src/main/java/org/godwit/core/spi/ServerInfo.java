package org.godwit.core.spi;

import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.godwit.core.model.DataSourceType;

/**
 * What probing found out about a server.
 *
 * @param type the real kind of the server, whatever the data source was declared as
 * @param version version text of the server
 * @param variables the global variables that matter, by lower-case name
 * @param clockSkew the server's clock less ours
 */
public record ServerInfo(DataSourceType type, String version, Map<String, String> variables, Duration clockSkew) {
    public ServerInfo {
        Objects.requireNonNull(type);
        Objects.requireNonNull(version);
        variables = Map.copyOf(variables);
        Objects.requireNonNull(clockSkew);
    }

    /** Value of a variable, empty text when the server does not know it. */
    public String variable(String name) {
        return variables.getOrDefault(name, "");
    }
}
