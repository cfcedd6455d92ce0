package org.godwit.connector.mysql.precheck;

import java.lang.ref.WeakReference;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.godwit.core.error.GodwitException;
import org.godwit.core.model.ObjectName;
import org.godwit.core.model.TableDef;
import org.godwit.core.model.TableMapping;
import org.godwit.core.model.TransferType;
import org.godwit.core.progress.CancelToken;
import org.godwit.core.spi.ObjectSummary;
import org.godwit.core.spi.Precheck.Context;
import org.godwit.core.spi.Side;

/** What the items of one run look at, read once however many items ask. Thread-safe. */
final class Subject {
    /** Names shown in a result before "and … more". */
    private static final int SHOWN = 10;

    /** The run before, so that items of one run share what was read; a new run has a new context and reads again. */
    private static WeakReference<Context> lastContext = new WeakReference<>(null);
    private static WeakReference<Subject> lastSubject = new WeakReference<>(null);

    private final Context context;
    private final Map<Side, List<TableDef>> tables = new TreeMap<>();
    private final Map<Side, Map<String, List<ObjectSummary>>> objects = new TreeMap<>();

    private Subject(Context context) {
        this.context = context;
    }

    static synchronized Subject of(Context context) {
        Subject last = lastSubject.get();
        if (lastContext.get() == context && last != null) {
            return last;
        }
        Subject subject = new Subject(context);
        lastContext = new WeakReference<>(context);
        lastSubject = new WeakReference<>(subject);
        return subject;
    }

    Context context() {
        return context;
    }

    boolean has(TransferType type) {
        return context.types().contains(type);
    }

    List<TableMapping> mappings() {
        return context.tables();
    }

    /** Names of the chosen tables on a side. */
    List<ObjectName> names(Side side) {
        return context.tables().stream().map(side == Side.SOURCE ? TableMapping::source : TableMapping::target).distinct().toList();
    }

    /** Databases of the chosen tables and views on a side. */
    Set<String> databases(Side side) {
        Set<String> databases = names(side).stream().map(ObjectName::schema).collect(Collectors.toCollection(TreeSet::new));
        if (side == Side.SOURCE) {
            context.views().forEach(v -> databases.add(v.schema()));
        }
        return databases;
    }

    /** Definitions of the chosen tables that exist on a side. */
    synchronized List<TableDef> tables(Side side, CancelToken cancel) throws GodwitException {
        if (!tables.containsKey(side)) {
            tables.put(side, context.at(side).catalog().tables(names(side), cancel));
        }
        return tables.get(side);
    }

    /** Everything in the databases of a side that exist. */
    synchronized Map<String, List<ObjectSummary>> objects(Side side, CancelToken cancel) throws GodwitException {
        if (!objects.containsKey(side)) {
            Set<String> existing = new TreeSet<>(context.at(side).catalog().databases(cancel));
            Map<String, List<ObjectSummary>> found = new TreeMap<>();
            for (String database : databases(side)) {
                if (existing.contains(database)) {
                    found.put(database, context.at(side).catalog().objects(database, cancel));
                }
            }
            objects.put(side, found);
        }
        return objects.get(side);
    }

    /** The definition at the target of each table at the source, where both exist. */
    Optional<TableDef> targetOf(TableDef source, CancelToken cancel) throws GodwitException {
        Optional<ObjectName> target = context.tables().stream().filter(m -> m.source().equals(source.name())).map(TableMapping::target).findFirst();
        return target.isEmpty() ? Optional.empty() : tables(Side.TARGET, cancel).stream().filter(t -> t.name().equals(target.get())).findFirst();
    }

    /** Some names in words. */
    static String some(Collection<?> names) {
        String shown = names.stream().limit(SHOWN).map(Object::toString).collect(Collectors.joining(", "));
        return names.size() > SHOWN ? shown + " and " + (names.size() - SHOWN) + " more" : shown;
    }

    /** One statement per name, a bounded number. */
    static <T> String statements(Collection<T> names, Function<T, String> statement) {
        return names.stream().limit(100).map(statement).map(s -> s + ";").collect(Collectors.joining("\n"));
    }
}
