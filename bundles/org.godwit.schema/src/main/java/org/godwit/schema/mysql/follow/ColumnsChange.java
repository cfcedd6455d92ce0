package org.godwit.schema.mysql.follow;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.godwit.core.model.ColumnDef;
import org.godwit.core.model.TableDef;
import org.godwit.core.model.ValueKind;
import org.godwit.schema.mysql.convert.ColumnEdit;
import org.godwit.schema.mysql.ddl.AlterClause;
import org.godwit.schema.mysql.ddl.TableElement;

/**
 * The columns after ALTER TABLE. All clauses of a statement speak of the columns as they were before it: first the old ones are dropped and changed where they stand, then new and moved ones are put in
 * place in the order of the clauses (so both servers do it, in mysql_prepare_alter_table). Used by one thread for one statement.
 */
final class ColumnsChange {
    private final SourceRules rules;
    private final TableDef before;
    private final Charsets.Pair collation;
    private final List<ColumnDef> columns = new ArrayList<>();
    /** Old names by new names, in lower case. */
    private final Map<String, String> origins = new HashMap<>();
    private final Set<String> dropped = new HashSet<>();
    private final Set<String> added = new HashSet<>();
    private final Map<String, AlterClause.ChangeColumn> changes = new LinkedHashMap<>();
    private final Map<String, String> renames = new HashMap<>();
    private final Map<String, AlterClause.AlterDefault> defaults = new HashMap<>();
    private final Map<String, Boolean> visibility = new HashMap<>();
    private Optional<Charsets.Pair> converted = Optional.empty();

    ColumnsChange(SourceRules rules, TableDef before, Charsets.Pair collation) {
        this.rules = rules;
        this.before = before;
        this.collation = collation;
    }

    void convert(Charsets.Pair to) {
        converted = Optional.of(to);
    }

    List<ColumnDef> columns() {
        return columns;
    }

    Set<String> dropped() {
        return dropped;
    }

    /** Dropped names that no added column took. Servers find the columns of an index again by name, so it passes to a new column of the same name (seen at MariaDB 11.4 and MySQL 9.7). */
    Set<String> lost() {
        return dropped.stream().filter(name -> !added.contains(name)).collect(Collectors.toSet());
    }

    /** Old names, lower case, that MODIFY or CHANGE defined anew. */
    Set<String> redefined() {
        return changes.keySet();
    }

    /** New by old name, old in lower case, of the columns that changed their names. */
    Map<String, String> renamed() {
        Map<String, String> renamed = new HashMap<>();
        for (ColumnDef column : columns) {
            String old = origins.get(key(column.name()));
            if (old != null && !old.equals(column.name())) {
                renamed.put(key(old), column.name());
            }
        }
        return renamed;
    }

    Map<String, String> origins() {
        Map<String, String> byName = new HashMap<>();
        columns.stream().filter(c -> origins.containsKey(key(c.name()))).forEach(c -> byName.put(c.name(), origins.get(key(c.name()))));
        return byName;
    }

    void apply(List<AlterClause> clauses) throws DoesNotFit {
        for (AlterClause clause : clauses) {
            collect(clause);
        }
        List<String> names = namesAfter(clauses);
        for (ColumnDef column : before.columns()) {
            old(column, names);
        }
        for (AlterClause clause : clauses) {
            if (clause instanceof AlterClause.AddColumn add && !(add.ifNotExists() && has(add.column().name()))) {
                if (has(add.column().name())) {
                    throw new DoesNotFit("There is a column " + add.column().name() + " already");
                }
                put(made(add.column(), names), add.place());
                added.add(key(add.column().name()));
            } else if (clause instanceof AlterClause.ChangeColumn change && isMoved(change) && changes.get(key(change.column())) == change) {
                // MariaDB leaves a column where it was until its turn comes, so that others may be put behind it
                columns.removeIf(c -> c.name().equalsIgnoreCase(change.definition().name()));
                put(changed(change, names), change.place());
                origins.put(key(change.definition().name()), old(change.column()).name());
            }
        }
    }

    private void collect(AlterClause clause) throws DoesNotFit {
        if (clause instanceof AlterClause.DropColumn drop && known(drop.column(), drop.ifExists())) {
            dropped.add(key(drop.column()));
        } else if (clause instanceof AlterClause.ChangeColumn change && known(change.column(), change.ifExists())) {
            changes.put(key(change.column()), change);
        } else if (clause instanceof AlterClause.RenameColumn rename && known(rename.from(), rename.ifExists())) {
            renames.put(key(rename.from()), rename.to());
        } else if (clause instanceof AlterClause.AlterDefault change && known(change.column(), change.ifExists())) {
            defaults.put(key(change.column()), change);
        } else if (clause instanceof AlterClause.AlterColumnVisible change && known(change.column(), false)) {
            visibility.put(key(change.column()), change.visible());
        }
    }

