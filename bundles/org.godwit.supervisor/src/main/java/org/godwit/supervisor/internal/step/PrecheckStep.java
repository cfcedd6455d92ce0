package org.godwit.supervisor.internal.step;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.godwit.core.error.GodwitException;
import org.godwit.core.model.ObjectSelection;
import org.godwit.core.spi.Endpoint;
import org.godwit.core.spi.Precheck;
import org.godwit.core.spi.Side;
import org.godwit.core.thread.SideBySide;
import org.godwit.rm.repository.PrecheckRepository;
import org.godwit.rm.repository.PrecheckRow;
import org.godwit.rm.repository.ProjectRepository;
import org.godwit.rm.repository.TaskRow;
import org.godwit.supervisor.internal.ProjectOptions;
import org.godwit.supervisor.SupervisorError;
import org.godwit.supervisor.internal.SpecStore;
import org.godwit.supervisor.internal.Texts;
import org.godwit.supervisor.internal.run.StepContext;
import org.godwit.supervisor.internal.run.TaskWork;
import org.godwit.supervisor.internal.sync.SyncRules;
import org.godwit.supervisor.selection.SelectionResolver;
import org.godwit.supervisor.service.PrecheckItem;
import org.godwit.supervisor.service.ResolvedObjects;

/**
 * TRANSFER_PRECHECK: settles which objects the selection means and runs the items, two at a time, since they mostly wait for a server; passes when each is passed, a warning, or skipped (OMS:
 * precheck). Thread-safe.
 */
public final class PrecheckStep implements TaskWork {
    private static final int LANES = 2;

    private final PrecheckRunner runner;
    private final PrecheckRepository items = new PrecheckRepository();

    public PrecheckStep(PrecheckRunner runner) {
        this.runner = runner;
    }

    @Override
    public String run(StepContext context, TaskRow task) throws GodwitException {
        Endpoint source = reach(context, Side.SOURCE);
        Endpoint target = reach(context, Side.TARGET);
        context.progress().note("Looking up the selected objects");
        ResolvedObjects found = new SelectionResolver(source.catalog()).resolve(context.spec().objects(), ProjectOptions.category(context.spec()), context.cancel());
        if (context.spec().objects() instanceof ObjectSelection.Specific && !found.unmatched().isEmpty()) {
            throw new GodwitException(SupervisorError.MISSING_OBJECTS, Texts.some(found.unmatched()));
        }
        ResolvedObjects objects = context.isToQueue() ? SyncRules.tables(found) : found;
        if (objects.tables().isEmpty() && objects.views().isEmpty()) {
            throw new GodwitException(SupervisorError.NOTHING_SELECTED, objects.unmatched().isEmpty() ? "" : ": nothing matches " + Texts.some(objects.unmatched()));
        }
        var rows = SpecStore.rows(context.projectId(), objects);
        context.engine().rm().run(h -> new ProjectRepository().replaceObjects(h, context.projectId(), rows));
        List<Precheck> checks = runner.checks(source.dataSource(), target.dataSource(), context.spec());
        Precheck.Context checked = PrecheckRunner.context(source, target, context.spec(), objects);
        context.progress().expect(checks.size());
        AtomicInteger next = new AtomicInteger();
        try (SideBySide lanes = new SideBySide("supervisor", "precheck", LANES)) {
            for (int i = 0; i < LANES; i++) {
                lanes.start(() -> new PrecheckLane(context, runner, checks, next).run(checked));
            }
            lanes.await();
        }
        forgetOldItems(context, checks);
        return verdict(context, objects);
    }

    private Endpoint reach(StepContext context, Side side) throws GodwitException {
        try {
            return side == Side.SOURCE ? context.source() : context.target();
        } catch (GodwitException e) {
            if (!context.cancel().isCancelled()) {
                context.engine().rm().run(h -> items.put(h, PrecheckLane.row(context, side.ordinal(), PrecheckRunner.unreachable(side, e.problem()))));
            }
            throw e;
        }
    }

    /** An item of an earlier attempt that no check stands behind any more, for example that the server could not be reached. */
    private void forgetOldItems(StepContext context, List<Precheck> checks) throws GodwitException {
        Set<String> current = checks.stream().map(c -> c.side() + " " + c.key()).collect(Collectors.toSet());
        context.engine().rm().run(h -> {
            for (PrecheckRow row : items.ofProject(h, context.projectId())) {
                if (!current.contains(row.side() + " " + row.itemKey())) {
                    items.delete(h, row.id());
                }
            }
        });
    }

    private String verdict(StepContext context, ResolvedObjects objects) throws GodwitException {
        List<PrecheckRow> rows = context.engine().rm().call(h -> items.ofProject(h, context.projectId()));
        List<String> failed = new ArrayList<>();
        rows.stream().filter(r -> r.state().equals(PrecheckItem.State.FAILED.name())).forEach(r -> failed.add(Side.valueOf(r.side()).label() + "-" + r.itemKey() + " (" + r.cause() + ")"));
        if (!failed.isEmpty()) {
            throw new GodwitException(SupervisorError.PRECHECK_FAILED, failed.size(), Texts.some(failed));
        }
        Map<String, Long> counts = rows.stream().collect(Collectors.groupingBy(PrecheckRow::state, Collectors.counting()));
        String states = new TreeSet<>(counts.keySet()).stream().map(s -> counts.get(s) + " " + s.toLowerCase(java.util.Locale.ROOT)).collect(Collectors.joining(", "));
        String unmatched = !objects.unmatched().isEmpty() ? "; nothing matches " + Texts.some(objects.unmatched()) : "";
        return objects.tables().size() + " tables, " + objects.views().size() + " views; " + (states.isEmpty() ? "no items" : states) + unmatched;
    }
}
