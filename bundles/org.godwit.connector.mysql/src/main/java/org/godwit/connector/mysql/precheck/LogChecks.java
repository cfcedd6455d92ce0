package org.godwit.connector.mysql.precheck;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.godwit.connector.mysql.connect.Session;
import org.godwit.connector.mysql.probe.Grants;
import org.godwit.connector.mysql.probe.PrivilegeNeeds;
import org.godwit.connector.mysql.probe.ServerProbe;
import org.godwit.core.error.GodwitException;
import org.godwit.core.model.DataSourceType;
import org.godwit.core.model.TransferType;
import org.godwit.core.spi.Precheck;
import org.godwit.core.spi.Precheck.Result;
import org.godwit.core.spi.ServerInfo;
import org.godwit.core.spi.Side;

/** Items about the log of the side whose changes are followed: the source's for incremental synchronization, the target's for the way back (OMS: precheck items, binlog prerequisites). Without state. */
final class LogChecks {
    private static final long DAY_SECONDS = 86_400;
    private static final List<String> VARIABLES = List.of("log_bin", "binlog_format", "binlog_row_image", "binlog_row_value_options", "binlog_expire_logs_seconds", "expire_logs_days", "log_slave_updates",
            "log_replica_updates", "server_id");

    private LogChecks() {
    }

    static List<Precheck> items() {
        Set<TransferType> forth = Set.of(TransferType.INCREMENTAL);
        Set<TransferType> back = Set.of(TransferType.REVERSE);
        return List.of(new Item("DB_INCR_LOG", Side.SOURCE, "The source's log has whole rows", false, forth, l -> log(l, Side.SOURCE)),
                new Item("DB_INCR_LOG", Side.TARGET, "The target's log has whole rows, for the way back", false, back, l -> log(l, Side.TARGET)),
                new Item("DB_INCR_LOG_KEPT", Side.SOURCE, "The source's log is kept for a day at least", true, forth, LogChecks::retention),
                new Item("DB_INCR_LOG_KEPT", Side.TARGET, "The target's log is kept for a day at least, for the way back", true, back, LogChecks::retention),
                new Item("DB_ACCOUNT_INCR_READ_PRIVILEGE", Side.SOURCE, "The account may read the log", false, forth, LogChecks::privileges),
                new Item("DB_ACCOUNT_INCR_READ_PRIVILEGE", Side.TARGET, "The account may read the log, for the way back", false, back, LogChecks::privileges));
    }

    private static Result privileges(Item.Looking looking) throws GodwitException {
        ServerInfo server = looking.endpoint().server();
        if (server.type() == DataSourceType.TIDB) {
            return Result.PASSED;
        }
        String account = Grants.account(server.variable(ServerProbe.ACCOUNT));
        try (Session session = looking.endpoint().connections().pooled(looking.cancel())) {
            Grants grants = Grants.read(session, server.variable("partial_revokes").equalsIgnoreCase("ON"), looking.cancel());
            List<String> lacking = PrivilegeNeeds.LOG_READER.stream().filter(p -> !grants.hasGlobally(p)).toList();
            return lacking.isEmpty()
                    ? Result.PASSED
                    : Item.failed("The account " + account + " lacks " + String.join(", ", lacking) + " on *.*.", "Let an administrator grant the privileges.", PrivilegeNeeds.grant(lacking, "", account));
        }
    }

    private static Result log(Item.Looking looking, Side side) throws GodwitException {
        if (looking.endpoint().server().type() == DataSourceType.TIDB) {
            return Result.failed("TiDB gives out no log by MySQL's replication protocol.", "Choose a project without incremental synchronization.");
        }
        try (Session session = looking.endpoint().connections().pooled(looking.cancel())) {
            Findings found = new Findings();
            Map<String, String> variables = variables(session, looking);
            settings(variables, looking.endpoint().server().type(), found);
            filtered(variables, looking, side, found);
            if (found.failed.isEmpty()) {
                filters(session, looking, side, found);
                replica(session, looking, variables, found);
                prepared(session, looking, found);
            }
            return found.result();
        }
    }

    private static Map<String, String> variables(Session session, Item.Looking looking) throws GodwitException {
        Map<String, String> variables = new HashMap<>();
        String names = String.join(",", java.util.Collections.nCopies(VARIABLES.size(), "?"));
        session.query("SHOW GLOBAL VARIABLES WHERE Variable_name IN (" + names + ")", VARIABLES, row -> variables.put(row.getString(1).toLowerCase(Locale.ROOT), row.getString(2)), looking.cancel());
        return variables;
    }

    /** Settings that a server of OceanBase does not show are right there. */
    private static void settings(Map<String, String> variables, DataSourceType type, Findings found) {
        if (!isOn(variables.getOrDefault("log_bin", type == DataSourceType.OB_MYSQL ? "ON" : "OFF"))) {
            found.fail("log_bin is off", "");
            found.remedy = type == DataSourceType.OB_MYSQL
                    ? "Create a binlog service for the tenant and connect through the proxy that leads to it."
                    : "Start the server with the options log-bin and server-id.";
            return;
        }
        require(variables, "binlog_format", "ROW", found);
        require(variables, "binlog_row_image", "FULL", found);
        require(variables, "binlog_row_value_options", "", found);
        if (variables.getOrDefault("server_id", "1").equals("0")) {
            found.fail("server_id is 0", "SET GLOBAL server_id = 1");
        }
    }

