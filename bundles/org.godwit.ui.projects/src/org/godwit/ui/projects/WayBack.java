package org.godwit.ui.projects;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.godwit.core.model.ObjectName;
import org.godwit.core.model.TableMapping;

/** Whether changes of chosen tables could go back: each target table must come from one table, each target database from one database, and no row may be left out (OMS: reverse incremental migration). Without state. */
final class WayBack {
    private WayBack() {
    }

    /** Why not; empty when they could. */
    static Optional<String> problem(List<TableMapping> tables) {
        Set<ObjectName> targets = new HashSet<>();
        Map<String, String> schemas = new HashMap<>();
        for (TableMapping table : tables) {
            if (!targets.add(table.target())) {
                return Optional.of(Messages.bind(Messages.WayBack_gathered, table.target()));
            }
            String before = schemas.putIfAbsent(table.target().schema(), table.source().schema());
            if (before != null && !before.equals(table.source().schema())) {
                return Optional.of(Messages.bind(Messages.WayBack_databases, new Object[] {before, table.source().schema(), table.target().schema()}));
            }
            if (table.rowFilter().isPresent()) {
                return Optional.of(Messages.bind(Messages.WayBack_filtered, table.source()));
            }
        }
        return Optional.empty();
    }
}