    private boolean known(String column, boolean ifExists) throws DoesNotFit {
        boolean known = before.column(column).isPresent();
        if (!known && !ifExists) {
            throw new DoesNotFit("There is no column " + column);
        }
        return known;
    }

    private ColumnDef old(String column) throws DoesNotFit {
        return before.column(column).orElseThrow(() -> new DoesNotFit("There is no column " + column));
    }

    /** Names that expressions may mean: of all columns, old and new. */
    private List<String> namesAfter(List<AlterClause> clauses) {
        List<String> names = new ArrayList<>();
        for (AlterClause clause : clauses) {
            if (clause instanceof AlterClause.AddColumn add) {
                names.add(add.column().name());
            } else if (clause instanceof AlterClause.ChangeColumn change) {
                names.add(change.definition().name());
            } else if (clause instanceof AlterClause.RenameColumn rename) {
                names.add(rename.to());
            }
        }
        before.columns().stream().map(ColumnDef::name).filter(n -> names.stream().noneMatch(n::equalsIgnoreCase)).forEach(names::add);
        return names;
    }

    private void old(ColumnDef column, List<String> names) throws DoesNotFit {
        String key = key(column.name());
        AlterClause.ChangeColumn change = changes.get(key);
        boolean later = change != null && isMoved(change) && !rules.isMariaDb();
        if (dropped.contains(key) || later) {
            return;
        }
        ColumnDef kept = change != null ? changed(change, names) : renames.containsKey(key) ? ColumnEdit.named(column, renames.get(key)) : converted(column);
        AlterClause.AlterDefault byDefault = defaults.get(key);
        boolean stays = byDefault != null && rules.isMariaDb() && byDefault.defaultText().isEmpty() && kept.onUpdate().isPresent();
        // MariaDB does not take a default away that belongs to ON UPDATE
        if (byDefault != null && !stays) {
            kept = ColumnEdit.defaulted(kept, defaultValue(byDefault, kept, names, !rules.isMariaDb()));
        }
        if (visibility.containsKey(key)) {
            kept = visible(kept, visibility.get(key));
        }
        columns.add(kept);
        origins.put(key(kept.name()), column.name());
    }

    private static Optional<String> defaultValue(AlterClause.AlterDefault change, ColumnDef column, List<String> names, boolean rounds) {
        return change.defaultText().flatMap(d -> DefaultValues.canonical(d, column.type(), rounds)).map(d -> d.startsWith("(") ? "(" + Expressions.normalized(d, names) + ")" : d);
    }

    private static ColumnDef visible(ColumnDef c, boolean visible) {
        return new ColumnDef(c.name(), c.position(), c.type(), c.nullable(), c.defaultValue(), c.onUpdate(), c.autoIncrement(), c.generated(), !visible, c.charset(), c.collation(), c.comment());
    }

    private ColumnDef converted(ColumnDef column) {
        if (converted.isEmpty() || column.collation().isEmpty() || column.charset().filter("binary"::equals).isPresent()) {
            return column;
        }
        Charsets.Pair to = converted.get();
        ColumnDef typed = ColumnEdit.typed(column, TypeNames.converted(column.type(), column.charset().orElse(""), to.charset()));
        return ColumnEdit.collated(typed, Optional.of(to.charset()), Optional.of(to.collation()));
    }

    private static boolean isMoved(AlterClause.ChangeColumn change) {
        return change.place().first() || change.place().after().isPresent();
    }

    private ColumnDef changed(AlterClause.ChangeColumn change, List<String> names) throws DoesNotFit {
        return made(change.definition(), names);
    }

    private ColumnDef made(TableElement.Column text, List<String> names) throws DoesNotFit {
        boolean first = columns.stream().noneMatch(c -> c.type().kind() == ValueKind.TIMESTAMP);
        return new ColumnMaker(rules, converted.orElse(collation)).column(text, names, first);
    }

    private boolean has(String name) {
        return columns.stream().anyMatch(c -> c.name().equalsIgnoreCase(name));
    }

    private void put(ColumnDef column, AlterClause.Place place) throws DoesNotFit {
        if (place.first()) {
            columns.addFirst(column);
            return;
        }
        if (place.after().isEmpty()) {
            columns.addLast(column);
            return;
        }
        String after = place.after().get();
        for (int i = 0; i < columns.size(); i++) {
            if (columns.get(i).name().equalsIgnoreCase(after)) {
                columns.add(i + 1, column);
                return;
            }
        }
        throw new DoesNotFit("There is no column " + after);
    }

    private static String key(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
