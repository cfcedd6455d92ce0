package org.godwit.schema.mysql.follow;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.godwit.core.model.ColumnDef;
import org.godwit.core.model.IndexDef;
import org.godwit.core.model.ObjectName;
import org.godwit.core.model.TableDef;
import org.godwit.schema.mysql.convert.ColumnEdit;
import org.godwit.schema.mysql.ddl.AlterClause;
import org.godwit.schema.mysql.ddl.DdlStatement;
import org.godwit.schema.mysql.ddl.TableElement;

/** Makes of a table's definition what CREATE TABLE and ALTER TABLE make of it at the source. Immutable. */
final class TableChange {
    private final SourceRules rules;
    private final Charsets.Pair database;

    /** @param database what holds in the table's database when nothing is said */
    TableChange(SourceRules rules, Charsets.Pair database) {
        this.rules = rules;
        this.database = database;
    }

    /** The table that a CREATE TABLE makes. */
    TableDef create(ObjectName name, DdlStatement.CreateTable text) throws DoesNotFit {
        List<AlterClause> clauses = new ArrayList<>();
        for (TableElement element : text.elements()) {
            clauses.add(switch (element) {
                case TableElement.Column column -> new AlterClause.AddColumn("", column, AlterClause.Place.UNSAID, false);
                case TableElement.Index index -> new AlterClause.AddIndex("", index);
                case TableElement.ForeignKey key -> new AlterClause.AddForeignKey("", key, false);
                case TableElement.Check check -> new AlterClause.AddCheck("", check, false);
                case TableElement.Unfollowed other -> new AlterClause.Unfollowed("", other.what());
            });
        }
        clauses.add(new AlterClause.SetOptions("", text.options()));
        text.partitioning().ifPresent(p -> clauses.add(new AlterClause.PartitionBy(p, p)));
        TableDef empty = new TableDef(name, List.of(), List.of(), List.of(), List.of(), Optional.empty(), "InnoDB", database.charset(), database.collation(), "", OptionalLong.empty(), 0, 0);
        TableDef made = alter(empty, clauses).table();
        if (rules.hiddenKeys() && made.primaryKey().isEmpty()) {
            throw new DoesNotFit("The source adds an invisible primary key of its own to tables without one");
        }
        return made;
    }

    /** The table that an ALTER TABLE leaves; RENAME TO is not looked at. */
    Altered alter(TableDef before, List<AlterClause> clauses) throws DoesNotFit {
        Optional<AlterClause> unfollowed = clauses.stream().filter(AlterClause.Unfollowed.class::isInstance).findFirst();
        if (unfollowed.isPresent()) {
            throw new DoesNotFit(((AlterClause.Unfollowed) unfollowed.get()).what() + " is not followed");
        }
        TableOptionsChange options = new TableOptionsChange(rules, before, database);
        clauses.forEach(options::apply);
        ColumnsChange columns = new ColumnsChange(rules, before, options.collation());
        options.converted().ifPresent(columns::convert);
        columns.apply(clauses);
        List<ColumnDef> withKeys = withPrimary(columns.columns(), clauses);
        ConstraintSet constraints = new ConstraintSet(rules, before, withKeys.stream().map(ColumnDef::name).toList());
        constraints.follow(columns);
        Set<String> droppedIndexes = dropped(before, clauses, constraints);
        List<IndexDef> indexes = indexes(before, clauses, columns, withKeys, droppedIndexes);
        TableDef self = new TableDef(before.name(), numbered(withKeys), indexes, List.of(), List.of(), Optional.empty(), "", "", "", "", OptionalLong.empty(), 0, 0);
        addConstraints(clauses, constraints, self);
        Optional<String> partitioning = before.partitioning();
        for (AlterClause clause : clauses) {
            partitioning = PartitionEdit.apply(partitioning, clause);
        }
        TableDef after = new TableDef(before.name(), numbered(expressions(withKeys, columns.renamed())), indexes, constraints.keys(), constraints.checks(), partitioning, options.engine(),
                options.collation().charset(), options.collation().collation(), options.comment(), options.autoIncrement(withKeys), before.estimatedRows(), before.dataBytes(), options.others());
        return new Altered(after, columns.origins());
    }

    private static List<ColumnDef> numbered(List<ColumnDef> columns) {
        List<ColumnDef> numbered = new ArrayList<>();
        for (ColumnDef c : columns) {
            numbered.add(new ColumnDef(c.name(), numbered.size() + 1, c.type(), c.nullable(), c.defaultValue(), c.onUpdate(), c.autoIncrement(), c.generated(), c.invisible(), c.charset(),
                    c.collation(), c.comment()));
        }
        return numbered;
    }

    /** Expressions that speak of columns under old names. */
    private static List<ColumnDef> expressions(List<ColumnDef> columns, Map<String, String> renamed) {
        if (renamed.isEmpty()) {
            return columns;
        }
        return columns.stream().map(c -> ColumnEdit.generated(c, c.generated().map(g -> new ColumnDef.Generated(Expressions.renamed(g.expression(), renamed), g.stored()))))
                .map(c -> ColumnEdit.defaulted(c, c.defaultValue().map(d -> d.startsWith("(") ? Expressions.renamed(d, renamed) : d))).toList();
    }

    /** Columns of a primary key are NOT NULL. */
    private static List<ColumnDef> withPrimary(List<ColumnDef> columns, List<AlterClause> clauses) {
        Set<String> key = new HashSet<>();
        for (AlterClause clause : clauses) {
            if (clause instanceof AlterClause.AddIndex add && add.index().kind() == TableElement.IndexKind.PRIMARY) {
                add.index().parts().forEach(p -> key.add(p.name().toLowerCase(Locale.ROOT)));
            }
        }
        return columns.stream().map(c -> key.contains(c.name().toLowerCase(Locale.ROOT)) ? ColumnEdit.nullable(c, false) : c).toList();
    }

