package org.godwit.transfer.incr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.godwit.core.change.LogPosition;
import org.godwit.core.change.RowChanges;
import org.godwit.core.error.GodwitException;
import org.godwit.core.model.ObjectName;
import org.godwit.core.progress.CancelToken;
import org.godwit.core.progress.Progress;
import org.godwit.core.spi.ChangeApplier;
import org.godwit.transfer.incr.ModelLog.Event;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The whole engine between a store and a target in memory. */
@Timeout(120)
class IncrSyncTest {
    private static IncrSettings settings(int lanes, int batchRows, int splitRows) {
        return new IncrSettings(lanes, batchRows, 1 << 20, splitRows, 0, 0, 3, 0, ChangeApplier.OnConflict.STOP, ChangeApplier.OnError.STOP, false, List.of(), EnumSet.allOf(RowChanges.Kind.class), false, 1);
    }

    private static IncrJob job(ModelLog log, ModelTarget target, IncrSettings settings, Optional<LogPosition> idempotentUntil, Map<ObjectName, LogPosition> copiedAt) {
        IncrJob.Source source = new IncrJob.Source(log, log::open, state -> new ModelFollower(ModelSource.TABLES, state), target);
        return new IncrJob("np_1", false, source, new IncrJob.Target(target, target, target, "dst"), ModelLog.position(0), idempotentUntil, copiedAt, settings);
    }

