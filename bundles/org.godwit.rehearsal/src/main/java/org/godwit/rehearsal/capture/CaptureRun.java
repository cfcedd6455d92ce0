package org.godwit.rehearsal.capture;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.godwit.core.error.CoreError;
import org.godwit.core.error.GodwitException;
import org.godwit.core.model.ColumnDef;
import org.godwit.core.model.ObjectName;
import org.godwit.core.model.TableDef;
import org.godwit.core.progress.CancelToken;
import org.godwit.core.progress.Progress;
import org.godwit.core.spi.Connector;
import org.godwit.core.spi.Endpoint;
import org.godwit.core.spi.ObjectSummary;
import org.godwit.rehearsal.bundle.BundleManifest;
import org.godwit.rehearsal.bundle.BundleManifest.Role;
import org.godwit.rehearsal.bundle.BundleWriter;
import org.godwit.rehearsal.mask.RuleMask;

/** One capture: the order in which a source is read and the parts of its bundle are written. Used by one thread. */
final class CaptureRun {
    private static final List<String> VARIABLES = List.of("version", "version_comment", "sql_mode", "character_set_server", "collation_server", "character_set_database", "collation_database", "time_zone",
            "system_time_zone", "lower_case_table_names", "explicit_defaults_for_timestamp", "default_storage_engine", "binlog_format", "binlog_row_image", "binlog_row_metadata", "binlog_row_value_options",
            "binlog_checksum", "binlog_expire_logs_seconds", "expire_logs_days", "log_bin_compress", "binlog_transaction_compression", "gtid_mode", "gtid_strict_mode", "enforce_gtid_consistency", "max_allowed_packet",
            "max_connections", "wait_timeout", "net_write_timeout", "innodb_version", "innodb_buffer_pool_size", "innodb_page_size", "innodb_strict_mode", "innodb_default_row_format", "innodb_file_per_table",
            "innodb_flush_log_at_trx_commit", "sync_binlog", "transaction_isolation", "tx_isolation", "local_infile", "sql_require_primary_key", "event_scheduler", "group_concat_max_len", "auto_increment_increment",
            "auto_increment_offset", "wsrep_on");

    private final CaptureRequest request;
    private final Progress progress;
    private final CancelToken cancel;
    private final StatementList statements = new StatementList();
    private Optional<RowMask> mask = Optional.empty();

    CaptureRun(CaptureRequest request, Progress progress, CancelToken cancel) {
        this.request = request;
        this.progress = progress;
        this.cancel = cancel;
    }

    StatementList statements() {
        return statements;
    }

    /** There once the definitions were read, when columns are masked. */
    Optional<RowMask> mask() {
        return mask;
    }

    /** A masked bundle has no log, which holds the rows as they are. */
    boolean records() {
        return !request.logFor().isZero() && request.masks().isEmpty();
    }

    List<TableDef> definitions(Endpoint endpoint) throws GodwitException {
        statements.remark("the definitions of the tables and views are read first: SELECT … FROM information_schema (TABLES, COLUMNS, STATISTICS, constraints, VIEWS), SHOW CREATE TABLE");
        List<TableDef> tables = endpoint.catalog().tables(request.tables(), cancel);
        if (request.masks().isPresent()) {
            mask = Optional.of(RuleMask.of(request.masks().get().rules(), request.masks().get().secret(), tables));
        }
        return tables;
    }

    void remarkLog() {
        if (records()) {
            statements.remark("the log is copied as a replica would: SELECT @@server_id, SHOW GLOBAL VARIABLES LIKE 'binlog_checksum', SHOW BINARY LOGS, COM_BINLOG_DUMP without waiting");
        }
    }

    Map<String, String> variables(CaptureSession session) throws GodwitException {
        Map<String, String> found = new TreeMap<>();
        session.query("SHOW GLOBAL VARIABLES WHERE Variable_name IN (" + VARIABLES.stream().map(v -> "'" + v + "'").collect(Collectors.joining(",")) + ")", List.of(),
                row -> found.put(row.getString(1).toLowerCase(Locale.ROOT), Optional.ofNullable(row.getString(2)).orElse("")));
        return found;
    }

    Capture.Result write(Endpoint endpoint, Connector connector, BundleWriter writer, Path scratch) throws GodwitException {
        List<TableDef> tables = definitions(endpoint);
        progress.expect(tables.stream().mapToLong(TableDef::estimatedRows).sum());
        try (CaptureSession session = CaptureSession.open(request.source(), statements, cancel)) {
            Map<String, String> variables = variables(session);
            Optional<String> place = Snapshot.open(session, request.source(), endpoint.server(), request.tables(), records(), statements, cancel);
            long began = System.nanoTime();
            RowChoice choice = new RowChoice(session, tables, request.rowsPerTable(), mask, progress);
            choice.choose();
            BundleManifest.Log log = request.masks().isPresent() && !request.logFor().isZero() ? BundleManifest.Log.without("Values are masked, and a log holds the rows as they are.") : BundleManifest.Log.NONE;
            CaptureFacts.LogRates rates = CaptureFacts.LogRates.NONE;
            if (place.isPresent()) {
                remarkLog();
                LogRecording recorded = LogRecording.make(connector, request, place.get(), Duration.ofNanos(System.nanoTime() - began), tables, scratch, progress, cancel);
                log = recorded.put(writer);
                rates = recorded.rates();
                choice.addTouched(recorded.study());
            }
            choice.close();
            List<CaptureFacts.Table> sizes = dump(session, choice, tables, writer);
            session.execute("COMMIT");
            List<String> left = left(endpoint, tables);
            CaptureFacts facts = new CaptureFacts(variables, sizes, rates, left);
            return finish(endpoint, writer, log, facts);
        }
    }

