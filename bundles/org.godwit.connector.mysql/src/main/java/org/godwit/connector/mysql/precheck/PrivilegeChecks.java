package org.godwit.connector.mysql.precheck;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.Set;
import org.godwit.connector.mysql.connect.Session;
import org.godwit.connector.mysql.probe.Grants;
import org.godwit.connector.mysql.probe.PrivilegeNeeds;
import org.godwit.connector.mysql.probe.ServerProbe;
import org.godwit.core.error.GodwitException;
import org.godwit.core.model.DataSourceType;
import org.godwit.core.model.ObjectName;
import org.godwit.core.model.TransferType;
import org.godwit.core.spi.Precheck;
import org.godwit.core.spi.Precheck.Result;
import org.godwit.core.spi.ServerInfo;
import org.godwit.core.spi.Side;

/** Items about what the accounts may do (OMS: data sources, privileges). Without state. */
final class PrivilegeChecks {
    private PrivilegeChecks() {
    }

    static List<Precheck> items() {
        return List.of(new Item("DB_ACCOUNT_FULL_READ_PRIVILEGE", Side.SOURCE, "The account may read the tables", false, Item.ANY, l -> tables(l, Side.SOURCE, PrivilegeNeeds.READER)),
                new Item("DB_STRUCT_PRIVILEGE", Side.SOURCE, "The account may read the definitions", true, Item.SCHEMA, PrivilegeChecks::definitions),
                new Item("DB_MYSQL_SHOW_VIEW_PRIVILEGE", Side.SOURCE, "The account is shown the views' texts", true, Item.SCHEMA, PrivilegeChecks::views),
                new Item("DB_ACCOUNT_WRITER_PRIVILEGE", Side.TARGET, "The account may write the tables", false, Item.WRITING, l -> tables(l, Side.TARGET, PrivilegeNeeds.WRITER)),
                new Item("DB_ACCOUNT_WRITER_PRIVILEGE", Side.SOURCE, "The account may write the tables, for the way back", false, Set.of(TransferType.REVERSE),
                        l -> tables(l, Side.SOURCE, PrivilegeNeeds.WRITER)),
                new Item("DB_ACCOUNT_FULL_READ_PRIVILEGE", Side.TARGET, "The account may read the tables", false, Set.of(TransferType.VERIFICATION), l -> tables(l, Side.TARGET, PrivilegeNeeds.READER)),
                new Item("DB_ACCOUNT_CREATE_PRIVILEGE", Side.TARGET, "The account may create what the migration needs", false,
                        Set.of(TransferType.SCHEMA, TransferType.FULL, TransferType.INCREMENTAL), PrivilegeChecks::create));
    }

    private static Result tables(Item.Looking looking, Side side, List<String> privileges) throws GodwitException {
        Grants grants = grants(looking);
        Set<String> databases = new TreeSet<>();
        List<String> lacking = new ArrayList<>();
        for (ObjectName table : looking.subject().names(side)) {
            for (String privilege : privileges) {
                if (!grants.has(privilege, table.schema(), table.name())) {
                    databases.add(table.schema());
                    lacking.add(privilege + " on " + table);
                }
            }
        }
        return result(lacking, databases, privileges, looking);
    }

    private static Result definitions(Item.Looking looking) throws GodwitException {
        boolean oceanBase = looking.endpoint().server().type() == DataSourceType.OB_MYSQL;
        boolean granted = !oceanBase || grants(looking).has("SELECT", "oceanbase");
        return granted ? Result.PASSED : result(List.of("SELECT on oceanbase"), Set.of("oceanbase"), PrivilegeNeeds.READER, looking);
    }

    private static Result views(Item.Looking looking) throws GodwitException {
        Grants grants = grants(looking);
        List<ObjectName> hidden = looking.subject().context().views().stream().filter(v -> !grants.has("SHOW VIEW", v.schema(), v.name())).toList();
        Set<String> databases = new TreeSet<>();
        hidden.forEach(v -> databases.add(v.schema()));
        return result(hidden.stream().map(v -> "SHOW VIEW on " + v).toList(), databases, List.of("SHOW VIEW"), looking);
    }

    private static Result create(Item.Looking looking) throws GodwitException {
        boolean schema = looking.subject().has(TransferType.SCHEMA);
        List<String> needed = new ArrayList<>(schema ? List.of("CREATE", "ALTER", "INDEX", "REFERENCES") : List.of("CREATE"));
        if (schema && !looking.subject().context().views().isEmpty()) {
            needed.add("CREATE VIEW");
        }
        Grants grants = grants(looking);
        Set<String> databases = new TreeSet<>();
        List<String> lacking = new ArrayList<>();
        for (String database : looking.subject().databases(Side.TARGET)) {
            for (String privilege : needed) {
                if (!grants.has(privilege, database)) {
                    databases.add(database);
                    lacking.add(privilege + " on " + database);
                }
            }
        }
        return result(lacking, databases, needed, looking);
    }

    private static Result result(List<String> lacking, Set<String> databases, List<String> privileges, Item.Looking looking) {
        if (lacking.isEmpty()) {
            return Result.PASSED;
        }
        String account = Grants.account(looking.endpoint().server().variable(ServerProbe.ACCOUNT));
        return Item.failed("The account " + account + " lacks " + Subject.some(lacking) + ".", "Let an administrator grant the privileges.",
                Subject.statements(databases, d -> PrivilegeNeeds.grant(privileges, d, account)));
    }

    private static Grants grants(Item.Looking looking) throws GodwitException {
        ServerInfo server = looking.endpoint().server();
        try (Session session = looking.endpoint().connections().pooled(looking.cancel())) {
            return Grants.read(session, server.variable("partial_revokes").equalsIgnoreCase("ON"), looking.cancel());
        }
    }
}
