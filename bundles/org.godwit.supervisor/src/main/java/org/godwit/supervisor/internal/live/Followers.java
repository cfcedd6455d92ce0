package org.godwit.supervisor.internal.live;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.godwit.core.error.CoreError;
import org.godwit.core.error.GodwitException;
import org.godwit.core.model.ObjectName;
import org.godwit.core.model.ProjectSpec;
import org.godwit.core.model.TableDef;
import org.godwit.core.model.TableMapping;
import org.godwit.core.progress.CancelToken;
import org.godwit.core.spi.Endpoint;
import org.godwit.core.spi.ServerInfo;
import org.godwit.schema.SchemaFollower;
import org.godwit.schema.mysql.follow.FollowerOptions;
import org.godwit.schema.mysql.follow.MySqlSchemaFollower;
import org.godwit.supervisor.internal.ProjectOptions;
import org.godwit.supervisor.service.Direction;
import org.godwit.transfer.incr.IncrSettings;

/** Makes followers of definitions for a direction of a project. Without state. */
public final class Followers {
    private Followers() {
    }

    /** A follower that begins with definitions that were read from the server. */
    public static SchemaFollower first(ProjectSpec spec, Direction direction, List<TableMapping> tables, List<TableDef> definitions, Endpoint origin, Endpoint destination, CancelToken cancel)
            throws GodwitException {
        Set<String> schemas = new HashSet<>();
        tables.forEach(t -> schemas.add(t.source().schema()));
        return MySqlSchemaFollower.start(origin.server(), target(origin, destination), definitions, selection(spec, direction, tables), options(spec.parameters(), origin, schemas, cancel));
    }

    /** A follower that goes on. */
    static SchemaFollower restore(ProjectSpec spec, Direction direction, List<TableMapping> tables, String state, Endpoint origin, Endpoint destination, Map<String, String> parameters)
            throws GodwitException {
        return MySqlSchemaFollower.restore(origin.server(), target(origin, destination), state, selection(spec, direction, tables), options(parameters, origin, Set.of(), CancelToken.create()));
    }

    /** A queue has no definitions of its own: what the source does is what its readers are told. */
    private static ServerInfo target(Endpoint origin, Endpoint destination) {
        return destination.queue().isPresent() ? origin.server() : destination.server();
    }

    /** Where a table goes, also one that does not exist yet but that the rules take in. */
    private static Function<ObjectName, Optional<TableMapping>> selection(ProjectSpec spec, Direction direction, List<TableMapping> tables) throws GodwitException {
        Map<ObjectName, TableMapping> known = new HashMap<>();
        tables.forEach(t -> known.put(t.source(), t));
        Rules rules = Rules.of(spec.objects());
        return name -> Optional.ofNullable(known.get(name)).or(() -> rules.mapping(name, direction));
    }

    private static FollowerOptions options(Map<String, String> parameters, Endpoint origin, Set<String> schemas, CancelToken cancel) throws GodwitException {
        IncrSettings settings = IncrSettings.of(parameters);
        return new FollowerOptions(settings.ignoreDdl(), Set.copyOf(settings.skipDdl()), false, mapping(parameters.getOrDefault(ProjectOptions.CHARSET_MAPPING.key(), "")),
                mapping(parameters.getOrDefault(ProjectOptions.COLLATION_MAPPING.key(), "")), schemas.isEmpty() ? List.of() : new ArrayList<>(origin.catalog().databaseDefs(schemas, cancel)));
    }

    /** Pairs as {@link ProjectOptions#CHARSET_MAPPING} describes them. */
    private static Map<String, String> mapping(String text) throws GodwitException {
        Map<String, String> mapping = new LinkedHashMap<>();
        for (String pair : text.isBlank() ? new String[0] : text.split(",")) {
            String[] sides = pair.strip().split("=");
            if (sides.length != 2) {
                throw new GodwitException(CoreError.BAD_OPTION, ProjectOptions.CHARSET_MAPPING.key(), text, ProjectOptions.CHARSET_MAPPING.description());
            }
            mapping.put(sides[0].strip(), sides[1].strip());
        }
        return mapping;
    }
}
