package org.godwit.transfer.incr;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.godwit.core.error.CoreError;
import org.godwit.core.error.GodwitException;
import org.godwit.core.model.ColumnDef;
import org.godwit.core.model.ObjectName;
import org.godwit.core.model.TableDef;
import org.godwit.core.model.ViewDef;
import org.godwit.core.progress.CancelToken;
import org.godwit.core.row.RowBatch;
import org.godwit.core.spi.Catalog;
import org.godwit.core.spi.ChangeApplier;
import org.godwit.core.spi.ObjectSummary;
import org.godwit.core.spi.StatementExecutor;

/**
 * A target in memory that takes nothing that the log does not say: deletes and updates must meet exactly the image before, and no key may be taken on the way. It can die at any step, before
 * or behind it, and is then dead until it is restarted.
 */
final class ModelTarget implements ChangeApplier, Catalog, StatementExecutor {
    final Map<String, ModelTable> tables = new HashMap<>();
    final Map<Integer, String> checkpoints = new HashMap<>();
    final List<String> ran = new ArrayList<>();
    private final Random random;
    private int stepsToLive = Integer.MAX_VALUE;
    private boolean dead;
    private int owner;

    ModelTarget(List<TableDef> start, Random random) {
        start.forEach(t -> tables.put(t.name().name(), new ModelTable(Defs.in("dst", t))));
        this.random = random;
    }

    synchronized void liveFor(int steps) {
        stepsToLive = steps;
        dead = false;
    }

    synchronized void checkAlive() throws GodwitException {
        if (dead) {
            throw died();
        }
    }

    private static GodwitException died() {
        return new GodwitException(CoreError.UNEXPECTED, "the target", "died");
    }

    /** Whether the step happens; when the target dies in it, it happens or not and nobody hears of it. */
    synchronized void step(Runnable effect) throws GodwitException {
        if (dead) {
            throw died();
        }
        if (--stepsToLive < 0) {
            dead = true;
            if (random.nextBoolean()) {
                effect.run();
            }
            throw died();
        }
        effect.run();
    }

    @Override
    public KeyForm keyForm(ColumnDef target) {
        return target.collation().orElse("").endsWith("_ci") ? KeyForm.FOLDED : KeyForm.BYTES;
    }

    @Override
    public synchronized List<Checkpoint> checkpoints(Settings settings, CancelToken cancel) {
        return checkpoints.entrySet().stream().map(e -> new Checkpoint(e.getKey(), e.getValue())).toList();
    }

    @Override
    public void reset(Settings settings, List<Checkpoint> to, CancelToken cancel) throws GodwitException {
        step(() -> {
            checkpoints.clear();
            to.forEach(c -> checkpoints.put(c.lane(), c.position()));
        });
    }

    @Override
    public synchronized void forget(Settings settings, CancelToken cancel) {
        checkpoints.clear();
    }

    @Override
    public synchronized void take(Settings settings, CancelToken cancel) throws GodwitException {
        step(() -> owner++);
    }

    @Override
    public synchronized Lane open(Settings settings, CancelToken cancel) {
        int opened = owner;
        return new Lane() {
            @Override
            public Applied apply(LaneBatch batch) throws GodwitException {
                cancel.check();
                return applyAll(batch, opened);
            }

            @Override
            public void close() {
                // nothing is held
            }
        };
    }

    private synchronized Applied applyAll(LaneBatch batch, int opened) throws GodwitException {
        if (opened != owner) {
            throw new GodwitException(CoreError.UNEXPECTED, "the lane", "another process has taken over");
        }
        Map<String, ModelTable> work = new HashMap<>();
        for (TableChanges changes : batch.tables()) {
            ModelTable table = work.computeIfAbsent(changes.table().name().name(), n -> tables.get(n).copy());
            apply(table, changes, batch.idempotent());
        }
        step(() -> {
            tables.putAll(work);
            checkpoints.put(batch.checkpoint().lane(), batch.checkpoint().position());
        });
        return new Applied(0, 0, 0, 0, 0, 0, List.of(), 0, 0);
    }

    private static void apply(ModelTable table, TableChanges changes, boolean idempotent) {
        for (int i = 0; i < changes.deletes().rows(); i++) {
            Optional<String[]> there = find(table, changes, changes.deletes(), i, idempotent);
            there.ifPresent(table::remove);
        }
        for (int i = 0; i < changes.updatesAfter().rows(); i++) {
            String[] after = target(table, changes, changes.updatesAfter(), i);
            Optional<String[]> there = find(table, changes, changes.updatesBefore(), i, idempotent);
            if (idempotent) {
                there.ifPresent(table::remove);
                table.inTheWay(after, Optional.empty()).forEach(table::remove);
                table.insert(after);
            } else {
                table.update(there.orElseThrow(), after);
            }
        }
        for (int i = 0; i < changes.inserts().rows(); i++) {
            String[] after = target(table, changes, changes.inserts(), i);
            if (idempotent && !changes.key().isEmpty()) {
                table.inTheWay(after, Optional.empty()).forEach(table::remove);
            }
            table.insert(after);
        }
    }

    private static String[] target(ModelTable table, TableChanges changes, RowBatch batch, int row) {
        String[] values = Defs.row(batch, row);
        String[] there = new String[table.def().columns().size()];
        for (int i = 0; i < values.length; i++) {
            there[table.position(changes.columns().get(i).name())] = values[i];
        }
        return there;
    }

    private static Optional<String[]> find(ModelTable table, TableChanges changes, RowBatch batch, int row, boolean idempotent) {
        String[] before = target(table, changes, batch, row);
        List<Integer> key = changes.key().stream().map(table::position).toList();
        for (String[] there : table.rows()) {
            boolean same = key.isEmpty() ? Arrays.equals(there, before) : key.stream().allMatch(c -> table.fold(c, there[c]).equals(table.fold(c, before[c])));
            if (same) {
                if (!idempotent && !Arrays.equals(there, before)) {
                    throw new IllegalStateException("another row is there: " + Arrays.toString(there) + " instead of " + Arrays.toString(before));
                }
                return Optional.of(there);
            }
        }
        if (!idempotent) {
            throw new IllegalStateException("no such row in " + table.def().name() + ": " + Arrays.toString(before));
        }
        return Optional.empty();
    }

    @Override
    public void execute(String database, String statement, CancelToken cancel) throws GodwitException {
        String[] words = statement.split(" ");
        if (words.length == 3 && tables.get(words[1]).def().column(words[2]).isPresent()) {
            throw new GodwitException(CoreError.BAD_OPTION, words[2], "it is there", "");
        }
        step(() -> {
            ran.add(statement);
            if (words[0].equals("add")) {
                tables.get(words[1]).addColumn(Defs.number(words[2], true));
            }
        });
    }

    @Override
    public boolean isEffectThere(GodwitException failure) {
        return failure.problem().code().equals(CoreError.BAD_OPTION.code());
    }

    @Override
    public List<String> databases(CancelToken cancel) {
        return List.of("dst");
    }

    @Override
    public List<ObjectSummary> objects(String database, CancelToken cancel) {
        return List.of();
    }

    @Override
    public synchronized List<TableDef> tables(Collection<ObjectName> names, CancelToken cancel) {
        return names.stream().map(n -> tables.get(n.name())).filter(t -> t != null).map(ModelTable::def).toList();
    }

    @Override
    public List<ViewDef> views(Collection<ObjectName> names, CancelToken cancel) {
        return List.of();
    }

    @Override
    public String createStatement(ObjectName name, ObjectSummary.Kind kind, CancelToken cancel) {
        return "";
    }
}
