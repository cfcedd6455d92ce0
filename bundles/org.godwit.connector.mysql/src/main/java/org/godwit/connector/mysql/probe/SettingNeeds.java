package org.godwit.connector.mysql.probe;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.godwit.connector.mysql.connect.Session;
import org.godwit.core.error.GodwitException;
import org.godwit.core.model.DataSourceType;
import org.godwit.core.progress.CancelToken;
import org.godwit.core.spi.ProbeReport.SettingFinding;
import org.godwit.core.spi.ServerInfo;

/** How a server must be set so that its log can be followed, and how it is (OMS: data sources, binlog prerequisites; MySQL manual, "Binary Logging Options and Variables"). Without state. */
public final class SettingNeeds {
    static final long DAY_SECONDS = 86_400;

    private static final String FOLLOWING = "Source: incremental synchronization";
    private static final String LOADING = "Destination: fast loading of rows";
    private static final List<String> VARIABLES = List.of("log_bin", "binlog_format", "binlog_row_image", "binlog_row_value_options", "binlog_expire_logs_seconds", "expire_logs_days", "server_id",
            "local_infile");

    private SettingNeeds() {
    }

    /** Nothing about logs of a server that gives out none by the replication protocol. */
    static List<SettingFinding> check(Session session, ServerInfo server, CancelToken cancel) throws GodwitException {
        Map<String, String> variables = new HashMap<>();
        String names = String.join(",", java.util.Collections.nCopies(VARIABLES.size(), "?"));
        session.query("SHOW GLOBAL VARIABLES WHERE Variable_name IN (" + names + ")", VARIABLES, row -> {
            String value = row.getString(2);
            return variables.put(row.getString(1).toLowerCase(Locale.ROOT), value == null ? "" : value);
        }, cancel);
        return judge(server, variables);
    }

    /** @param variables global variables by lower-case name; one that is missing the server does not know */
    static List<SettingFinding> judge(ServerInfo server, Map<String, String> variables) {
        List<SettingFinding> findings = new ArrayList<>();
        if (server.type() != DataSourceType.TIDB) {
            boolean logs = isOn(variables.getOrDefault("log_bin", "OFF"));
            findings.add(new SettingFinding(FOLLOWING, "log_bin", variables.getOrDefault("log_bin", "OFF"), "ON", logs, logs ? "" : startOption(server)));
            equal(findings, server, variables, "binlog_format", "ROW");
            equal(findings, server, variables, "binlog_row_image", "FULL");
            equal(findings, server, variables, "binlog_row_value_options", "");
            kept(findings, server, variables);
            serverId(findings, server, variables);
        }
        if (variables.containsKey("local_infile")) {
            boolean on = isOn(variables.get("local_infile"));
            findings.add(new SettingFinding(LOADING, "local_infile", variables.get("local_infile"), "ON", on, on ? "" : set(server, "local_infile", "ON")));
        }
        return findings;
    }

    private static String startOption(ServerInfo server) {
        return server.type() == DataSourceType.OB_MYSQL
                ? "-- create a binlog service for the tenant and connect through the proxy that leads to it"
                : "-- in the option file, then restart the server:\n-- [mysqld]\n-- log-bin = binlog\n-- server-id = 1\n-- binlog-format = ROW";
    }

    private static void equal(List<SettingFinding> findings, ServerInfo server, Map<String, String> variables, String name, String wanted) {
        if (variables.containsKey(name)) {
            boolean right = variables.get(name).equalsIgnoreCase(wanted);
            findings.add(new SettingFinding(FOLLOWING, name, variables.get(name), wanted, right, right ? "" : set(server, name, "'" + wanted + "'")));
        }
    }

    /** A log that is removed within a day may be gone before a pause ends. Zero keeps it for ever. */
    private static void kept(List<SettingFinding> findings, ServerInfo server, Map<String, String> variables) {
        boolean bySeconds = variables.containsKey("binlog_expire_logs_seconds") && (number(variables.get("binlog_expire_logs_seconds")) > 0 || !variables.containsKey("expire_logs_days"));
        String name = bySeconds ? "binlog_expire_logs_seconds" : "expire_logs_days";
        if (!variables.containsKey(name)) {
            return;
        }
        long seconds = bySeconds ? number(variables.get(name)) : (long) (fraction(variables.get(name)) * DAY_SECONDS);
        boolean right = seconds == 0 || seconds >= DAY_SECONDS;
        findings.add(new SettingFinding(FOLLOWING, name, variables.get(name), bySeconds ? "0 or at least 86400" : "0 or at least 1", right,
                right ? "" : bySeconds ? set(server, name, "604800") : set(server, name, "7")));
    }

    private static void serverId(List<SettingFinding> findings, ServerInfo server, Map<String, String> variables) {
        String id = variables.getOrDefault("server_id", "");
        if (!id.isEmpty()) {
            boolean right = !id.equals("0");
            findings.add(new SettingFinding(FOLLOWING, "server_id", id, "not 0, unique among the servers", right, right ? "" : set(server, "server_id", "1")));
        }
    }

    /** MySQL keeps a setting over a restart by itself; elsewhere the option file must say the same. */
    private static String set(ServerInfo server, String name, String value) {
        boolean persists = server.type() == DataSourceType.MYSQL && !Set.of("5.", "4.").contains(server.version().length() < 2 ? "" : server.version().substring(0, 2));
        return persists ? "SET PERSIST " + name + " = " + value : "SET GLOBAL " + name + " = " + value + "; -- and in the option file";
    }

    private static boolean isOn(String value) {
        return Set.of("ON", "1").contains(value.toUpperCase(Locale.ROOT));
    }

    private static long number(String text) {
        return (long) fraction(text);
    }

    private static double fraction(String text) {
        return text.matches("\\d{1,10}(\\.\\d*)?") ? Double.parseDouble(text) : 0;
    }
}
