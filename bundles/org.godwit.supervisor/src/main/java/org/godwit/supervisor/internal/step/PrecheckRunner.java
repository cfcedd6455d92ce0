package org.godwit.supervisor.internal.step;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.godwit.core.error.GodwitException;
import org.godwit.core.error.Problem;
import org.godwit.core.model.DataSource;
import org.godwit.core.model.ObjectName;
import org.godwit.core.model.ObjectSelection;
import org.godwit.core.model.ProjectSpec;
import org.godwit.core.model.TableMapping;
import org.godwit.core.model.TransferType;
import org.godwit.core.progress.CancelToken;
import org.godwit.core.spi.Endpoint;
import org.godwit.core.spi.Precheck;
import org.godwit.core.spi.Side;
import org.godwit.supervisor.internal.ProjectOptions;
import org.godwit.supervisor.SupervisorError;
import org.godwit.supervisor.internal.ConnectorRegistry;
import org.godwit.supervisor.internal.Parameters;
import org.godwit.supervisor.internal.SystemParameters;
import org.godwit.supervisor.internal.sync.SyncPrechecks;
import org.godwit.supervisor.internal.sync.SyncRules;
import org.godwit.supervisor.selection.SelectionResolver;
import org.godwit.supervisor.service.PrecheckItem;
import org.godwit.supervisor.service.PrecheckItem.State;
import org.godwit.supervisor.service.ProjectService.PrecheckListener;
import org.godwit.supervisor.service.ResolvedObjects;

/** Runs the items of both ends' connectors one after the other. An item that breaks counts as failed with its cause; only a cancel ends the run. Thread-safe. */
public final class PrecheckRunner {
    /** Key of the item about reachability (OMS: precheck items). */
    static final String CONNECT = "RDB_CONNECT";

    private final ConnectorRegistry connectors;
    private final Parameters parameters;

    public PrecheckRunner(ConnectorRegistry connectors, Parameters parameters) {
        this.connectors = connectors;
        this.parameters = parameters;
    }

    /** Opens both ends itself; an end that cannot be opened is one failed item, since nothing else can be checked then. */
    public List<PrecheckItem> runUnsaved(ProjectSpec spec, DataSource source, DataSource target, PrecheckListener listener, CancelToken cancel) throws GodwitException {
        List<PrecheckItem> unreachable = new ArrayList<>();
        Optional<Endpoint> from = open(Side.SOURCE, source, spec, unreachable, cancel);
        Optional<Endpoint> to = Optional.empty();
        try {
            to = open(Side.TARGET, target, spec, unreachable, cancel);
            if (from.isEmpty() || to.isEmpty()) {
                unreachable.forEach(i -> listener.item(i, unreachable.size(), unreachable.size()));
                return unreachable;
            }
            ResolvedObjects objects = new SelectionResolver(from.get().catalog()).resolve(spec.objects(), ProjectOptions.category(spec), cancel);
            Precheck.Context context = context(from.get(), to.get(), spec, target.type().isQueue() ? SyncRules.tables(objects) : objects);
            List<Precheck> checks = checks(source, target, spec);
            List<PrecheckItem> items = new ArrayList<>();
            for (Precheck check : checks) {
                listener.item(item(items.size(), check, State.RUNNING, Precheck.Result.PASSED), items.size(), checks.size());
                PrecheckItem done = run(items.size(), check, context, cancel);
                items.add(done);
                listener.item(done, items.size(), checks.size());
            }
            return items;
        } finally {
            close(from);
            close(to);
        }
    }

    private Optional<Endpoint> open(Side side, DataSource source, ProjectSpec spec, List<PrecheckItem> unreachable, CancelToken cancel) throws GodwitException {
        try {
            return Optional.of(connectors.of(source.type()).open(source, spec.parameters(), cancel));
        } catch (GodwitException e) {
            if (cancel.isCancelled()) {
                throw e;
            }
            unreachable.add(unreachable(side, e.problem()));
            return Optional.empty();
        }
    }

    /** The item that stands for an end that cannot be opened. */
    static PrecheckItem unreachable(Side side, Problem problem) {
        return new PrecheckItem(side.ordinal(), CONNECT, side, "The server can be reached with this account", State.FAILED, problem.code() + ": " + problem.message(), problem.remedy(), Optional.empty(), false);
    }

