package org.godwit.benchmarks;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Scanner;
import org.godwit.connector.mysql.MySqlConnector;
import org.godwit.core.model.ConnectionUrl;
import org.godwit.core.model.ObjectName;
import org.godwit.core.model.TableMapping;
import org.godwit.core.progress.CancelToken;
import org.godwit.core.progress.Progress;
import org.godwit.core.spi.Endpoint;
import org.godwit.core.spi.ObjectSummary;
import org.godwit.transfer.verify.FullVerification;
import org.godwit.transfer.verify.VerifyJob;
import org.godwit.transfer.verify.VerifyLedger;

/**
 * The child process of the verification benchmark: verifies every table of the database and says whether all are equal.
 * Reads two connection URLs, one a line, from standard input. Arguments: run directory, {@code key=value} parameters.
 */
public final class VerifyOnce {
    private VerifyOnce() {
    }

    /** Counts; nothing is resumed here. */
    private static final class Counted implements VerifyLedger {
        private final List<Difference> differences = new ArrayList<>();

        @Override
        public void update(TableResult result) {
            // the summary tells
        }

        @Override
        public synchronized void difference(Difference difference) {
            differences.add(difference);
        }

        @Override
        public synchronized void clear(ObjectName table) {
            differences.removeIf(d -> d.table().equals(table));
        }

        @Override
        public List<TableResult> results() {
            return List.of();
        }

        @Override
        public synchronized List<Difference> differences(ObjectName table) {
            return List.copyOf(differences);
        }
    }

    public static void main(String[] args) throws Exception {
        Scanner in = new Scanner(System.in);
        String from = in.nextLine();
        String to = in.nextLine();
        Map<String, String> parameters = new HashMap<>();
        for (int i = 1; i < args.length; i++) {
            int equals = args[i].indexOf('=');
            parameters.put(args[i].substring(0, equals), args[i].substring(equals + 1));
        }
        CancelToken cancel = CancelToken.create();
        MySqlConnector connector = new MySqlConnector();
        try (Endpoint source = connector.open(ConnectionUrl.parse(from), parameters, cancel); Endpoint target = connector.open(ConnectionUrl.parse(to), parameters, cancel)) {
            List<TableMapping> tables = source.catalog().objects(VerifyBenchmark.DATABASE, cancel).stream().filter(o -> o.kind() == ObjectSummary.Kind.TABLE).map(o -> TableMapping.same(o.name())).toList();
            FullVerification verification = new FullVerification(new VerifyJob("np_bench-full_verify-1-0:0000000001", source, target, tables, VerifyJob.Scope.ALL, Path.of(args[0]), 1, false, parameters),
                    new Counted());
            verification.run(Progress.SILENT, cancel);
            System.out.println((verification.summary().isConsistent() ? "equal " : "different ") + verification.summary().rows());
        }
    }
}
