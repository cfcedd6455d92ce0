package org.godwit.supervisor.internal.step;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.godwit.core.error.GodwitException;
import org.godwit.core.model.DataSource;
import org.godwit.core.model.ObjectSelection;
import org.godwit.core.model.ProjectSpec;
import org.godwit.core.model.TransferType;
import org.godwit.core.progress.CancelToken;
import org.godwit.core.spi.Endpoint;
import org.godwit.core.spi.Precheck;
import org.godwit.core.spi.Side;
import org.godwit.supervisor.internal.ConnectorRegistry;
import org.godwit.supervisor.internal.Parameters;
import org.godwit.supervisor.internal.SystemParameters;
import org.godwit.supervisor.selection.SelectionResolver;
import org.godwit.supervisor.service.PrecheckItem;
import org.godwit.supervisor.service.PrecheckItem.State;
import org.godwit.supervisor.service.ProjectService.PrecheckListener;
import org.godwit.supervisor.service.ResolvedObjects;

/** Runs the items of both ends' connectors one after the other. An item that breaks counts as failed with its cause; only a cancel ends the run. Thread-safe. */
public final class PrecheckRunner {
    private final ConnectorRegistry connectors;
    private final Parameters parameters;

    public PrecheckRunner(ConnectorRegistry connectors, Parameters parameters) {
        this.connectors = connectors;
        this.parameters = parameters;
    }

    /** Opens both ends itself; an end that cannot be opened is one failed item. */
    public List<PrecheckItem> runUnsaved(ProjectSpec spec, DataSource source, DataSource target, PrecheckListener listener, CancelToken cancel) throws GodwitException {
        try (Endpoint from = connectors.of(source.type()).open(source, spec.parameters(), cancel); Endpoint to = connectors.of(target.type()).open(target, spec.parameters(), cancel)) {
            ResolvedObjects objects = new SelectionResolver(from.catalog()).resolve(spec.objects(), cancel);
            Precheck.Context context = context(from, to, objects, spec.types());
            List<Precheck> checks = checks(source, target, spec.types());
            List<PrecheckItem> items = new ArrayList<>();
            for (Precheck check : checks) {
                listener.item(item(items.size(), check, State.RUNNING, Precheck.Result.PASSED), items.size(), checks.size());
                PrecheckItem done = run(items.size(), check, context, cancel);
                items.add(done);
                listener.item(done, items.size(), checks.size());
            }
            return items;
        }
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

    static Precheck.Context context(Endpoint source, Endpoint target, ResolvedObjects objects, Set<TransferType> types) {
        return new Precheck.Context(source, target, objects.tables(), objects.views().stream().map(ObjectSelection.ViewMapping::source).toList(), types);
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
}
