package org.godwit.connector.mysql.precheck;

import java.util.List;
import org.godwit.core.spi.Precheck;

/** The precheck items of the MySQL family, in the order they are shown (OMS: precheck items). */
public final class MySqlPrechecks {
    public static final List<Precheck> ALL = List.of();

    private MySqlPrechecks() {
    }
}
