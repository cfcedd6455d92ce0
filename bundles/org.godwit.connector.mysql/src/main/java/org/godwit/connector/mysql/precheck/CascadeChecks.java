package org.godwit.connector.mysql.precheck;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.godwit.connector.mysql.connect.Session;
import org.godwit.core.error.GodwitException;
import org.godwit.core.model.DataSourceType;
import org.godwit.core.model.ForeignKeyDef;
import org.godwit.core.model.TableDef;
import org.godwit.core.model.TransferType;
import org.godwit.core.spi.Precheck;
import org.godwit.core.spi.Precheck.Result;
import org.godwit.core.spi.Side;
import org.godwit.schema.mysql.Features;
import org.godwit.schema.mysql.Sql;

/**
 * Whether foreign keys change rows that the log does not show: the storage engine does what ON DELETE and ON UPDATE say below the level at which rows are logged
 * (MySQL manual, "FOREIGN KEY Constraints"; since 9.6 the server does it itself and logs it). Without state.
 */
final class CascadeChecks {
    private static final Set<String> ACTIONS = Set.of("CASCADE", "SET NULL", "SET DEFAULT");

    private CascadeChecks() {
    }

    static List<Precheck> items() {
        return List.of(new Item("DB_FOREIGN_REFERENCE", Side.TARGET, "No foreign key changes rows unseen, for the way back", true, Set.of(TransferType.REVERSE), l -> check(l, Side.TARGET)));
    }

    /** Tables of a side whose rows change unseen; for a target that has no tables yet, those that it will get from the source. */
    static Result check(Item.Looking looking, Side side) throws GodwitException {
        if (logsCascades(looking)) {
            return Result.PASSED;
        }
        List<TableDef> tables = looking.subject().tables(side, looking.cancel());
        boolean planned = side == Side.TARGET && tables.isEmpty() && looking.subject().has(TransferType.SCHEMA);
        if (planned) {
            tables = looking.subject().tables(Side.SOURCE, looking.cancel());
        }
        Set<String> found = new TreeSet<>();
        List<String> mends = new ArrayList<>();
        for (TableDef table : tables) {
            for (ForeignKeyDef key : table.foreignKeys()) {
                if (acts(key.onDelete()) || acts(key.onUpdate())) {
                    found.add(table.name() + "." + key.name() + " → " + key.referenced());
                    mends.addAll(planned ? List.of() : restricting(table, key));
                }
            }
        }
        return found.isEmpty()
                ? Result.PASSED
                : Item.failed("Foreign keys change rows that do not appear in the log: " + Subject.some(found) + ".",
                        "Let the application delete and change the dependent rows itself and define the keys with RESTRICT while the changes are followed, or take these tables out. When the item is skipped, such rows"
                                + " differ at the other side until they are corrected after a verification.",
                        Subject.statements(mends, m -> m));
    }

    /** One statement each: a server refuses a name that is dropped and added at once. */
    private static List<String> restricting(TableDef table, ForeignKeyDef key) {
        String alter = "ALTER TABLE " + Sql.quote(table.name().schema()) + "." + Sql.quote(table.name().name());
        return List.of(alter + " DROP FOREIGN KEY " + Sql.quote(key.name()), alter + " ADD CONSTRAINT " + Sql.quote(key.name()) + " FOREIGN KEY (" + columns(key.columns()) + ") REFERENCES "
                + Sql.quote(key.referenced().schema()) + "." + Sql.quote(key.referenced().name()) + " (" + columns(key.referencedColumns()) + ")");
    }

    private static String columns(List<String> names) {
        return names.stream().map(Sql::quote).collect(Collectors.joining(", "));
    }

    private static boolean acts(String rule) {
        return ACTIONS.contains(rule.toUpperCase(Locale.ROOT));
    }

    private static boolean logsCascades(Item.Looking looking) throws GodwitException {
        boolean possible = looking.endpoint().server().type() == DataSourceType.MYSQL && Features.of(looking.endpoint().server()).version().atLeast(9, 6);
        if (!possible) {
            return false;
        }
        try (Session session = looking.endpoint().connections().pooled(looking.cancel())) {
            return session.query("SHOW GLOBAL VARIABLES LIKE 'innodb_native_foreign_keys'", List.of(), row -> row.getString(2), looking.cancel()).stream().noneMatch("ON"::equalsIgnoreCase);
        }
    }
}
