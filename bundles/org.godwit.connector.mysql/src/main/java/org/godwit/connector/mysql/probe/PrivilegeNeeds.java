package org.godwit.connector.mysql.probe;

import java.util.ArrayList;
import java.util.List;
import org.godwit.connector.mysql.connect.Session;
import org.godwit.core.error.GodwitException;
import org.godwit.core.model.DataSourceType;
import org.godwit.core.progress.CancelToken;
import org.godwit.core.spi.ProbeReport.PrivilegeFinding;
import org.godwit.core.spi.ServerInfo;
import org.godwit.schema.mysql.Sql;

/** What the account of a data source needs for each role it may play (OMS: data sources, privileges). Without state. */
public final class PrivilegeNeeds {
    /** On the target's databases. REFERENCES is needed to create foreign keys, DROP to empty or undo what was created. */
    public static final List<String> WRITER = List.of("SELECT", "INSERT", "UPDATE", "DELETE");
    public static final List<String> CREATOR = List.of("CREATE", "ALTER", "INDEX", "CREATE VIEW", "REFERENCES", "DROP");
    public static final List<String> READER = List.of("SELECT");
    public static final List<String> SCHEMA_READER = List.of("SELECT", "SHOW VIEW");
    public static final List<String> LOG_READER = List.of("REPLICATION SLAVE", "REPLICATION CLIENT");

    private PrivilegeNeeds() {
    }

    /** @param database default database of the data source; empty asks for the whole server */
    static List<PrivilegeFinding> check(Session session, ServerInfo server, String database, CancelToken cancel) throws GodwitException {
        Grants grants = Grants.read(session, server.variable("partial_revokes").equalsIgnoreCase("ON"), cancel);
        String account = Grants.account(server.variable(ServerProbe.ACCOUNT));
        List<PrivilegeFinding> findings = new ArrayList<>();
        add(findings, "Source: full migration and verification", READER, database, grants, account);
        add(findings, "Source: schema migration", SCHEMA_READER.subList(1, 2), database, grants, account);
        if (server.type() != DataSourceType.TIDB) {
            add(findings, "Source: incremental synchronization", LOG_READER, "", grants, account);
        }
        add(findings, "Destination: writing rows", WRITER, database, grants, account);
        add(findings, "Destination: creating objects", CREATOR, database, grants, account);
        return findings;
    }

    private static void add(List<PrivilegeFinding> findings, String purpose, List<String> privileges, String database, Grants grants, String account) {
        for (String privilege : privileges) {
            boolean granted = database.isEmpty() ? grants.hasGlobally(privilege) : grants.has(privilege, database);
            String on = database.isEmpty() ? "*.*" : Sql.quote(database) + ".*";
            findings.add(new PrivilegeFinding(purpose, privilege + " on " + on, granted, grant(List.of(privilege), database, account)));
        }
    }

    /** The statement that gives privileges. */
    public static String grant(List<String> privileges, String database, String account) {
        String on = database.isEmpty() ? "*.*" : Sql.quote(database.replace("_", "\\_").replace("%", "\\%")) + ".*";
        return "GRANT " + String.join(", ", privileges) + " ON " + on + " TO " + account;
    }
}
