package org.godwit.schema.mysql.convert;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.godwit.core.model.ObjectName;
import org.godwit.schema.mysql.Sql;

/** Keeps names of checks and foreign keys apart: MySQL wants them unique in a database, MariaDB those of checks only in a table. Used by one thread. */
final class ConstraintNames {
    private final Map<String, Set<String>> taken = new HashMap<>();

    /** The name, or a new one when another constraint of the target's database has it already. */
    String unique(ObjectName table, String kind, String name) {
        Set<String> names = taken.computeIfAbsent(kind + ' ' + table.schema(), s -> new HashSet<>());
        String candidate = Sql.shortened(name);
        for (int number = 1; !names.add(candidate.toLowerCase(Locale.ROOT)); number++) {
            candidate = Sql.shortened(table.name() + "_" + name + (number == 1 ? "" : "_" + number));
        }
        return candidate;
    }
}
