package org.godwit.connector.mysql.precheck;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.godwit.connector.mysql.connect.Session;
import org.godwit.connector.mysql.probe.ServerProbe;
import org.godwit.core.error.GodwitException;
import org.godwit.core.spi.Precheck;
import org.godwit.core.spi.Precheck.Result;
import org.godwit.core.spi.ServerInfo;
import org.godwit.core.spi.Side;
import org.godwit.schema.mysql.Features;
import org.godwit.schema.mysql.ServerVersion;

/** Items about the servers themselves: reachable, known version, clock, settings. Without state. */
final class ServerChecks {
    private static final Duration SKEW = Duration.ofSeconds(5);

    private ServerChecks() {
    }

    static List<Precheck> items() {
        return List.of(new Item("RDB_CONNECT", Side.SOURCE, "The database answers", false, Item.ANY, ServerChecks::connect),
                new Item("RDB_CONNECT", Side.TARGET, "The database answers", false, Item.ANY, ServerChecks::connect),
                new Item("DB_VERSION", Side.SOURCE, "The version is one that was tried", true, Item.ANY, ServerChecks::version),
                new Item("DB_VERSION", Side.TARGET, "The version is one that was tried", true, Item.ANY, ServerChecks::version),
                new Item("DB_MASTER_SLAVE", Side.TARGET, "The database takes writes", false, Set.of(org.godwit.core.model.TransferType.SCHEMA, org.godwit.core.model.TransferType.FULL,
                        org.godwit.core.model.TransferType.INCREMENTAL), ServerChecks::writable),
                new Item("DB_TIME_SYNC", Side.SOURCE, "The clock goes with this computer's", true, Item.ANY, ServerChecks::clock),
                new Item("DB_TIME_SYNC", Side.TARGET, "The clock goes with this computer's", true, Item.ANY, ServerChecks::clock),
                new Item("DB_TIMEZONE", Side.TARGET, "Both servers have the same time zone", true, Item.ANY, ServerChecks::timeZone),
                new Item("DB_SQL_MODE", Side.TARGET, "Both servers have the same sql_mode", true, Item.ANY, ServerChecks::sqlMode),
                new Item("DB_MAX_ALLOWED_PACKET", Side.TARGET, "The target takes values as large as the source's", true, Item.WRITING, ServerChecks::packet),
                new Item("DB_LOWER_CASE_TABLE_NAMES", Side.TARGET, "Both servers treat upper and lower case of names alike", true, Item.ANY, ServerChecks::lowerCase),
                new Item("DB_LOCAL_INFILE", Side.TARGET, "LOAD DATA LOCAL is allowed", true, Set.of(org.godwit.core.model.TransferType.FULL), ServerChecks::localInfile));
    }

    private static Result connect(Item.Looking looking) throws GodwitException {
        try (Session session = looking.endpoint().connections().pooled(looking.cancel())) {
            session.text("SELECT 1", looking.cancel());
            return Result.PASSED;
        } catch (GodwitException e) {
            if (e.isCancelled()) {
                throw e;
            }
            return Result.failed(e.problem().message(), e.problem().remedy());
        }
    }

    private static Result version(Item.Looking looking) {
        ServerInfo server = looking.endpoint().server();
        ServerVersion version = Features.of(server).version();
        boolean known = switch (server.type()) {
            case MYSQL -> version.atLeast(5, 7) && !version.atLeast(10, 0);
            case MARIADB -> version.atLeast(10, 5) && !version.atLeast(13, 0);
            case OB_MYSQL -> version.atLeast(3, 2) && !version.atLeast(5, 0);
            case TIDB -> version.atLeast(5, 0) && !version.atLeast(10, 0);
            case KAFKA, ROCKETMQ -> throw server.type().noDatabase();
        };
        return known
                ? Result.PASSED
                : Item.failed(server.type().label() + " " + version + " is not one of the supported versions.",
                        "Supported are MySQL 5.7 to 9.x, MariaDB 10.5 to 12.x, OceanBase 3.2 to 4.x and TiDB 5 to 9. Skip the item to try it all the same.", "");
    }

