package org.godwit.supervisor.selection;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.godwit.core.error.GodwitException;
import org.godwit.core.model.ObjectName;
import org.godwit.core.model.ObjectSelection;
import org.godwit.core.model.ObjectSelection.ViewMapping;
import org.godwit.core.model.TableMapping;
import org.godwit.core.progress.CancelToken;
import org.godwit.core.spi.Catalog;
import org.godwit.core.spi.ObjectSummary;
import org.godwit.core.spi.ObjectSummary.Kind;
import org.godwit.supervisor.service.ResolvedObjects;

/**
 * Finds out which objects a selection means at a source. A table that several include rules match follows the first of them. A name chosen as a table that is a view at the source (an imported
 * list cannot tell) becomes a view. One question to the catalog per database. Thread-safe.
 */
public final class SelectionResolver {
    private final Names catalog;

    /** What the resolver asks a catalog; a preview that is made with every key press asks its memory instead. */
    public interface Names {
        List<String> databases(CancelToken cancel) throws GodwitException;

        List<ObjectSummary> objects(String database, CancelToken cancel) throws GodwitException;
    }

    public SelectionResolver(Catalog catalog) {
        this(new Names() {
            @Override
            public List<String> databases(CancelToken cancel) throws GodwitException {
                return catalog.databases(cancel);
            }

            @Override
            public List<ObjectSummary> objects(String database, CancelToken cancel) throws GodwitException {
                return catalog.objects(database, cancel);
            }
        });
    }

    public SelectionResolver(Names names) {
        this.catalog = names;
    }

    public ResolvedObjects resolve(ObjectSelection selection, CancelToken cancel) throws GodwitException {
        return resolve(selection, TableCategory.ALL, cancel);
    }

    /** @param category which tables rules take in; what is named by itself is taken as it is */
    public ResolvedObjects resolve(ObjectSelection selection, TableCategory category, CancelToken cancel) throws GodwitException {
        return switch (selection) {
            case ObjectSelection.Specific specific -> specific(specific, cancel);
            case ObjectSelection.Wildcard wildcard -> wildcard(wildcard, category, cancel);
        };
    }

    private ResolvedObjects specific(ObjectSelection.Specific specific, CancelToken cancel) throws GodwitException {
        Set<String> schemas = new HashSet<>();
        specific.tables().forEach(t -> schemas.add(t.source().schema()));
        specific.views().forEach(v -> schemas.add(v.source().schema()));
        Map<ObjectName, Kind> present = new HashMap<>();
        for (ObjectSummary object : objects(schemas, cancel)) {
            present.put(object.name(), object.kind());
        }
        Map<ObjectName, TableMapping> tables = new LinkedHashMap<>();
        Map<ObjectName, ViewMapping> views = new LinkedHashMap<>();
        List<String> unmatched = new ArrayList<>();
        for (TableMapping table : specific.tables()) {
            Kind kind = present.get(table.source());
            if (kind == Kind.TABLE) {
                tables.putIfAbsent(table.source(), table);
            } else if (kind == Kind.VIEW) {
                views.putIfAbsent(table.source(), new ViewMapping(table.source(), table.target()));
            } else {
                unmatched.add(table.source().toString());
            }
        }
        for (ViewMapping view : specific.views()) {
            if (present.get(view.source()) == Kind.VIEW) {
                views.putIfAbsent(view.source(), view);
            } else {
                unmatched.add(view.source().toString());
            }
        }
        return new ResolvedObjects(List.copyOf(tables.values()), List.copyOf(views.values()), unmatched);
    }

    private ResolvedObjects wildcard(ObjectSelection.Wildcard wildcard, TableCategory category, CancelToken cancel) throws GodwitException {
        List<MatchRule> includes = MatchRule.includes(wildcard.include());
        List<MatchRule> excludes = MatchRule.excludes(wildcard.exclude());
        Set<String> schemas = new HashSet<>();
        includes.forEach(r -> schemas.add(r.schema()));
        Map<ObjectName, TableMapping> tables = new TreeMap<>();
        Map<ObjectName, ViewMapping> views = new TreeMap<>();
        Set<MatchRule> used = new HashSet<>();
        for (ObjectSummary object : objects(schemas, cancel)) {
            for (MatchRule rule : includes) {
                if (rule.matches(object.name())) {
                    used.add(rule);
                    if (category.takes(object) && excludes.stream().noneMatch(e -> e.matches(object.name()))) {
                        add(object, rule, tables, views);
                    }
                }
            }
        }
        return new ResolvedObjects(List.copyOf(tables.values()), List.copyOf(views.values()), includes.stream().filter(r -> !used.contains(r)).map(MatchRule::text).toList());
    }

    private static void add(ObjectSummary object, MatchRule rule, Map<ObjectName, TableMapping> tables, Map<ObjectName, ViewMapping> views) {
        ObjectName source = object.name();
        if (object.kind() == Kind.TABLE) {
            tables.putIfAbsent(source, new TableMapping(source, rule.target(source), java.util.Optional.empty(), List.of()));
        } else if (object.kind() == Kind.VIEW && rule.targetTable().isEmpty()) {
            // A rule that gathers tables in one table has no meaning for views.
            views.putIfAbsent(source, new ViewMapping(source, rule.target(source)));
        }
    }

    private List<ObjectSummary> objects(Set<String> schemas, CancelToken cancel) throws GodwitException {
        List<ObjectSummary> all = new ArrayList<>();
        if (schemas.isEmpty()) {
            return all;
        }
        Set<String> known = new HashSet<>(catalog.databases(cancel));
        for (String schema : schemas) {
            if (known.contains(schema)) {
                all.addAll(catalog.objects(schema, cancel));
            }
        }
        return all;
    }
}
