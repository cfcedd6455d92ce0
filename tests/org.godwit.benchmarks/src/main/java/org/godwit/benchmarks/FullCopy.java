package org.godwit.benchmarks;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Scanner;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.godwit.connector.mysql.MySqlConnector;
import org.godwit.core.model.ConnectionUrl;
import org.godwit.core.model.ObjectName;
import org.godwit.core.model.TableDef;
import org.godwit.core.model.TableMapping;
import org.godwit.core.progress.CancelToken;
import org.godwit.core.progress.Progress;
import org.godwit.core.spi.Endpoint;
import org.godwit.core.spi.ObjectSummary;
import org.godwit.rm.RmDatabase;
import org.godwit.transfer.TablePair;
import org.godwit.transfer.full.FullImport;
import org.godwit.transfer.full.FullImportJob;
import org.godwit.transfer.full.FullImportMetrics;
import org.godwit.transfer.full.FullImportSettings;

/**
 * The child process of the full-copy benchmark: creates the tables without their secondary indexes, imports all rows with the rm database keeping the slices, then adds the indexes.
 * Reads two connection URLs, one a line, from standard input, so that no password is on a command line. Arguments: database, workspace, {@code key=value} parameters.
 */
public final class FullCopy {
    private FullCopy() {
    }

    public static void main(String[] args) throws Exception {
        long start = System.nanoTime();
        Scanner in = new Scanner(System.in);
        String from = in.nextLine();
        String to = in.nextLine();
        String database = args[0];
        Map<String, String> parameters = new HashMap<>();
        for (int i = 2; i < args.length; i++) {
            int equals = args[i].indexOf('=');
            parameters.put(args[i].substring(0, equals), args[i].substring(equals + 1));
        }
        CancelToken cancel = CancelToken.create();
        MySqlConnector connector = new MySqlConnector();
        try (RmDatabase rm = RmDatabase.open(Path.of(args[1]));
                Endpoint source = connector.open(ConnectionUrl.parse(from), parameters, cancel);
                Endpoint target = connector.open(ConnectionUrl.parse(to), parameters, cancel)) {
            double opened = seconds(start);
            List<ObjectName> names = source.catalog().objects(database, cancel).stream().filter(o -> o.kind() == ObjectSummary.Kind.TABLE).map(ObjectSummary::name).toList();
            List<String> indexes = createTables(source, target, database, names, cancel);
            LedgerOnH2 ledger = new LedgerOnH2(rm);
            ledger.begin();
            List<TablePair> pairs = new ArrayList<>();
            List<TableDef> targets = target.catalog().tables(names, cancel);
            for (TableDef table : source.catalog().tables(names, cancel)) {
                ledger.add(table.name(), table.name(), table.estimatedRows());
                TableDef other = targets.stream().filter(t -> t.name().equals(table.name())).findFirst().orElseThrow();
                pairs.add(new TablePair(TableMapping.same(table.name()), table, other));
            }
            double prepared = seconds(start);
            FullImport full = new FullImport(new FullImportJob("np_bench", pairs, source, target, FullImportSettings.of(parameters)), ledger);
            full.run(Progress.SILENT, cancel);
            double imported = seconds(start);
            addIndexes(target, database, indexes, cancel);
            FullImportMetrics m = full.metrics();
            System.out.printf("opened %.2f prepared %.2f imported %.2f indexed %.2f rows %d slices %d source %.2fs sink %.2fs%n", opened, prepared, imported, seconds(start), m.rowsWritten(), m.slicesDone(),
                    m.sourceMillis() / 1e3, m.sinkMillis() / 1e3);
        }
    }

    private static double seconds(long start) {
        return (System.nanoTime() - start) / 1e9;
    }

    /** Returns the statements that add what was left out. */
    private static List<String> createTables(Endpoint source, Endpoint target, String database, List<ObjectName> names, CancelToken cancel) throws Exception {
        List<String> indexes = new ArrayList<>();
        for (ObjectName name : names) {
            String create = source.catalog().createStatement(name, ObjectSummary.Kind.TABLE, cancel);
            List<String> keys = create.lines().map(String::strip).filter(l -> l.startsWith("KEY ")).map(l -> l.endsWith(",") ? l.substring(0, l.length() - 1) : l).toList();
            target.statements().execute(database, create.replaceAll(",\\s*\\n\\s*KEY [^\\n]*(?=\\n)", ""), cancel);
            keys.forEach(k -> indexes.add("ALTER TABLE " + target.quote(name.schema()) + "." + target.quote(name.name()) + " ADD " + k));
        }
        return indexes;
    }

    private static void addIndexes(Endpoint target, String database, List<String> statements, CancelToken cancel) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(2);
        List<Callable<Void>> work = new ArrayList<>();
        for (String statement : statements) {
            work.add(() -> {
                target.statements().execute(database, statement, cancel);
                return null;
            });
        }
        for (Future<Void> done : pool.invokeAll(work)) {
            done.get();
        }
        pool.shutdown();
    }
}
