package org.godwit.transfer.verify.internal;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.godwit.core.error.GodwitException;
import org.godwit.core.model.ObjectName;
import org.godwit.core.model.TableDef;
import org.godwit.core.model.TableMapping;
import org.godwit.core.option.OptionSet;
import org.godwit.core.progress.CancelToken;
import org.godwit.core.progress.Progress;
import org.godwit.core.spi.Digester;
import org.godwit.core.spi.Digester.Hash;
import org.godwit.core.spi.Endpoint;
import org.godwit.transfer.TablePair;
import org.godwit.transfer.verify.VerifyError;
import org.godwit.transfer.verify.VerifyJob;
import org.godwit.transfer.verify.VerifyLedger;
import org.godwit.transfer.verify.VerifyLedger.Difference;
import org.godwit.transfer.verify.VerifyLedger.ResultType;
import org.godwit.transfer.verify.VerifyLedger.TableResult;
import org.godwit.transfer.verify.VerifyOptions;

/** One run from the job to its results: picks the tables, plans each and sends it to the verifier. Used once by one thread. */
public final class VerificationRun {
    private static final Set<ResultType> FINE = EnumSet.of(ResultType.CONSISTENT, ResultType.BOTH_EMPTY);
    /** Results whose differences are all kept. */
    private static final Set<ResultType> COUNTED = EnumSet.of(ResultType.INCONSISTENT, ResultType.SOURCE_EMPTY, ResultType.TARGET_EMPTY);
    private static final Set<ResultType> TO_REPEAT = EnumSet.of(ResultType.RUNNING, ResultType.RUNTIME_EXCEPTION);

    private final VerifyJob job;
    private final VerifyLedger ledger;
    private final List<TableResult> results = Collections.synchronizedList(new ArrayList<>());
    private final AtomicReference<GodwitException> fatal = new AtomicReference<>();

    private final VerifyMeter meter;

    public VerificationRun(VerifyJob job, VerifyLedger ledger, VerifyMeter meter) {
        this.meter = meter;
        this.job = job;
        this.ledger = ledger;
    }

    /** @return the results of all tables, those of an earlier attempt included */
    public List<TableResult> run(Progress progress, CancelToken cancel) throws GodwitException {
        OptionSet options = VerifyOptions.of(job.parameters());
        Digester source = digester(job.source());
        Digester target = digester(job.target());
        PairPlanner planner = planner(options, hash(source, target, cancel));
        List<TableMapping> tables = remaining();
        CancelToken run = cancel.child();
        int number = Math.max(1, Math.min(options.get(VerifyOptions.THREADS) / 2, options.get(VerifyOptions.SIDE_THREADS)));
        try (Lanes lanes = new Lanes(number, run)) {
            TableVerifier.Setting setting = new TableVerifier.Setting(options, job.sourceMoving(), job.catchUp(), ledger, target.rowSql(), job.source().splitter(), lanes, progress, results::add, e -> {
                fatal.compareAndSet(null, e);
                run.cancel();
            });
            verifyAll(tables, planner, new TableVerifier(setting, new BothSides(source, target, lanes.targetThreads(), meter)), options, progress, run);
            lanes.await(run);
        } catch (GodwitException e) {
            throw Optional.ofNullable(fatal.get()).orElse(e);
        } finally {
            run.release();
        }
        return List.copyOf(results);
    }

    private void verifyAll(List<TableMapping> tables, PairPlanner planner, TableVerifier verifier, OptionSet options, Progress progress, CancelToken run) throws GodwitException {
        Map<ObjectName, TableDef> sourceTables = definitions(job.source(), tables.stream().map(TableMapping::source).toList(), run);
        Map<ObjectName, TableDef> targetTables = definitions(job.target(), tables.stream().map(TableMapping::target).toList(), run);
        progress.expect(sourceTables.values().stream().mapToLong(TableDef::estimatedRows).sum());
        SafeNames names = new SafeNames(job.tables().stream().flatMap(t -> Stream.of(t.source().schema(), t.source().name())).collect(Collectors.toSet()));
        for (TableMapping mapping : tables) {
            Optional<TableDef> source = Optional.ofNullable(sourceTables.get(mapping.source()));
            Optional<TableDef> target = Optional.ofNullable(targetTables.get(mapping.target()));
            if (source.isEmpty() || target.isEmpty()) {
                missing(mapping, source.isEmpty(), options);
                continue;
            }
            switch (planner.plan(new TablePair(mapping, source.get(), target.get()))) {
                case PairPlanner.Result.Planned planned -> {
                    Path directory = job.directory().resolve("verify").resolve(Integer.toString(job.subId())).resolve(names.of(mapping.source().schema()));
                    DifferenceFiles files = new DifferenceFiles(directory, names.of(mapping.source().name()), job.target().digester().orElseThrow().rowSql().preamble());
                    verifier.verify(planned.plan(), files, again(planned.plan()), run);
                }
                case PairPlanner.Result.SchemaMismatch mismatch -> record(mapping, ResultType.SCHEMA_MISMATCH, mismatch.message());
            }
        }
    }

