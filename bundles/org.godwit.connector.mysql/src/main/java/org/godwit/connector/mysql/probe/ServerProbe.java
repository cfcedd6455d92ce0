package org.godwit.connector.mysql.probe;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import org.godwit.connector.mysql.connect.Session;
import org.godwit.core.error.GodwitException;
import org.godwit.core.model.DataSourceType;
import org.godwit.core.progress.CancelToken;
import org.godwit.core.spi.ServerInfo;
import org.godwit.schema.mysql.Features;
import org.godwit.schema.mysql.ServerVersion;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds out what a server is: kind, version, variables, collations, engines and how its clock goes. Without state. */
public final class ServerProbe {
    /** Key in {@link ServerInfo#variables()} under which the account as the server knows it stands. */
    public static final String ACCOUNT = "@account";

    private static final Logger LOG = LoggerFactory.getLogger(ServerProbe.class);
    private static final List<String> VARIABLES = List.of("version_comment", "character_set_server", "collation_server", "lower_case_table_names", "lower_case_file_system", "sql_mode", "time_zone",
            "system_time_zone", "max_allowed_packet", "local_infile", "read_only", "super_read_only", "innodb_read_only", "server_id", "server_uuid", "hostname", "port", "datadir", "socket",
            "default_storage_engine", "explicit_defaults_for_timestamp", "innodb_page_size", "innodb_strict_mode", "innodb_default_row_format", "sql_require_primary_key",
            "sql_generate_invisible_primary_key", "require_secure_transport", "have_ssl", "log_bin", "binlog_format", "binlog_row_image", "gtid_mode", "max_connections", "innodb_buffer_pool_size",
            "innodb_file_per_table", "partial_revokes", "character_set_collations", "ob_query_timeout", "ob_trx_timeout", "tidb_enable_foreign_key", "tidb_enable_check_constraint", "uuid");

    private ServerProbe() {
    }

    public static ServerInfo read(Session session, CancelToken cancel) throws GodwitException {
        String version = session.text("SELECT VERSION()", cancel).orElse("");
        Map<String, String> variables = variables(session, cancel);
        DataSourceType type = ServerVersion.kind(version, variables.getOrDefault("version_comment", ""));
        variables.put(ACCOUNT, session.text("SELECT CURRENT_USER()", cancel).orElse(""));
        variables.put(Features.COLLATIONS, collations(session, type, cancel));
        variables.put(Features.ENGINES, engines(session, cancel));
        return new ServerInfo(type, version, variables, clockSkew(session, cancel));
    }

    private static Map<String, String> variables(Session session, CancelToken cancel) throws GodwitException {
        Map<String, String> variables = new HashMap<>();
        String names = String.join(",", java.util.Collections.nCopies(VARIABLES.size(), "?"));
        session.query("SHOW GLOBAL VARIABLES WHERE Variable_name IN (" + names + ")", VARIABLES, row -> {
            String value = row.getString(2);
            return variables.put(row.getString(1).toLowerCase(Locale.ROOT), value == null ? "" : value);
        }, cancel);
        return variables;
    }

    /** MariaDB since 10.10 keeps collations of several character sets under a short name; their full names stand in another table. */
    private static String collations(Session session, DataSourceType type, CancelToken cancel) throws GodwitException {
        TreeSet<String> names = new TreeSet<>(session.query("SELECT COLLATION_NAME FROM information_schema.COLLATIONS", List.of(), row -> row.getString(1), cancel));
        if (type == DataSourceType.MARIADB) {
            boolean hasFullNames = !session.query("SELECT 1 FROM information_schema.COLUMNS WHERE TABLE_SCHEMA = 'information_schema' AND TABLE_NAME = 'COLLATION_CHARACTER_SET_APPLICABILITY'"
                    + " AND COLUMN_NAME = 'FULL_COLLATION_NAME'", List.of(), row -> 1, cancel).isEmpty();
            if (hasFullNames) {
                names.addAll(session.query("SELECT FULL_COLLATION_NAME FROM information_schema.COLLATION_CHARACTER_SET_APPLICABILITY", List.of(), row -> row.getString(1), cancel));
            }
        }
        return String.join(",", names).toLowerCase(Locale.ROOT);
    }

    private static String engines(Session session, CancelToken cancel) throws GodwitException {
        try {
            return String.join(",", session.query("SELECT ENGINE FROM information_schema.ENGINES WHERE SUPPORT IN ('YES', 'DEFAULT')", List.of(), row -> row.getString(1), cancel));
        } catch (GodwitException e) {
            if (e.isCancelled() || e.isTransient()) {
                throw e;
            }
            LOG.debug("{} does not list its storage engines", session.address(), e);
            return "";
        }
    }

    /** The server's clock less ours, taking the middle of the round trip for the moment it looked. */
    private static Duration clockSkew(Session session, CancelToken cancel) throws GodwitException {
        Instant before = Instant.now();
        BigDecimal seconds = new BigDecimal(session.text("SELECT UNIX_TIMESTAMP(NOW(6))", cancel).orElse("0"));
        Duration roundTrip = Duration.between(before, Instant.now());
        Instant server = Instant.ofEpochSecond(seconds.longValue(), seconds.remainder(BigDecimal.ONE).movePointRight(9).longValue());
        return Duration.between(before.plus(roundTrip.dividedBy(2)), server);
    }
}
