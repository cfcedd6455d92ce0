package org.godwit.schema.mysql.follow;

import java.util.Locale;
import org.godwit.core.model.DataSourceType;
import org.godwit.core.model.ObjectName;
import org.godwit.core.spi.ServerInfo;
import org.godwit.schema.mysql.Features;

/**
 * How the source understands what a statement leaves unsaid. Immutable.
 *
 * @param caseMode {@code lower_case_table_names}
 * @param explicitTimestamps {@code explicit_defaults_for_timestamp}: without it TIMESTAMP columns are NOT NULL and get defaults of their own
 */
record SourceRules(Features features, Charsets charsets, TypeNames types, int caseMode, boolean explicitTimestamps, boolean hiddenKeys) {
    static SourceRules of(ServerInfo server) {
        Features features = Features.of(server);
        String explicit = server.variable("explicit_defaults_for_timestamp");
        boolean modern = features.isMariaDb() ? features.version().atLeast(10, 10) : features.type() != DataSourceType.MYSQL || features.version().atLeast(8, 0);
        return new SourceRules(features, new Charsets(server), new TypeNames(features), caseMode(server.variable("lower_case_table_names")), explicit.isEmpty() ? modern : isOn(explicit),
                isOn(server.variable("sql_generate_invisible_primary_key")));
    }

    private static int caseMode(String value) {
        return value.equals("1") ? 1 : value.equals("2") ? 2 : 0;
    }

    private static boolean isOn(String value) {
        return value.equalsIgnoreCase("ON") || value.equals("1");
    }

    boolean isMariaDb() {
        return features.isMariaDb();
    }

    /** The name as the server keeps it (MySQL manual, "Identifier Case Sensitivity"). */
    ObjectName kept(ObjectName written) {
        return caseMode == 1 ? new ObjectName(written.schema().toLowerCase(Locale.ROOT), written.name().toLowerCase(Locale.ROOT)) : written;
    }

    /** Whether two names mean the same table. */
    boolean same(ObjectName one, ObjectName other) {
        return caseMode == 0 ? one.equals(other) : one.schema().equalsIgnoreCase(other.schema()) && one.name().equalsIgnoreCase(other.name());
    }
}