    /** Names of dropped indexes, lower case. */
    private static Set<String> dropped(TableDef before, List<AlterClause> clauses, ConstraintSet constraints) throws DoesNotFit {
        Set<String> dropped = new HashSet<>();
        for (AlterClause clause : clauses) {
            constraints.drop(clause);
            Optional<String> name = switch (clause) {
                case AlterClause.DropIndex drop -> present(before, drop.index(), drop.ifExists());
                case AlterClause.DropPrimaryKey drop -> present(before, "PRIMARY", drop.ifExists());
                case AlterClause.DropConstraint drop -> constraints.drop(drop) ? Optional.empty() : present(before, drop.constraint(), drop.ifExists());
                default -> Optional.empty();
            };
            name.ifPresent(n -> dropped.add(n.toLowerCase(Locale.ROOT)));
        }
        return dropped;
    }

    private static Optional<String> present(TableDef table, String index, boolean ifExists) throws DoesNotFit {
        Optional<String> name = table.indexes().stream().map(IndexDef::name).filter(index::equalsIgnoreCase).findFirst();
        if (name.isEmpty() && !ifExists) {
            throw new DoesNotFit("There is no index or constraint " + index);
        }
        return name;
    }

    private List<IndexDef> indexes(TableDef before, List<AlterClause> clauses, ColumnsChange change, List<ColumnDef> columns, Set<String> dropped) throws DoesNotFit {
        IndexSet set = new IndexSet(rules, columns);
        Map<String, AlterClause.RenameIndex> renames = new HashMap<>();
        Map<String, Boolean> visibility = new HashMap<>();
        for (AlterClause clause : clauses) {
            if (clause instanceof AlterClause.RenameIndex rename && present(before, rename.from(), rename.ifExists()).isPresent()) {
                renames.put(rename.from().toLowerCase(Locale.ROOT), rename);
            } else if (clause instanceof AlterClause.AlterIndexVisible alter && present(before, alter.index(), alter.ifExists()).isPresent()) {
                visibility.put(alter.index().toLowerCase(Locale.ROOT), alter.visible());
            }
        }
        for (IndexDef index : before.indexes()) {
            String key = index.name().toLowerCase(Locale.ROOT);
            Optional<IndexDef> kept = dropped.contains(key) ? Optional.empty() : IndexParts.kept(index, change.lost(), change.renamed(), columns);
            if (kept.isPresent()) {
                IndexDef k = kept.get();
                set.keep(new IndexDef(renames.containsKey(key) ? renames.get(key).to() : k.name(), k.kind(), k.parts(), visibility.getOrDefault(key, k.visible()), k.comment(), k.parser()));
            }
        }
        addIndexes(clauses, set, before, dropped);
        return set.build();
    }

    private void addIndexes(List<AlterClause> clauses, IndexSet set, TableDef before, Set<String> dropped) throws DoesNotFit {
        for (AlterClause clause : clauses) {
            if (clause instanceof AlterClause.AddIndex add && !isThere(add.index(), before, dropped)) {
                set.add(add.index());
            } else if (clause instanceof AlterClause.AddForeignKey add) {
                set.addForKey(add.key().name().or(add.key()::index), add.key().columns());
            } else if (clause instanceof AlterClause.AddColumn add && !(add.ifNotExists() && before.column(add.column().name()).isPresent())) {
                ofColumn(add.column(), set);
            } else if (clause instanceof AlterClause.ChangeColumn change) {
                ofColumn(change.definition(), set);
            }
        }
    }

    private void ofColumn(TableElement.Column column, IndexSet set) throws DoesNotFit {
        column.keys().forEach(kind -> set.add(kind, column.name()));
        if (column.reference().isPresent() && obeysReferences()) {
            set.addForKey(Optional.empty(), List.of(column.name()));
        }
    }

    private static boolean isThere(TableElement.Index index, TableDef before, Set<String> dropped) {
        return index.ifNotExists() && index.name().filter(n -> before.indexes().stream().anyMatch(i -> i.name().equalsIgnoreCase(n)) && !dropped.contains(n.toLowerCase(Locale.ROOT))).isPresent();
    }

    private void addConstraints(List<AlterClause> clauses, ConstraintSet constraints, TableDef self) throws DoesNotFit {
        for (AlterClause clause : clauses) {
            if (clause instanceof AlterClause.AddForeignKey add) {
                constraints.add(add.key(), add.ifNotExists(), self);
            } else if (clause instanceof AlterClause.AddCheck add && rules.features().checks()) {
                constraints.add(add.check(), add.ifNotExists());
            } else if (clause instanceof AlterClause.AddColumn add) {
                ofColumn(add.column(), constraints, self);
            } else if (clause instanceof AlterClause.ChangeColumn change) {
                ofColumn(change.definition(), constraints, self);
            }
        }
    }

    private void ofColumn(TableElement.Column column, ConstraintSet constraints, TableDef self) throws DoesNotFit {
        ColumnDef made = self.column(column.name()).orElseThrow(() -> new DoesNotFit("There is no column " + column.name()));
        if (rules.features().checks()) {
            column.checks().forEach(check -> constraints.add(check, made));
        }
        if (obeysReferences()) {
            column.reference().ifPresent(r -> constraints.add(r, false, self));
        }
    }

    /** REFERENCES behind a column was read but not obeyed for long (MySQL 9.0 release notes; MariaDB 10.5 release notes). */
    private boolean obeysReferences() {
        return rules.isMariaDb() ? rules.features().version().atLeast(10, 5) : rules.features().version().atLeast(9, 0);
    }
}