    private static void close(Optional<Endpoint> endpoint) throws GodwitException {
        if (endpoint.isPresent()) {
            endpoint.get().close();
        }
    }

    /** What both ends' connectors and the engine's own parts want to know before this project starts. */
    public List<Precheck> checks(DataSource source, DataSource target, ProjectSpec spec) throws GodwitException {
        List<Precheck> checks = new ArrayList<>(checks(source, target, spec.types()));
        if (target.type().isQueue()) {
            checks.removeIf(SyncPrechecks::comparesWithTables);
            checks.addAll(SyncPrechecks.of(spec));
        }
        EnginePrechecks.of(spec).stream().filter(c -> c.appliesTo(spec.types())).forEach(checks::add);
        return checks;
    }

    /** The items of both ends that concern these parts of a migration; a check that both ends' connectors bring for the same side is run once. */
    public List<Precheck> checks(DataSource source, DataSource target, Set<TransferType> types) throws GodwitException {
        List<Precheck> checks = new ArrayList<>();
        Set<List<Object>> seen = new HashSet<>();
        List<Precheck> all = new ArrayList<>(connectors.of(source.type()).prechecks().stream().filter(p -> p.side() == Side.SOURCE).toList());
        all.addAll(connectors.of(target.type()).prechecks().stream().filter(p -> p.side() == Side.TARGET).toList());
        for (Precheck check : all) {
            if (check.appliesTo(types.isEmpty() ? Set.of() : EnumSet.copyOf(types)) && seen.add(List.of(check.key(), check.side()))) {
                checks.add(check);
            }
        }
        return checks;
    }

    /** Named objects that do not exist are checked too, so that the item about existence can say so. */
    static Precheck.Context context(Endpoint source, Endpoint target, ProjectSpec spec, ResolvedObjects objects) {
        Map<ObjectName, TableMapping> tables = new LinkedHashMap<>();
        objects.tables().forEach(t -> tables.put(t.source(), t));
        Set<ObjectName> views = new LinkedHashSet<>(objects.views().stream().map(ObjectSelection.ViewMapping::source).toList());
        if (spec.objects() instanceof ObjectSelection.Specific specific) {
            specific.tables().stream().filter(t -> !views.contains(t.source())).forEach(t -> tables.putIfAbsent(t.source(), t));
            specific.views().forEach(v -> views.add(v.source()));
        }
        return new Precheck.Context(source, target, List.copyOf(tables.values()), List.copyOf(views), spec.types());
    }

    PrecheckItem run(long id, Precheck check, Precheck.Context context, CancelToken cancel) throws GodwitException {
        cancel.check();
        try {
            Precheck.Result result = check.check(context, cancel);
            return item(id, check, switch (result.verdict()) {
                case PASSED -> State.PASSED;
                case WARNING -> State.WARNING;
                case FAILED -> State.FAILED;
            }, result);
        } catch (GodwitException e) {
            if (cancel.isCancelled()) {
                throw e;
            }
            return item(id, check, State.FAILED, Precheck.Result.failed(e.problem().code() + ": " + e.problem().message(), e.problem().remedy()));
        }
    }

    PrecheckItem item(long id, Precheck check, State state, Precheck.Result result) throws GodwitException {
        return new PrecheckItem(id, check.key(), check.side(), check.description(), state, result.cause(), result.remedy(), result.mend(), skippable(check));
    }

    /** The system parameter overrides what the item says itself. */
    private boolean skippable(Precheck check) throws GodwitException {
        JsonNode flag = parameters.json(SystemParameters.SKIPPABLE).path(check.key());
        return flag.isMissingNode() ? check.skippable() : flag.asBoolean();
    }

    /** @throws GodwitException when no item of these ends may be skipped that has this one's key and side */
    public void requireSkippable(PrecheckItem item, DataSource source, DataSource target, ProjectSpec spec) throws GodwitException {
        for (Precheck check : checks(source, target, spec)) {
            if (check.key().equals(item.key()) && check.side() == item.side() && skippable(check)) {
                return;
            }
        }
        throw new GodwitException(SupervisorError.NOT_SKIPPABLE, item.key(), "what it checks is needed");
    }
}