    /** Runs until everything is applied; whether it got there. */
    private static boolean runToEnd(IncrJob job, ModelLedger ledger, ModelLog log) {
        IncrSync sync = new IncrSync(job, ledger);
        CancelToken cancel = CancelToken.create();
        Thread watch = Thread.ofPlatform().daemon().start(() -> {
            while (!cancel.isCancelled()) {
                IncrMetrics metrics = sync.metrics();
                if (metrics.caughtUp() && metrics.position().orElseThrow().log().text().equals(Integer.toString(log.size()))) {
                    cancel.cancel();
                }
                Thread.onSpinWait();
            }
        });
        try {
            sync.run(Progress.SILENT, cancel);
            return fail("ended by itself");
        } catch (GodwitException e) {
            if (!e.isCancelled() && !e.getMessage().contains("died")) {
                throw new AssertionError(e);
            }
            return e.isCancelled();
        } finally {
            cancel.cancel();
            try {
                watch.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static void assertEqual(ModelSource source, ModelTarget target) {
        source.tables.forEach((name, table) -> assertThat(target.tables.get(name).sorted()).as(name).isEqualTo(table.sorted()));
    }

    @Property(tries = 150)
    void theTargetEndsAsTheSourceWhateverDiesOnTheWay(@ForAll long seed) {
        Random random = new Random(seed);
        ModelLog log = new ModelLog();
        ModelSource source = new ModelSource(random, log);
        int transactions = random.nextInt(120);
        for (int i = 0; i < transactions; i++) {
            if (random.nextInt(25) == 0) {
                source.addColumn();
            } else if (random.nextInt(25) == 0) {
                source.statement("noise");
            } else {
                source.transaction();
            }
        }
        ModelTarget target = new ModelTarget(ModelSource.TABLES, random);
        ModelLedger ledger = new ModelLedger();
        ledger.life = target::checkAlive;
        boolean through = false;
        for (int life = 0; !through; life++) {
            target.liveFor(life > 30 ? Integer.MAX_VALUE : random.nextInt(40));
            IncrSettings settings = settings(1 + random.nextInt(5), 1 + random.nextInt(random.nextBoolean() ? 8 : 400), 1 + random.nextInt(random.nextBoolean() ? 80 : 10_000));
            through = runToEnd(job(log, target, settings, Optional.empty(), Map.of()), ledger, log);
        }
        assertEqual(source, target);
        assertThat(ledger.running()).isEmpty();
    }

    @Property(tries = 80)
    void rowsCopiedWhileTheyChangedEndAsTheSource(@ForAll long seed) {
        Random random = new Random(seed);
        ModelLog log = new ModelLog();
        ModelSource source = new ModelSource(random, log);
        ModelTarget target = new ModelTarget(ModelSource.TABLES, random);
        target.liveFor(Integer.MAX_VALUE);
        LogPosition keylessAt = ModelLog.position(0);
        int transactions = 5 + random.nextInt(60);
        int copies = random.nextInt(transactions);
        for (int i = 0; i < transactions; i++) {
            if (i <= copies && random.nextInt(4) == 0 || i == copies) {
                // each table is copied as it is at some time, as slices are
                for (ModelTable table : source.tables.values()) {
                    if (i == copies || random.nextBoolean()) {
                        target.tables.put(table.def().name().name(), moved(table));
                        keylessAt = table.def().name().name().equals("keyless") ? ModelLog.position(log.size()) : keylessAt;
                    }
                }
            }
            source.transaction();
        }
        LogPosition until = ModelLog.position(copies + random.nextInt(transactions - copies));
        ModelLedger ledger = new ModelLedger();
        IncrJob job = job(log, target, settings(1 + random.nextInt(5), 1 + random.nextInt(200), 1000), Optional.of(until), Map.of(new ObjectName("src", "keyless"), keylessAt));
        assertThat(runToEnd(job, ledger, log)).isTrue();
        assertEqual(source, target);
    }

    private static ModelTable moved(ModelTable table) {
        ModelTable copy = new ModelTable(Defs.in("dst", table.def()));
        table.rows().forEach(r -> copy.insert(r.clone()));
        return copy;
    }

    @Test
    void whatTheOtherDirectionWroteIsPassedOver() {
        ModelLog log = new ModelLog();
        ModelSource source = new ModelSource(new Random(1), log);
        ModelTarget target = new ModelTarget(ModelSource.TABLES, new Random(1));
        ObjectName plain = new ObjectName("src", "plain");
        log.add(List.of(new Event.Mark("np_1:reverse:0"), new Event.Rows(plain, RowChanges.Kind.INSERT, List.of(), List.<String[]>of(new String[] {"1", "1"}))));
        log.add(List.of(new Event.Mark("np_11:incr:0"), new Event.Rows(plain, RowChanges.Kind.INSERT, List.of(), List.<String[]>of(new String[] {"2", "2"}))));
        assertThat(runToEnd(job(log, target, settings(2, 10, 100), Optional.empty(), Map.of()), new ModelLedger(), log)).isTrue();
        assertThat(target.tables.get("plain").sorted()).containsExactly("[2, 2]");
        assertThat(source.tables.get("plain").rows()).isEmpty();
    }

    @Test
    void anUnsupportedStatementStopsUntilSomebodyChooses() {
        ModelLog log = new ModelLog();
        ModelSource source = new ModelSource(new Random(1), log);
        ModelTarget target = new ModelTarget(ModelSource.TABLES, new Random(1));
        ModelLedger ledger = new ModelLedger();
        for (int i = 0; i < 5; i++) {
            source.transaction();
        }
        source.statement("odd plain");
        source.transaction();
        IncrJob job = job(log, target, settings(3, 10, 100), Optional.empty(), Map.of());
        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(() -> new IncrSync(job, ledger).run(Progress.SILENT, CancelToken.create())).isInstanceOfSatisfying(GodwitException.class, e -> {
                assertThat(e.problem().code()).isEqualTo(IncrError.DDL_UNSUPPORTED.code());
                assertThat(e.problem().remedy()).contains("skip").contains("edit it and run it").contains("by hand");
            });
        }
        assertThat(ledger.ddl.values()).singleElement().satisfies(d -> assertThat(d.state()).isEqualTo(IncrLedger.DdlState.WAITING));
        ledger.choices.put(ledger.ddl.keySet().iterator().next(), new IncrLedger.DdlChoice.Replace(List.of(new org.godwit.schema.DdlDecision.TargetStatement("dst", "instead"))));
        assertThat(runToEnd(job, ledger, log)).isTrue();
        assertThat(target.ran).containsExactly("instead");
        assertThat(ledger.ddl.values()).singleElement().satisfies(d -> assertThat(d.state()).isEqualTo(IncrLedger.DdlState.DONE));
        assertEqual(source, target);
    }

    @Test
    void aRaisedLimitTakesEffectWhileItWaits() {
        ModelLog log = new ModelLog();
        ModelSource source = new ModelSource(new Random(3), log);
        for (int i = 0; i < 200; i++) {
            source.transaction();
        }
        ModelTarget target = new ModelTarget(ModelSource.TABLES, new Random(3));
        ModelLedger ledger = new ModelLedger();
        ledger.throttle = Optional.of(new IncrLedger.Throttle(20, 0));
        Thread.ofPlatform().daemon().start(() -> {
            long until = System.nanoTime() + 2_000_000_000L;
            while (System.nanoTime() < until) {
                Thread.onSpinWait();
            }
            ledger.throttle = Optional.of(new IncrLedger.Throttle(0, 0));
        });
        long start = System.nanoTime();
        assertThat(runToEnd(job(log, target, settings(2, 1000, 1000), Optional.empty(), Map.of()), ledger, log)).isTrue();
        assertThat((System.nanoTime() - start) / 1e9).isBetween(1.5, 6.0);
        assertEqual(source, target);
    }

    @Test
    void cancelIsQuick() {
        ModelLog log = new ModelLog();
        ModelTarget target = new ModelTarget(ModelSource.TABLES, new Random(1));
        CancelToken cancel = CancelToken.create();
        IncrSync sync = new IncrSync(job(log, target, settings(2, 10, 100), Optional.empty(), Map.of()), new ModelLedger());
        long[] cancelled = new long[1];
        Thread.ofPlatform().daemon().start(() -> {
            while (!sync.metrics().caughtUp()) {
                Thread.onSpinWait();
            }
            cancelled[0] = System.nanoTime();
            cancel.cancel();
        });
        assertThatThrownBy(() -> sync.run(Progress.SILENT, cancel)).isInstanceOfSatisfying(GodwitException.class, e -> assertThat(e.isCancelled()).isTrue());
        assertThat(System.nanoTime() - cancelled[0]).isLessThan(2_000_000_000L);
    }
}