    private Capture.Result finish(Endpoint endpoint, BundleWriter writer, BundleManifest.Log log, CaptureFacts facts) throws GodwitException {
        writer.json(CaptureFacts.PART, facts);
        writer.text("statements.sql", Role.NOTE, statements.text());
        String masking = mask.map(RowMask::words).orElse("");
        if (!masking.isEmpty()) {
            writer.text("masking.txt", Role.NOTE, masking);
        }
        BundleManifest manifest = writer.finish(Capture.PROGRAM, new BundleManifest.Source(endpoint.server().type().label(), endpoint.server().version(), request.isWhole(), true), masking, log);
        return new Capture.Result(request.out(), manifest, facts, statements.text());
    }

    private List<String> left(Endpoint endpoint, List<TableDef> tables) throws GodwitException {
        List<String> left = new ArrayList<>();
        for (String database : tables.stream().map(t -> t.name().schema()).distinct().toList()) {
            for (ObjectSummary object : endpoint.catalog().objects(database, cancel)) {
                if (object.kind() != ObjectSummary.Kind.TABLE && object.kind() != ObjectSummary.Kind.VIEW) {
                    left.add(object.kind().name().toLowerCase(Locale.ROOT) + " " + object.name());
                }
            }
        }
        return left;
    }

    private List<CaptureFacts.Table> dump(CaptureSession session, RowChoice choice, List<TableDef> tables, BundleWriter writer) throws GodwitException {
        List<CaptureFacts.Table> sizes = new ArrayList<>();
        Map<String, List<Chosen>> byDatabase = new LinkedHashMap<>();
        choice.tables().forEach(c -> byDatabase.computeIfAbsent(c.table().name().schema(), s -> new ArrayList<>()).add(c));
        int number = 1;
        for (Map.Entry<String, List<Chosen>> database : byDatabase.entrySet()) {
            String path = String.format(Locale.ROOT, "dump/%03d-%s.sql", number++, BundleWriter.safeName(database.getKey()));
            writer.part(path, Role.DUMP, out -> {
                DumpText text = new DumpText(out, mask);
                text.begin();
                text.line("CREATE DATABASE IF NOT EXISTS " + SourceSql.quote(database.getKey()) + charset(session, database.getKey()) + ";");
                text.line("USE " + SourceSql.quote(database.getKey()) + ";");
                for (Chosen chosen : database.getValue()) {
                    text.line(define(session, chosen.table().name(), "TABLE") + ";");
                    sizes.add(table(session, choice, chosen, text));
                }
                for (ObjectName view : request.views()) {
                    if (view.schema().equals(database.getKey())) {
                        text.line(define(session, view, "VIEW") + ";");
                    }
                }
            });
        }
        return sizes;
    }

    static String charset(CaptureSession session, String database) throws GodwitException {
        List<String> row = session.first("SELECT DEFAULT_CHARACTER_SET_NAME, DEFAULT_COLLATION_NAME FROM information_schema.SCHEMATA WHERE SCHEMA_NAME = '" + database.replace("\\", "\\\\").replace("'", "''") + "'");
        return row.isEmpty() ? "" : " DEFAULT CHARACTER SET " + row.get(0) + " COLLATE " + row.get(1);
    }

    private CaptureFacts.Table table(CaptureSession session, RowChoice choice, Chosen chosen, DumpText text) throws GodwitException {
        progress.note("reading " + chosen.table().name());
        List<ColumnDef> columns = SourceSql.stored(chosen.table());
        DumpText.Rows rows = text.rows(chosen.table().name(), columns);
        try {
            int keyAt = chosen.isWhole() && chosen.histogram().isPresent() ? columns.indexOf(chosen.key().getFirst()) + 1 : 0;
            rows(session, choice, chosen, row -> {
                try {
                    if (keyAt > 0) {
                        chosen.histogram().orElseThrow().add(row.getString(keyAt));
                    }
                    rows.add(row);
                    progress.advance(chosen.isWhole() ? 1 : 0, 0);
                } catch (IOException e) {
                    throw new GodwitException(CoreError.FILE, e, request.out(), e.toString());
                }
            });
            rows.end();
            return chosen.facts(rows.count());
        } catch (IOException e) {
            throw new GodwitException(CoreError.FILE, e, request.out(), e.toString());
        }
    }

    void rows(CaptureSession session, RowChoice choice, Chosen chosen, CaptureSession.Row taker) throws GodwitException {
        String select = "SELECT " + SourceSql.columns(SourceSql.stored(chosen.table())) + " FROM " + SourceSql.quote(chosen.table().name());
        if (chosen.isWhole()) {
            session.query(select, List.of(), taker);
        } else {
            choice.batches(select + " WHERE ", chosen.key(), chosen.keys(), taker);
        }
    }

    String define(CaptureSession session, ObjectName name, String kind) throws GodwitException {
        List<String> row = session.first("SHOW CREATE " + kind + " " + SourceSql.quote(name));
        return row.size() < 2 ? "" : row.get(1).replaceFirst("^CREATE (ALGORITHM=\\S+ )?DEFINER=\\S+ ", "CREATE ");
    }
}
