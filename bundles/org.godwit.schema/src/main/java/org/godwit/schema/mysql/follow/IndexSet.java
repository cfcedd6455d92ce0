package org.godwit.schema.mysql.follow;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.godwit.core.model.ColumnDef;
import org.godwit.core.model.IndexDef;
import org.godwit.core.model.ValueKind;
import org.godwit.schema.mysql.ddl.TableElement;

/**
 * The indexes that a table will have, with the names that the server gives (MySQL manual, "CREATE TABLE Statement", indexes and foreign keys). Used by one thread for one statement.
 */
final class IndexSet {
    private static final Set<String> LONG_TYPES = Set.of("tinytext", "text", "mediumtext", "longtext", "tinyblob", "blob", "mediumblob", "longblob");
    /** Bytes of an InnoDB index part. */
    private static final int LONGEST_PART = 3072;

    private final SourceRules rules;
    private final List<ColumnDef> columns;
    private final List<Wanted> wanted = new ArrayList<>();

    /** An index before it has its name; {@code generated} when it only serves a foreign key. */
    private record Wanted(Optional<String> name, IndexDef.Kind kind, List<IndexDef.Part> parts, boolean visible, String comment, Optional<String> parser, boolean generated) {
    }

    /** @param columns all columns of the table, as they will be */
    IndexSet(SourceRules rules, List<ColumnDef> columns) {
        this.rules = rules;
        this.columns = columns;
    }

    void keep(IndexDef index) {
        wanted.add(new Wanted(Optional.of(index.name()), index.kind(), index.parts().stream().map(p -> cut(p, index.kind())).toList(), index.visible(), index.comment(), index.parser(), false));
    }

    /** MariaDB gives a whole column a prefix in a plain index when it becomes TEXT or BLOB. */
    private IndexDef.Part cut(IndexDef.Part part, IndexDef.Kind kind) {
        Optional<ColumnDef> column = part instanceof IndexDef.Part.Column c && c.prefix().isEmpty() ? columns.stream().filter(o -> o.name().equalsIgnoreCase(c.name())).findFirst() : Optional.empty();
        return column.isPresent() && kind == IndexDef.Kind.PLAIN ? new IndexDef.Part.Column(column.get().name(), prefix(OptionalInt.empty(), column.get(), kind), part.descending()) : part;
    }

    void add(TableElement.Index text) throws DoesNotFit {
        if (text.parts().stream().anyMatch(TableElement.IndexPart::withoutOverlaps)) {
            throw new DoesNotFit("Keys WITHOUT OVERLAPS are not followed");
        }
        IndexDef.Kind kind = kind(text.kind());
        List<IndexDef.Part> parts = new ArrayList<>();
        for (TableElement.IndexPart part : text.parts()) {
            parts.add(part(part, kind));
        }
        Optional<String> parser = kind == IndexDef.Kind.FULLTEXT ? text.parser() : Optional.empty();
        wanted.add(new Wanted(kind == IndexDef.Kind.PRIMARY ? Optional.of("PRIMARY") : text.name(), kind, parts, text.visible(), text.comment(), parser, false));
    }

    /** PRIMARY KEY or UNIQUE behind a column. */
    void add(TableElement.IndexKind kind, String column) {
        boolean primary = kind == TableElement.IndexKind.PRIMARY;
        wanted.add(new Wanted(primary ? Optional.of("PRIMARY") : Optional.empty(), kind(kind), List.of(new IndexDef.Part.Column(column, OptionalInt.empty(), false)), true, "", Optional.empty(), false));
    }

    /** The index that a foreign key needs. */
    void addForKey(Optional<String> name, List<String> keyColumns) throws DoesNotFit {
        List<IndexDef.Part> parts = new ArrayList<>();
        for (String column : keyColumns) {
            parts.add(new IndexDef.Part.Column(column(column).name(), OptionalInt.empty(), false));
        }
        wanted.add(new Wanted(name, IndexDef.Kind.PLAIN, parts, true, "", Optional.empty(), true));
    }