    private static Result writable(Item.Looking looking) throws GodwitException {
        try (Session session = looking.endpoint().connections().pooled(looking.cancel())) {
            ServerInfo server = ServerProbe.read(session, looking.cancel());
            for (String name : List.of("super_read_only", "innodb_read_only", "read_only")) {
                boolean on = Set.of("ON", "1", "YES").contains(server.variable(name).toUpperCase(java.util.Locale.ROOT));
                if (on) {
                    return Item.failed("The target has " + name + " switched on.", "Choose the primary, or let the target take writes.", "SET GLOBAL " + name + " = OFF");
                }
            }
            return Result.PASSED;
        }
    }

    private static Result clock(Item.Looking looking) {
        Duration skew = looking.endpoint().server().clockSkew();
        return skew.abs().compareTo(SKEW) <= 0
                ? Result.PASSED
                : Item.warning("The server's clock differs by " + skew.toSeconds() + " seconds from this computer's.",
                        "Synchronize the clocks (NTP); otherwise delays are shown wrong and a start by time is off.", "");
    }

    private static Result timeZone(Item.Looking looking) {
        String source = zone(looking.subject().context().source().server());
        String target = zone(looking.subject().context().target().server());
        return source.equals(target)
                ? Result.PASSED
                : Item.warning("The source's time zone is " + source + ", the target's " + target + ".",
                        "Values are moved unchanged (both sessions use UTC), but NOW() and TIMESTAMP columns show another local time to applications at the target.", "SET GLOBAL time_zone = '" + source + "'");
    }

    private static String zone(ServerInfo server) {
        String zone = server.variable("time_zone");
        return zone.isEmpty() || zone.equals("SYSTEM") ? server.variable("system_time_zone") : zone;
    }

    private static Result sqlMode(Item.Looking looking) {
        Set<String> source = modes(looking.subject().context().source().server());
        Set<String> target = modes(looking.subject().context().target().server());
        return source.equals(target)
                ? Result.PASSED
                : Item.warning("sql_mode is " + String.join(",", source) + " at the source and " + String.join(",", target) + " at the target.",
                        "The migration sets its own mode, so values arrive unchanged; applications may see other errors and warnings at the target.", "");
    }

    private static Set<String> modes(ServerInfo server) {
        Set<String> modes = new TreeSet<>(List.of(server.variable("sql_mode").split(",")));
        modes.remove("");
        return modes;
    }

    private static Result packet(Item.Looking looking) {
        long source = number(looking.subject().context().source().server(), "max_allowed_packet");
        long target = number(looking.endpoint().server(), "max_allowed_packet");
        return target == 0 || target >= source
                ? Result.PASSED
                : Item.failed("max_allowed_packet is " + source + " bytes at the source and " + target + " at the target; larger values cannot be written.",
                        "Raise it at the target, also in its option file.", "SET GLOBAL max_allowed_packet = " + source);
    }

    private static long number(ServerInfo server, String variable) {
        String text = server.variable(variable);
        return text.matches("\\d{1,18}") ? Long.parseLong(text) : 0;
    }

    private static Result lowerCase(Item.Looking looking) {
        String source = looking.subject().context().source().server().variable("lower_case_table_names");
        String target = looking.endpoint().server().variable("lower_case_table_names");
        return source.equals(target)
                ? Result.PASSED
                : Item.warning("lower_case_table_names is " + source + " at the source and " + target + " at the target.",
                        "Names may be found at the one and not at the other; give the target the same setting (it can be set only before it is initialized).", "");
    }

    private static Result localInfile(Item.Looking looking) {
        boolean off = Set.of("OFF", "0").contains(looking.endpoint().server().variable("local_infile").toUpperCase(java.util.Locale.ROOT));
        return off
                ? Item.warning("local_infile is off at the target, so rows are written by multi-row INSERT, which is slower.", "Switch it on for the time of the full migration.", "SET GLOBAL local_infile = ON")
                : Result.PASSED;
    }
}