    private void missing(TableMapping mapping, boolean source, OptionSet options) throws GodwitException {
        if (source) {
            record(mapping, ResultType.RUNTIME_EXCEPTION, "The table " + mapping.source() + " does not exist at the source.");
        } else if (!options.get(VerifyOptions.MISSING_IGNORED)) {
            record(mapping, ResultType.TARGET_TABLE_NOT_EXIST, "The table " + mapping.target() + " does not exist at the target.");
        }
    }

    private void record(TableMapping mapping, ResultType type, String message) throws GodwitException {
        TableResult result = new TableResult(mapping.source(), mapping.target(), type, 0, 0, 0, 0, 1, message, Optional.empty(), Optional.empty());
        ledger.clear(mapping.source());
        ledger.update(result);
        results.add(result);
    }

    /** Leaves out tables that this run has finished before, and those that the job's scope leaves as an earlier run found them. */
    private List<TableMapping> remaining() throws GodwitException {
        Map<ObjectName, TableResult> done = new HashMap<>();
        if (job.scope() != VerifyJob.Scope.ALL) {
            ledger.earlierResults().stream().filter(r -> FINE.contains(r.type())).forEach(r -> done.put(r.source(), r));
        }
        ledger.results().stream().filter(r -> !TO_REPEAT.contains(r.type())).forEach(r -> done.put(r.source(), r));
        List<TableMapping> remaining = new ArrayList<>();
        for (TableMapping mapping : job.tables()) {
            TableResult result = done.get(mapping.source());
            if (result == null) {
                remaining.add(mapping);
            } else {
                ledger.update(result);
                results.add(result);
            }
        }
        return remaining;
    }

    /** Which rows to look at when only those of an earlier run are wanted; a table of which that run kept none, or without a key, is verified as a whole. */
    private Optional<TableVerifier.Again> again(PairPlan plan) throws GodwitException {
        if (job.scope() != VerifyJob.Scope.INCONSISTENT_RECORDS || !plan.hasKey()) {
            return Optional.empty();
        }
        Optional<TableResult> earlier = ledger.earlierResults().stream().filter(r -> r.source().equals(plan.sourceName()) && COUNTED.contains(r.type())).findFirst();
        List<Difference> differences = ledger.differences(plan.sourceName());
        return earlier.filter(r -> !differences.isEmpty()).map(r -> new TableVerifier.Again(differences, r.consistent() + r.sourceOnly() + r.mismatched()));
    }

    private static Digester digester(Endpoint endpoint) throws GodwitException {
        return endpoint.digester().orElseThrow(() -> new GodwitException(VerifyError.NO_DIGESTER, endpoint.server().type().label()));
    }

    /** MD5 is the faster one. */
    private Hash hash(Digester source, Digester target, CancelToken cancel) throws GodwitException {
        Set<Hash> common = EnumSet.copyOf(source.hashes(cancel));
        common.retainAll(target.hashes(cancel));
        return common.stream().min(Comparator.naturalOrder())
                .orElseThrow(() -> new GodwitException(VerifyError.NO_COMMON_HASH, job.source().dataSource().address(), job.target().dataSource().address()));
    }

    private PairPlanner planner(OptionSet options, Hash hash) throws GodwitException {
        Map<ObjectName, Long> sources = job.tables().stream().collect(Collectors.groupingBy(TableMapping::target, Collectors.counting()));
        boolean all = options.get(VerifyOptions.MANY_TO_ONE);
        Set<ObjectName> manyToOne = sources.entrySet().stream().filter(e -> all || e.getValue() > 1).map(Map.Entry::getKey).collect(Collectors.toSet());
        PairPlanner.Rules rules = new PairPlanner.Rules(options.get(VerifyOptions.MATCH_ALL_COLUMNS), NamePatterns.parse(VerifyOptions.EXCLUDE_COLUMNS, options.get(VerifyOptions.EXCLUDE_COLUMNS)),
                NamePatterns.parse(VerifyOptions.IN_MODE_TABLES, options.get(VerifyOptions.IN_MODE_TABLES)), manyToOne);
        return new PairPlanner(job.source().server().type(), job.target().server().type(), hash, rules);
    }

    private static Map<ObjectName, TableDef> definitions(Endpoint endpoint, List<ObjectName> names, CancelToken cancel) throws GodwitException {
        return endpoint.catalog().tables(names.stream().distinct().toList(), cancel).stream().collect(Collectors.toMap(TableDef::name, Function.identity()));
    }
}
