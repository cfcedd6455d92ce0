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
import org.godwit.supervisor.internal.sync.SyncRules;
import org.godwit.supervisor.service.ResolvedObjects;

/** Lets only specifications in that can work: names, types, parameters, selection, filters. Thread-safe. */
final class SpecValidator {
    private static final int LONGEST_NAME = 64;
    /** OMS: parameters of a MySQL store. */

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
        SyncRules.check(spec, source, target);
        endpoints.with(source, cancel, e -> {
            checkAtSource(spec, e, source, target, cancel);
            return Boolean.TRUE;
        });
    }

    /** Checks everything that needs no server. */
    void checkAlone(ProjectSpec spec) throws GodwitException {
        checkName(spec.name());
        checkTypes(spec.types());
        checkIncremental(spec);
        checkParameters(spec.parameters());
        checkSelection(spec.objects());
    }

    private static void checkAtSource(ProjectSpec spec, Endpoint endpoint, DataSource source, DataSource target, CancelToken cancel) throws GodwitException {
        ResolvedObjects objects = new SelectionResolver(endpoint.catalog()).resolve(spec.objects(), ProjectOptions.category(spec), cancel);
        checkObjects(spec, objects);
        checkLogs(spec, endpoint);
        checkReverse(spec, objects);
        checkKeys(spec, endpoint, objects, cancel);
        checkNotOntoItself(source, target, objects);
        for (TableMapping table : objects.tables()) {
            if (table.rowFilter().isPresent()) {
                RowFilters.check(endpoint, table.source(), table.rowFilter().get(), cancel);
            }
        }
        if (spec.types().contains(TransferType.INCREMENTAL)) {
            RowFilters.checkOnChanges(endpoint, objects.tables(), cancel);
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
        if (types.contains(TransferType.REVERSE) && !types.contains(TransferType.INCREMENTAL)) {
            throw new GodwitException(SupervisorError.BAD_SPEC, "reverse incremental migration is chosen without incremental synchronization", "Choose incremental synchronization too.");
        }
    }

    /** OMS: migration types; active-active disaster recovery. */
    private static void checkIncremental(ProjectSpec spec) throws GodwitException {
        boolean activeActive = ProjectOptions.isActiveActive(spec);
        boolean bothWays = spec.types().contains(TransferType.REVERSE);
        if (activeActive && !bothWays) {
            throw new GodwitException(SupervisorError.BAD_SPEC, "an active-active project carries changes both ways", "Choose incremental synchronization and reverse incremental migration.");
        }
        boolean started = !spec.parameters().getOrDefault(ProjectOptions.START_TIMESTAMP.key(), "").isBlank();
        if (started && (!spec.types().contains(TransferType.INCREMENTAL) || spec.types().contains(TransferType.FULL))) {
            throw new GodwitException(SupervisorError.BAD_SPEC, "startTimestamp is for projects that carry over changes without copying data", "Leave it out; the start follows from the copy.");
        }
        if (started && ProjectOptions.time(spec.parameters().get(ProjectOptions.START_TIMESTAMP.key())).filter(t -> t.isAfter(java.time.Instant.now())).isPresent()) {
            throw new GodwitException(SupervisorError.BAD_SPEC, "startTimestamp lies in the future", "Choose a time that the source's log still has.");
        }
    }

    /** What the way back needs: each target table comes from one source table, and each target database from one source database. */
    private static void checkReverse(ProjectSpec spec, ResolvedObjects objects) throws GodwitException {
        if (!spec.types().contains(TransferType.REVERSE)) {
            return;
        }
        java.util.Map<String, String> schemas = new java.util.HashMap<>();
        java.util.Set<ObjectName> targets = new java.util.HashSet<>();
        for (TableMapping table : objects.tables()) {
            if (!targets.add(table.target())) {
                throw new GodwitException(SupervisorError.BAD_SPEC, "several tables are brought together in " + table.target() + ", so changes there cannot go back", "Leave reverse incremental migration out.");
            }
            String before = schemas.put(table.target().schema(), table.source().schema());
            if (before != null && !before.equals(table.source().schema())) {
                throw new GodwitException(SupervisorError.BAD_SPEC, "the databases " + before + " and " + table.source().schema() + " both become " + table.target().schema()
                        + ", so changes there cannot go back", "Leave reverse incremental migration out.");
            }
            if (table.rowFilter().isPresent()) {
                throw new GodwitException(SupervisorError.BAD_SPEC, "table " + table.source() + " has a row filter, so changes cannot go back", "Leave the filter or reverse incremental migration out.");
            }
        }
    }

    /** Rows without a key cannot be told apart, so both sides of an active-active project could not be brought together (OMS: active-active disaster recovery). */
    private static void checkKeys(ProjectSpec spec, Endpoint source, ResolvedObjects objects, CancelToken cancel) throws GodwitException {
        if (!ProjectOptions.isActiveActive(spec)) {
            return;
        }
        List<String> keyless = source.catalog().tables(objects.tables().stream().map(TableMapping::source).toList(), cancel).stream().filter(t -> t.keyColumns().isEmpty()).map(t -> t.name().toString()).toList();
        if (!keyless.isEmpty()) {
            throw new GodwitException(SupervisorError.BAD_SPEC, "without a primary key or a unique key of NOT NULL columns are " + Texts.some(keyless) + ", which cannot be kept the same on both sides",
                    "Give them a key, or leave them out.");
        }
    }

    /** Only what has a log can be followed, and only what takes changes can be kept up to date. */
    private static void checkLogs(ProjectSpec spec, Endpoint source) throws GodwitException {
        if (spec.types().contains(TransferType.INCREMENTAL) && source.logReader().isEmpty()) {
            throw new GodwitException(SupervisorError.BAD_SPEC, "the source's connector reads no change log, which incremental migration needs", "Choose schema migration, full migration and full verification.");
        }
    }

    void checkParameters(Map<String, String> parameters) throws GodwitException {
        for (String key : parameters.keySet()) {
            if (options.stream().noneMatch(o -> o.key().equals(key))) {
                OmsStoreParameters.refuse(key);
            }
        }
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