    /** Row filters are evaluated on both images of a row, so they miss what the log leaves out. */
    private static void filtered(Map<String, String> variables, Item.Looking looking, Side side, Findings found) {
        List<String> filtered = looking.subject().mappings().stream().filter(t -> t.rowFilter().isPresent()).map(t -> t.source().toString()).toList();
        if (side == Side.SOURCE && !filtered.isEmpty() && !variables.getOrDefault("binlog_row_image", "FULL").equalsIgnoreCase("FULL")) {
            found.fail("the row filters of " + Subject.some(filtered) + " may need columns that the log leaves out", "");
        }
    }

    private static void require(Map<String, String> variables, String name, String wanted, Findings found) {
        String value = variables.getOrDefault(name, wanted);
        if (!value.equalsIgnoreCase(wanted)) {
            found.fail(name + " is " + value + " instead of " + (wanted.isEmpty() ? "empty" : wanted), "SET GLOBAL " + name + " = '" + wanted + "'");
        }
    }

    /** Databases may be left out of the log altogether. */
    private static void filters(Session session, Item.Looking looking, Side side, Findings found) throws GodwitException {
        List<List<String>> status = tolerant(session, looking, "SHOW MASTER STATUS");
        if (status.isEmpty()) {
            status = tolerant(session, looking, "SHOW BINARY LOG STATUS");
        }
        if (status.isEmpty() || status.getFirst().size() < 4) {
            return;
        }
        Set<String> only = names(status.getFirst().get(2));
        Set<String> without = names(status.getFirst().get(3));
        Set<String> missing = new TreeSet<>(looking.subject().databases(side));
        missing.removeIf(d -> (only.isEmpty() || only.contains(d)) && !without.contains(d));
        if (!missing.isEmpty()) {
            found.fail("binlog-do-db or binlog-ignore-db keeps these databases out of the log: " + Subject.some(missing), "");
        }
    }

    private static Set<String> names(String list) {
        Set<String> names = new TreeSet<>(List.of(list.split(",")));
        names.remove("");
        return names;
    }

    /** A store that stood longer than the log is kept cannot go on. Zero keeps logs for ever (OMS: MySQL as a source keeps its logs for 24 hours at least). */
    private static Result retention(Item.Looking looking) throws GodwitException {
        Map<String, String> variables;
        try (Session session = looking.endpoint().connections().pooled(looking.cancel())) {
            variables = variables(session, looking);
        }
        long seconds = number(variables.get("binlog_expire_logs_seconds"));
        long days = number(variables.get("expire_logs_days"));
        long kept = seconds > 0 ? seconds : days * DAY_SECONDS;
        if (kept == 0 || kept >= DAY_SECONDS) {
            return Result.PASSED;
        }
        return Item.failed("The server removes its binary logs after " + kept + " seconds, less than a day.",
                "Keep them longer, also in the option file. When the item is skipped, a store that cannot read for that long has to begin anew, and the data with it.",
                seconds > 0 ? "SET GLOBAL binlog_expire_logs_seconds = 604800;" : "SET GLOBAL expire_logs_days = 7;");
    }

    private static long number(String text) {
        return text != null && text.matches("\\d{1,10}(\\.\\d*)?") ? (long) Double.parseDouble(text) : 0;
    }

    /** A replica writes what it gets from its own source to its log only when told so. */
    private static void replica(Session session, Item.Looking looking, Map<String, String> variables, Findings found) throws GodwitException {
        boolean logs = isOn(variables.getOrDefault("log_replica_updates", variables.getOrDefault("log_slave_updates", "ON")));
        if (logs) {
            return;
        }
        boolean isReplica = !tolerant(session, looking, "SHOW SLAVE STATUS").isEmpty() || !tolerant(session, looking, "SHOW REPLICA STATUS").isEmpty();
        if (isReplica) {
            found.fail("the server is a replica and does not log what it gets (log_slave_updates is off)", "");
            found.remedy = "Start the server with log-slave-updates, or read the log of its own source.";
        }
    }

    private static void prepared(Session session, Item.Looking looking, Findings found) throws GodwitException {
        int count = tolerant(session, looking, "XA RECOVER").size();
        if (count > 0) {
            found.warn(count + " prepared XA transactions are waiting; when one of them is committed later, the log cannot be followed over it", "");
        }
    }

    /** Rows of a statement that not every server knows and not every account may use; none when it fails. */
    private static List<List<String>> tolerant(Session session, Item.Looking looking, String sql) throws GodwitException {
        try {
            return session.query(sql, List.of(), row -> {
                List<String> values = new ArrayList<>();
                for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
                    String value = row.getString(i);
                    values.add(value == null ? "" : value);
                }
                return values;
            }, looking.cancel());
        } catch (GodwitException e) {
            if (e.isCancelled() || e.isTransient()) {
                throw e;
            }
            return List.of();
        }
    }

    private static boolean isOn(String value) {
        return Set.of("ON", "1").contains(value.toUpperCase(Locale.ROOT));
    }

    /** What was found, worst first. */
    private static final class Findings {
        private final List<String> failed = new ArrayList<>();
        private final List<String> warned = new ArrayList<>();
        private final List<String> mends = new ArrayList<>();
        private String remedy = "Change the settings, also in the option file, then end or restart the sessions that write: they keep the settings with which they began.";

        void fail(String cause, String mend) {
            failed.add(cause);
            mends.add(mend);
        }

        void warn(String cause, String mend) {
            warned.add(cause);
            mends.add(mend);
        }

        Result result() {
            if (failed.isEmpty() && warned.isEmpty()) {
                return Result.PASSED;
            }
            List<String> causes = new ArrayList<>(failed);
            causes.addAll(warned);
            String cause = "About the binary log: " + String.join("; ", causes) + ".";
            String mend = Subject.statements(mends.stream().filter(m -> !m.isEmpty()).toList(), m -> m);
            return failed.isEmpty() ? Item.warning(cause, remedy, mend) : Item.failed(cause, remedy, mend);
        }
    }
}
