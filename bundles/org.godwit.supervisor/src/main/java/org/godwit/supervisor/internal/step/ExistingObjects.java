package org.godwit.supervisor.internal.step;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.godwit.core.error.GodwitException;
import org.godwit.core.model.ColumnDef;
import org.godwit.core.model.ObjectName;
import org.godwit.core.model.TableDef;
import org.godwit.core.model.TableMapping;
import org.godwit.rm.repository.StructObjectRow;
import org.godwit.supervisor.internal.run.StepContext;
import org.godwit.supervisor.service.StructObject.Kind;

/** Finds out whether a statement that was interrupted had come through. Without state. */
final class ExistingObjects {
    private ExistingObjects() {
    }

    /** Whether the target has the object as its statement makes it: a table with the same columns, a part of a table by its name. A database is simply made again. */
    static boolean isThere(StepContext context, StructObjectRow object) throws GodwitException {
        ObjectName name = new ObjectName(object.targetSchema(), object.targetName());
        return switch (Kind.valueOf(object.kind())) {
            case DATABASE -> false;
            case VIEW -> !context.target().catalog().views(List.of(name), context.cancel()).isEmpty();
            case TABLE -> {
                Optional<TableDef> found = table(context, name);
                yield found.isPresent() && hasColumns(context, object, found.get());
            }
            case INDEX -> table(context, name).filter(t -> t.indexes().stream().anyMatch(i -> i.name().equalsIgnoreCase(object.part()))).isPresent();
            case CHECK -> table(context, name).filter(t -> t.checks().stream().anyMatch(c -> c.name().equalsIgnoreCase(object.part()))).isPresent();
            case FOREIGN_KEY -> table(context, name).filter(t -> t.foreignKeys().stream().anyMatch(f -> f.name().equalsIgnoreCase(object.part()))).isPresent();
        };
    }

    private static Optional<TableDef> table(StepContext context, ObjectName name) throws GodwitException {
        return context.target().catalog().tables(List.of(name), context.cancel()).stream().findFirst();
    }

    private static boolean hasColumns(StepContext context, StructObjectRow object, TableDef target) throws GodwitException {
        ObjectName sourceName = new ObjectName(object.sourceSchema(), object.sourceName());
        Optional<TableMapping> mapping = context.objects().tables().stream().filter(m -> m.source().equals(sourceName)).findFirst();
        Optional<TableDef> source = context.source().catalog().tables(List.of(sourceName), context.cancel()).stream().findFirst();
        if (mapping.isEmpty() || source.isEmpty()) {
            return false;
        }
        Set<String> expected = source.get().columns().stream().flatMap(c -> mapping.get().targetColumn(c.name()).stream()).map(c -> c.toLowerCase(Locale.ROOT)).collect(Collectors.toSet());
        Set<String> found = target.columns().stream().map(ColumnDef::name).map(c -> c.toLowerCase(Locale.ROOT)).collect(Collectors.toSet());
        return found.containsAll(expected);
    }
}
