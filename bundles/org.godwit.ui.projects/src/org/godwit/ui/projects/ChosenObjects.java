package org.godwit.ui.projects;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

import org.godwit.core.model.ObjectName;
import org.godwit.core.model.ObjectSelection;
import org.godwit.core.model.ObjectSelection.ViewMapping;
import org.godwit.core.model.TableMapping;
import org.godwit.core.spi.ObjectSummary;
import org.godwit.core.spi.ObjectSummary.Kind;

/** What is chosen object by object, with what becomes of it. Knows the number per database, so that a tree of a hundred thousand lines need not count. Display thread only. */
final class ChosenObjects {
    private final Map<ObjectName, TableMapping> tables = new TreeMap<>();
    private final Map<ObjectName, ViewMapping> views = new TreeMap<>();
    private final Set<ObjectName> names = new HashSet<>();
    private final Map<String, Integer> counts = new HashMap<>();

    void clear() {
        tables.clear();
        views.clear();
        names.clear();
        counts.clear();
    }

    /** Replaces everything. */
    void set(List<TableMapping> newTables, List<ViewMapping> newViews) {
        clear();
        newTables.forEach(t -> {
            tables.put(t.source(), t);
            added(t.source());
        });
        newViews.forEach(v -> {
            views.put(v.source(), v);
            added(v.source());
        });
    }

    private void added(ObjectName name) {
        if (names.add(name)) {
            counts.merge(name.schema(), 1, Integer::sum);
        }
    }

    void choose(ObjectSummary object, boolean isChosen) {
        ObjectName name = object.name();
        if (isChosen && names.contains(name)) {
            return;
        }
        if (!isChosen) {
            remove(name);
        } else if (object.kind() == Kind.VIEW) {
            views.put(name, new ViewMapping(name, name));
            added(name);
        } else {
            tables.put(name, TableMapping.same(name));
            added(name);
        }
    }

    private void remove(ObjectName name) {
        if (names.remove(name)) {
            tables.remove(name);
            views.remove(name);
            counts.merge(name.schema(), -1, Integer::sum);
        }
    }

    boolean has(ObjectName name) {
        return names.contains(name);
    }

    /** How many of a database are chosen. */
    int count(String database) {
        return counts.getOrDefault(database, 0);
    }

    boolean isEmpty() {
        return names.isEmpty();
    }

    int tableCount() {
        return tables.size();
    }

    int viewCount() {
        return views.size();
    }

    Optional<TableMapping> table(ObjectName name) {
        return Optional.ofNullable(tables.get(name));
    }

    /** What becomes of it at the target; its own name when it is not chosen. */
    ObjectName target(ObjectName name) {
        return table(name).map(TableMapping::target).or(() -> Optional.ofNullable(views.get(name)).map(ViewMapping::target)).orElse(name);
    }

    /** Changes what becomes of a chosen table. */
    void changeTable(ObjectName name, UnaryOperator<TableMapping> change) {
        tables.computeIfPresent(name, (key, old) -> change.apply(old));
    }

    /** Changes what becomes of a chosen view. */
    void renameView(ObjectName name, ObjectName target) {
        views.computeIfPresent(name, (key, old) -> new ViewMapping(key, target));
    }

    ObjectSelection.Specific selection() {
        return new ObjectSelection.Specific(List.copyOf(tables.values()), List.copyOf(views.values()));
    }
}