    /** Everything with names, in the order in which the catalog gives them. */
    List<IndexDef> build() throws DoesNotFit {
        List<IndexDef> built = new ArrayList<>();
        for (Wanted index : wanted) {
            boolean spare = index.generated && wanted.stream().anyMatch(other -> other != index && serves(other, index));
            if (!spare) {
                String name = index.name.isPresent() ? index.name.get() : freeName(index, built);
                if (built.stream().anyMatch(b -> b.name().equalsIgnoreCase(name))) {
                    throw new DoesNotFit("There is an index " + name + " already");
                }
                built.add(new IndexDef(name, index.kind, index.parts, index.visible, index.comment, index.parser));
            }
        }
        built.sort(Comparator.comparing((IndexDef i) -> i.kind() != IndexDef.Kind.PRIMARY).thenComparing(IndexDef::name));
        return built;
    }

    /** Whether another index begins with the same columns; of two that were generated with the same columns the first stays. */
    private boolean serves(Wanted other, Wanted key) {
        boolean usable = other.kind != IndexDef.Kind.FULLTEXT && other.kind != IndexDef.Kind.SPATIAL && other.parts.size() >= key.parts.size();
        if (!usable) {
            return false;
        }
        for (int i = 0; i < key.parts.size(); i++) {
            boolean same = other.parts.get(i) instanceof IndexDef.Part.Column c && c.prefix().isEmpty() && c.name().equalsIgnoreCase(((IndexDef.Part.Column) key.parts.get(i)).name());
            if (!same) {
                return false;
            }
        }
        return !other.generated || other.parts.size() > key.parts.size() || wanted.indexOf(other) < wanted.indexOf(key);
    }

    private static String freeName(Wanted index, List<IndexDef> taken) {
        String first = index.parts.getFirst() instanceof IndexDef.Part.Column c ? c.name() : "functional_index";
        boolean free = !first.equalsIgnoreCase("PRIMARY") && taken.stream().noneMatch(t -> t.name().equalsIgnoreCase(first));
        if (free) {
            return first;
        }
        int number = 2;
        while (isTaken(first + "_" + number, taken)) {
            number++;
        }
        return first + "_" + number;
    }

    private static boolean isTaken(String name, List<IndexDef> taken) {
        return taken.stream().anyMatch(t -> t.name().equalsIgnoreCase(name));
    }

    private IndexDef.Part part(TableElement.IndexPart part, IndexDef.Kind kind) throws DoesNotFit {
        if (part.expression().isPresent()) {
            return new IndexDef.Part.Expression(Expressions.normalized(part.expression().get(), columns.stream().map(ColumnDef::name).toList()), part.descending());
        }
        ColumnDef column = column(part.name());
        boolean descending = part.descending() && rules.features().descendingIndexes() && kind != IndexDef.Kind.FULLTEXT && kind != IndexDef.Kind.SPATIAL;
        OptionalInt prefix = kind == IndexDef.Kind.FULLTEXT || kind == IndexDef.Kind.SPATIAL ? OptionalInt.empty() : prefix(part.prefix(), column, kind);
        return new IndexDef.Part.Column(column.name(), prefix, descending);
    }

    private static OptionalInt prefix(OptionalInt written, ColumnDef column, IndexDef.Kind kind) {
        boolean isLong = LONG_TYPES.contains(column.type().name());
        int bytes = column.charset().map(Charsets::bytes).orElse(1);
        if (written.isEmpty()) {
            boolean text = column.type().kind() == ValueKind.TEXT || column.type().kind() == ValueKind.BINARY;
            boolean cut = text && kind == IndexDef.Kind.PLAIN && (isLong || column.type().length().orElse(0) * bytes > LONGEST_PART);
            return cut ? OptionalInt.of(LONGEST_PART / bytes) : OptionalInt.empty();
        }
        if (column.type().kind() != ValueKind.TEXT && column.type().kind() != ValueKind.BINARY) {
            return OptionalInt.empty();
        }
        int most = kind == IndexDef.Kind.PLAIN ? Math.min(written.getAsInt(), LONGEST_PART / bytes) : written.getAsInt();
        return !isLong && column.type().length().orElse(Long.MAX_VALUE) <= most ? OptionalInt.empty() : OptionalInt.of(most);
    }

    private ColumnDef column(String name) throws DoesNotFit {
        return columns.stream().filter(c -> c.name().equalsIgnoreCase(name)).findFirst().orElseThrow(() -> new DoesNotFit("There is no column " + name));
    }

    private static IndexDef.Kind kind(TableElement.IndexKind kind) {
        return IndexDef.Kind.valueOf(kind.name().toUpperCase(Locale.ROOT));
    }
}
