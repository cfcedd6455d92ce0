package org.godwit.supervisor.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.godwit.core.error.GodwitException;
import org.godwit.core.model.DataSourceType;
import org.godwit.core.option.Option;
import org.godwit.core.spi.Connector;
import org.godwit.supervisor.SupervisorError;

/** The connectors of this installation by the kinds of systems they serve. Immutable. */
public final class ConnectorRegistry {
    private final List<Connector> connectors;

    public ConnectorRegistry(List<Connector> connectors) {
        this.connectors = List.copyOf(connectors);
    }

    public Connector of(DataSourceType type) throws GodwitException {
        return connectors.stream().filter(c -> c.types().contains(type)).findFirst().orElseThrow(() -> new GodwitException(SupervisorError.NO_CONNECTOR, type.label()));
    }

    /** Parameters that some part of a project understands, by key. */
    public List<Option<?>> options(List<Option<?>> engineOptions) {
        Map<String, Option<?>> byKey = new TreeMap<>();
        engineOptions.forEach(o -> byKey.put(o.key(), o));
        connectors.forEach(c -> c.options().forEach(o -> byKey.putIfAbsent(o.key(), o)));
        return new ArrayList<>(byKey.values());
    }
}
