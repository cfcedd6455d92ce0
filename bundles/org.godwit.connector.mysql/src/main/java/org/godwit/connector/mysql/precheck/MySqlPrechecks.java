package org.godwit.connector.mysql.precheck;

import java.util.List;
import java.util.stream.Stream;
import org.godwit.core.spi.Precheck;

/** The precheck items of the MySQL family, in the order they are shown (OMS: precheck items; keys that OMS lacks are DB_LOCAL_INFILE, DB_COLLATION_KEY, DB_DISK_SPACE and DB_OBJECT_NAME). */
public final class MySqlPrechecks {
    public static final List<Precheck> ALL = Stream.of(ServerChecks.items(), ObjectChecks.items(), NameCheck.items(), PrivilegeChecks.items(), TableChecks.items(), SpaceCheck.items(), LogChecks.items(),
            CascadeChecks.items()).flatMap(List::stream).toList();

    private MySqlPrechecks() {
    }
}
