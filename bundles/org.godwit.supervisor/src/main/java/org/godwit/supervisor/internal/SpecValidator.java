package org.godwit.supervisor.internal;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.godwit.core.error.GodwitException;
import org.godwit.core.model.DataSource;
import org.godwit.core.model.ObjectName;
import org.godwit.core.model.ObjectSelection;
import org.godwit.core.model.ProjectSpec;
import org.godwit.core.model.TableMapping;
import org.godwit.core.model.TransferType;
import org.godwit.core.option.Option;
import org.godwit.core.option.OptionSet;
import org.godwit.core.progress.CancelToken;
import org.godwit.core.spi.Endpoint;
import org.godwit.supervisor.SupervisorError;
import org.godwit.supervisor.selection.MatchRule;
import org.godwit.supervisor.selection.SelectionResolver;
import org.godwit.supervisor.service.ResolvedObjects;

/** Lets only specifications in that can work: names, types, parameters, selection, filters. Thread-safe. */
final class SpecValidator {
    private static final int LONGEST_NAME = 64;

    private final DataSources sources;
    private final SharedEndpoints endpoints;
    private final List<Option<?>> options;

    /** @param options parameters that some part of a project understands */
    SpecValidator(DataSources sources, SharedEndpoints endpoints, List<Option<?>> options) {
        this.sources = sources;
        this.endpoints = endpoints;
        this.options = List.copyOf(options);
    }

    /** Checks everything that needs no server, then the selection at the source. */
    void check(ProjectSpec spec, CancelToken cancel) throws GodwitException {
        checkAlone(spec);
        DataSource source = sources.require(spec.source());
        DataSource target = sources.require(spec.target());
        endpoints.with(source, cancel, e -> {
            checkAtSource(spec, e, source, target, cancel);
            return Boolean.TRUE;
        });
    }

    /** Checks everything that needs no server. */
    void checkAlone(ProjectSpec spec) throws GodwitException {
        checkName(spec.name());
        checkTypes(spec.types());
        checkParameters(spec.parameters());
        checkSelection(spec.objects());
    }

    private static void checkAtSource(ProjectSpec spec, Endpoint endpoint, DataSource source, DataSource target, CancelToken cancel) throws GodwitException {
        ResolvedObjects objects = new SelectionResolver(endpoint.catalog()).resolve(spec.objects(), cancel);
        checkObjects(spec, objects);
        checkNotOntoItself(source, target, objects);
        for (TableMapping table : objects.tables()) {
            if (table.rowFilter().isPresent()) {
                RowFilters.check(endpoint, table.source(), table.rowFilter().get(), cancel);
            }
        }
    }

    private static void checkName(String name) throws GodwitException {
        if (name.isBlank() || name.length() > LONGEST_NAME) {
            throw new GodwitException(SupervisorError.BAD_NAME, name, "it must have 1 to " + LONGEST_NAME + " characters");
        }
        if (name.chars().anyMatch(c -> Character.isWhitespace(c) || Character.isISOControl(c) || c == '/' || c == '\\')) {
            throw new GodwitException(SupervisorError.BAD_NAME, name, "blanks, slashes and control characters are not possible in it");
        }
    }

    private static void checkTypes(Set<TransferType> types) throws GodwitException {
        if (types.isEmpty()) {
            throw new GodwitException(SupervisorError.BAD_SPEC, "no part of the migration is chosen", "Choose at least one of schema migration, full migration and full verification.");
        }
        if (types.contains(TransferType.INCREMENTAL) || types.contains(TransferType.REVERSE)) {
            throw new GodwitException(SupervisorError.BAD_SPEC, "the connectors of these data sources read no change log, which incremental and reverse migration need",
                    "Choose schema migration, full migration and full verification.");
        }
    }

    void checkParameters(Map<String, String> parameters) throws GodwitException {
        OptionSet.of(options, parameters);
    }

    private static void checkSelection(ObjectSelection selection) throws GodwitException {
        switch (selection) {
            case ObjectSelection.Wildcard wildcard -> {
                MatchRule.includes(wildcard.include());
                MatchRule.excludes(wildcard.exclude());
                if (wildcard.include().isEmpty()) {
                    throw new GodwitException(SupervisorError.NOTHING_SELECTED, ": there is no include rule");
                }
            }
            case ObjectSelection.Specific specific -> {
                if (specific.tables().isEmpty() && specific.views().isEmpty()) {
                    throw new GodwitException(SupervisorError.NOTHING_SELECTED, "");
                }
            }
        }
    }

    private static void checkObjects(ProjectSpec spec, ResolvedObjects objects) throws GodwitException {
        boolean named = spec.objects() instanceof ObjectSelection.Specific;
        if (named && !objects.unmatched().isEmpty()) {
            throw new GodwitException(SupervisorError.MISSING_OBJECTS, Texts.some(objects.unmatched()));
        }
        if (objects.tables().isEmpty() && objects.views().isEmpty()) {
            throw new GodwitException(SupervisorError.NOTHING_SELECTED, objects.unmatched().isEmpty() ? "" : ": nothing matches " + Texts.some(objects.unmatched()));
        }
    }

    private static void checkNotOntoItself(DataSource source, DataSource target, ResolvedObjects objects) throws GodwitException {
        boolean sameServer = source.id().equals(target.id()) || source.host().equalsIgnoreCase(target.host()) && source.port() == target.port();
        if (!sameServer) {
            return;
        }
        for (TableMapping table : objects.tables()) {
            refuseSame(table.source(), table.target());
        }
        for (ObjectSelection.ViewMapping view : objects.views()) {
            refuseSame(view.source(), view.target());
        }
    }

    private static void refuseSame(ObjectName source, ObjectName target) throws GodwitException {
        if (source.schema().equalsIgnoreCase(target.schema()) && source.name().equalsIgnoreCase(target.name())) {
            throw new GodwitException(SupervisorError.SAME_OBJECT, source);
        }
    }
}
