package org.godwit.connector.mysql.catalog;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.godwit.core.error.GodwitException;
import org.godwit.core.model.DataSourceType;
import org.godwit.core.model.ObjectName;
import org.godwit.core.spi.ObjectSummary;
import org.godwit.core.spi.ObjectSummary.Kind;
import org.godwit.schema.mysql.Features;

/** Lists everything in a database with a handful of queries, however many objects there are. Used by one thread. */
final class ObjectLister {
    private static final Map<String, Kind> TABLE_TYPES = Map.of("BASE TABLE", Kind.TABLE, "SYSTEM VERSIONED", Kind.TABLE, "VIEW", Kind.VIEW, "SEQUENCE", Kind.SEQUENCE);
    private static final String TABLES = "SELECT TABLE_NAME, TABLE_TYPE, ENGINE, TABLE_ROWS, DATA_LENGTH, INDEX_LENGTH, TABLE_COMMENT FROM information_schema.TABLES WHERE TABLE_SCHEMA = ?";
    /** A key is a primary key or a unique index all of whose columns have values and are whole (OMS: tables with unique key). */
    private static final String KEYED = "SELECT TABLE_NAME FROM information_schema.STATISTICS WHERE TABLE_SCHEMA = ? AND NON_UNIQUE = 0 GROUP BY TABLE_NAME, INDEX_NAME"
            + " HAVING SUM(NULLABLE = 'YES') = 0 AND SUM(SUB_PART IS NOT NULL) = 0 AND SUM(COLUMN_NAME IS NULL) = 0";
    private static final String ROUTINES = "SELECT ROUTINE_NAME, ROUTINE_TYPE, ROUTINE_COMMENT FROM information_schema.ROUTINES WHERE ROUTINE_SCHEMA = ?";
    private static final String TRIGGERS = "SELECT TRIGGER_NAME, EVENT_OBJECT_TABLE FROM information_schema.TRIGGERS WHERE TRIGGER_SCHEMA = ?";
    private static final String EVENTS = "SELECT EVENT_NAME, EVENT_COMMENT FROM information_schema.EVENTS WHERE EVENT_SCHEMA = ?";
    private static final String TIDB_SEQUENCES = "SELECT SEQUENCE_NAME FROM information_schema.SEQUENCES WHERE SEQUENCE_SCHEMA = ?";

    private final InfoQuery info;
    private final Features features;

    ObjectLister(InfoQuery info, Features features) {
        this.info = info;
        this.features = features;
    }

    List<ObjectSummary> list(String database) throws GodwitException {
        Set<String> keyed = new HashSet<>();
        info.run(KEYED, List.of(database), row -> keyed.add(row.text("TABLE_NAME")));
        List<ObjectSummary> found = new ArrayList<>();
        info.run(TABLES, List.of(database), row -> {
            Kind kind = TABLE_TYPES.get(row.text("TABLE_TYPE"));
            if (kind != null) {
                String comment = kind == Kind.VIEW ? "" : row.text("TABLE_COMMENT");
                found.add(new ObjectSummary(new ObjectName(database, row.text("TABLE_NAME")), kind, row.text("ENGINE"), row.number("TABLE_ROWS"),
                        row.number("DATA_LENGTH") + row.number("INDEX_LENGTH"), keyed.contains(row.text("TABLE_NAME")), comment));
            }
        });
        info.run(ROUTINES, List.of(database), row -> {
            Kind kind = row.text("ROUTINE_TYPE").equals("FUNCTION") ? Kind.FUNCTION : Kind.PROCEDURE;
            found.add(other(database, row.text("ROUTINE_NAME"), kind, row.text("ROUTINE_COMMENT")));
        });
        info.run(TRIGGERS, List.of(database), row -> found.add(other(database, row.text("TRIGGER_NAME"), Kind.TRIGGER, "on " + row.text("EVENT_OBJECT_TABLE"))));
        if (features.type() == DataSourceType.TIDB) {
            info.run(TIDB_SEQUENCES, List.of(database), row -> found.add(other(database, row.text("SEQUENCE_NAME"), Kind.SEQUENCE, "")));
        } else if (features.type() != DataSourceType.OB_MYSQL) {
            info.run(EVENTS, List.of(database), row -> found.add(other(database, row.text("EVENT_NAME"), Kind.EVENT, row.text("EVENT_COMMENT"))));
        }
        found.sort(java.util.Comparator.comparing(ObjectSummary::kind).thenComparing(ObjectSummary::name));
        return found;
    }

    private static ObjectSummary other(String database, String name, Kind kind, String comment) {
        return new ObjectSummary(new ObjectName(database, name), kind, "", 0, 0, false, comment);
    }
}
