package org.godwit.supervisor.internal.step;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.godwit.core.error.GodwitException;
import org.godwit.core.model.ObjectName;
import org.godwit.core.model.TableMapping;
import org.godwit.core.progress.CancelToken;
import org.godwit.core.spi.Endpoint;
import org.godwit.core.spi.ObjectSummary;
import org.godwit.core.spi.ObjectSummary.Kind;

/** What stands in the databases of a project beside tables and views, and what a person has to do about it when the application changes sides (OMS: process database objects). Without state. */
final class OtherObjects {
    private static final Set<Kind> KINDS = EnumSet.of(Kind.TRIGGER, Kind.EVENT, Kind.PROCEDURE, Kind.FUNCTION, Kind.SEQUENCE);

    private OtherObjects() {
    }

    /** Something to do, with a statement to copy; empty where only its owner can write it. */
    record ToDo(String kind, ObjectName object, String description, String statement) {
    }

    /**
     * Objects that the side which the application leaves has and the other has not, in the order in which they are created; events that are there.
     *
     * @param tables as they go from the one side to the other
     */
    static List<ToDo> missing(Endpoint leaves, Endpoint begins, List<TableMapping> tables, CancelToken cancel) throws GodwitException {
        List<ToDo> list = new ArrayList<>();
        for (Map.Entry<String, String> pair : databases(tables).entrySet()) {
            List<ObjectSummary> there = objects(begins, pair.getValue(), cancel);
            Set<String> known = there.stream().map(o -> o.kind() + " " + o.name().name().toLowerCase(java.util.Locale.ROOT)).collect(Collectors.toCollection(HashSet::new));
            Set<String> selected = names(tables, pair.getKey());
            for (ObjectSummary object : objects(leaves, pair.getKey(), cancel)) {
                boolean concerns = object.kind() != Kind.TRIGGER || selected.contains(table(object));
                if (concerns && !known.contains(object.kind() + " " + object.name().name().toLowerCase(java.util.Locale.ROOT))) {
                    list.add(new ToDo(object.kind().name(), new ObjectName(pair.getValue(), object.name().name()), "Create the " + word(object) + " that only the other side has, where the application needs it",
                            text(leaves, object, cancel)));
                }
            }
            there.stream().filter(o -> o.kind() == Kind.EVENT).forEach(e -> list.add(new ToDo(Kind.EVENT.name(), e.name(), "Let the event run here from now on, where it is disabled",
                    "ALTER EVENT " + quoted(begins, e.name()) + " ENABLE")));
        }
        list.sort(Comparator.comparing((ToDo t) -> t.kind().equals(Kind.TRIGGER.name()) || t.kind().equals(Kind.EVENT.name()) ? 1 : 0));
        return list;
    }

    /** Triggers and events of the side that is left, which would act on changes that come back. Servers of this family cannot disable a trigger. */
    static List<ToDo> acting(Endpoint leaves, List<TableMapping> tables, CancelToken cancel) throws GodwitException {
        List<ToDo> list = new ArrayList<>();
        for (String database : databases(tables).keySet()) {
            Set<String> selected = names(tables, database);
            for (ObjectSummary object : objects(leaves, database, cancel)) {
                if (object.kind() == Kind.TRIGGER && selected.contains(table(object))) {
                    list.add(new ToDo("TRIGGER_OFF", object.name(), "Drop the trigger, or let it do nothing for changes that come back; keep its text: " + text(leaves, object, cancel),
                            "DROP TRIGGER " + quoted(leaves, object.name())));
                } else if (object.kind() == Kind.EVENT) {
                    list.add(new ToDo("EVENT_OFF", object.name(), "Disable the event, which runs at the other side from now on", "ALTER EVENT " + quoted(leaves, object.name()) + " DISABLE"));
                }
            }
        }
        return list;
    }

    private static Map<String, String> databases(List<TableMapping> tables) {
        Map<String, String> pairs = new TreeMap<>();
        tables.forEach(t -> pairs.putIfAbsent(t.source().schema(), t.target().schema()));
        return pairs;
    }

    private static Set<String> names(List<TableMapping> tables, String database) {
        return tables.stream().map(TableMapping::source).filter(n -> n.schema().equals(database)).map(ObjectName::name).collect(Collectors.toSet());
    }

    private static List<ObjectSummary> objects(Endpoint endpoint, String database, CancelToken cancel) throws GodwitException {
        return endpoint.catalog().databases(cancel).contains(database) ? endpoint.catalog().objects(database, cancel).stream().filter(o -> KINDS.contains(o.kind())).toList() : List.of();
    }

    /** The table of a trigger, which its summary names. */
    private static String table(ObjectSummary trigger) {
        return trigger.comment().startsWith("on ") ? trigger.comment().substring(3) : "";
    }

    private static String word(ObjectSummary object) {
        return object.kind().name().toLowerCase(java.util.Locale.ROOT);
    }

    private static String quoted(Endpoint endpoint, ObjectName name) {
        return endpoint.quote(name.schema()) + "." + endpoint.quote(name.name());
    }

    /** A text that the account is not shown must be got from its owner. */
    private static String text(Endpoint endpoint, ObjectSummary object, CancelToken cancel) throws GodwitException {
        try {
            return endpoint.catalog().createStatement(object.name(), object.kind(), cancel);
        } catch (GodwitException e) {
            if (e.isCancelled() || e.isTransient()) {
                throw e;
            }
            return "";
        }
    }
}
