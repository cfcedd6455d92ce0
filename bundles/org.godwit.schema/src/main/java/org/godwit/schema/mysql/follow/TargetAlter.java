package org.godwit.schema.mysql.follow;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.godwit.core.model.CheckDef;
import org.godwit.core.model.ColumnDef;
import org.godwit.core.model.DataSourceType;
import org.godwit.core.model.ForeignKeyDef;
import org.godwit.core.model.IndexDef;
import org.godwit.core.model.TableDef;
import org.godwit.schema.mysql.Features;
import org.godwit.schema.mysql.Sql;
import org.godwit.schema.mysql.TableOptions;
import org.godwit.schema.mysql.render.TableRenderer;

/**
 * Writes the clauses of one ALTER TABLE that leads from one definition of a target's table to another. Both come from the same conversion as the table itself, so that types, collations, names and
 * the choice of columns are what the schema migration made them. Used by one thread for one table.
 */
final class TargetAlter {
    private final Features target;
    private final TableRenderer renderer;
    private final TableDef before;
    private final TableDef after;
    /** Old by new names. */
    private final Map<String, String> origins;
    private final List<String> clauses = new ArrayList<>();

    TargetAlter(Features target, TableDef before, TableDef after, Map<String, String> origins) {
        this.target = target;
        this.renderer = new TableRenderer(target);
        this.before = before;
        this.after = after;
        this.origins = origins;
    }

    /** The clauses in the order in which servers take them; empty when both are equal. */
    List<String> clauses() {
        dropConstraints();
        List<IndexDef> there = indexesAfterColumns();
        dropIndexes(there);
        columns();
        addIndexes(there);
        addConstraints();
        options();
        return clauses;
    }

    private Set<String> droppedColumns() {
        Set<String> dropped = new HashSet<>();
        before.columns().stream().map(ColumnDef::name).filter(n -> !origins.containsValue(n)).forEach(n -> dropped.add(n.toLowerCase(Locale.ROOT)));
        return dropped;
    }

    private Map<String, String> renamedColumns() {
        Map<String, String> renamed = new HashMap<>();
        origins.forEach((now, old) -> {
            if (!now.equals(old)) {
                renamed.put(old.toLowerCase(Locale.ROOT), now);
            }
        });
        return renamed;
    }

    private void columns() {
        Set<String> dropped = droppedColumns();
        before.columns().stream().map(ColumnDef::name).filter(n -> dropped.contains(n.toLowerCase(Locale.ROOT))).forEach(n -> clauses.add("DROP COLUMN " + Sql.quote(n)));
        Set<String> steady = steady();
        int lastOld = -1;
        for (int i = 0; i < after.columns().size(); i++) {
            lastOld = origins.containsKey(after.columns().get(i).name()) ? i : lastOld;
        }
        for (int i = 0; i < after.columns().size(); i++) {
            ColumnDef column = after.columns().get(i);
            String place = i == 0 ? " FIRST" : " AFTER " + Sql.quote(after.columns().get(i - 1).name());
            String origin = origins.get(column.name());
            if (origin == null) {
                clauses.add("ADD COLUMN " + renderer.column(column) + (i > lastOld ? "" : place));
            } else {
                changed(column, before.column(origin).orElseThrow(), steady.contains(column.name()) ? "" : place);
            }
        }
    }

    private void changed(ColumnDef now, ColumnDef old, String place) {
        if (!now.name().equals(old.name())) {
            clauses.add("CHANGE COLUMN " + Sql.quote(old.name()) + " " + renderer.column(now) + place);
            return;
        }
        if (same(now, old) && place.isEmpty()) {
            return;
        }
        boolean literal = now.defaultValue().filter(d -> d.startsWith("(") || d.startsWith("CURRENT_TIMESTAMP")).isEmpty();
        boolean defaultOnly = place.isEmpty() && literal && same(now, org.godwit.schema.mysql.convert.ColumnEdit.defaulted(old, now.defaultValue())) && now.onUpdate().isEmpty();
        if (defaultOnly) {
            String value = now.defaultValue().map(d -> "SET DEFAULT " + d).orElse(now.nullable() ? "SET DEFAULT NULL" : "DROP DEFAULT");
            clauses.add("ALTER COLUMN " + Sql.quote(now.name()) + " " + value);
        } else {
            clauses.add("MODIFY COLUMN " + renderer.column(now) + place);
        }
    }

    private boolean same(ColumnDef one, ColumnDef other) {
        return renderer.column(one).equals(renderer.column(other));
    }

    /** New names of columns that need not move: a longest run of old ones that keep their order. OceanBase does not move columns. */
    private Set<String> steady() {
        List<ColumnDef> kept = after.columns().stream().filter(c -> origins.containsKey(c.name())).toList();
        if (target.type() == DataSourceType.OB_MYSQL) {
            return origins.keySet();
        }
        int[] position = kept.stream().mapToInt(c -> before.columns().indexOf(before.column(origins.get(c.name())).orElseThrow())).toArray();
        int[] length = new int[position.length];
        int[] previous = new int[position.length];
        int best = -1;
        for (int i = 0; i < position.length; i++) {
            length[i] = 1;
            previous[i] = -1;
            for (int j = 0; j < i; j++) {
                if (position[j] < position[i] && length[j] + 1 > length[i]) {
                    length[i] = length[j] + 1;
                    previous[i] = j;
                }
            }
            best = best < 0 || length[i] > length[best] ? i : best;
        }
        Set<String> steady = new HashSet<>();
        for (int i = best; i >= 0; i = previous[i]) {
            steady.add(kept.get(i).name());
        }
        return steady;
    }

    /** The indexes as the target leaves them by itself when columns go or change. MariaDB refuses to take a column out of a unique key of several, and both take a new column of the same name for the old one; such an index is dropped here at once. */
    private List<IndexDef> indexesAfterColumns() {
        Set<String> dropped = droppedColumns();
        List<IndexDef> there = new ArrayList<>();
        for (IndexDef index : before.indexes()) {
            Set<String> gone = new HashSet<>();
            index.parts().stream().filter(IndexDef.Part.Column.class::isInstance).map(p -> ((IndexDef.Part.Column) p).name().toLowerCase(Locale.ROOT)).filter(dropped::contains).forEach(gone::add);
            boolean refused = index.isUnique() && index.parts().size() > 1 && target.type() != DataSourceType.MYSQL && !gone.isEmpty();
            boolean comesBack = after.columns().stream().anyMatch(c -> gone.contains(c.name().toLowerCase(Locale.ROOT)));
            if (refused || comesBack) {
                clauses.add(index.kind() == IndexDef.Kind.PRIMARY ? "DROP PRIMARY KEY" : "DROP INDEX " + Sql.quote(index.name()));
            } else {
                IndexParts.kept(index, dropped, renamedColumns(), after.columns()).ifPresent(there::add);
            }
        }
        return there;
    }

    private void dropIndexes(List<IndexDef> there) {
        for (IndexDef index : there) {
            Optional<IndexDef> now = find(after.indexes(), index.name());
            if (now.isPresent() && (now.get().equals(index) || sameBut(index, now.get(), index.name()))) {
                continue;
            }
            if (renamedTo(index, there).isEmpty()) {
                clauses.add(index.kind() == IndexDef.Kind.PRIMARY ? "DROP PRIMARY KEY" : "DROP INDEX " + Sql.quote(index.name()));
            }
        }
    }

    private void addIndexes(List<IndexDef> there) {
        Set<String> renamed = new HashSet<>();
        for (IndexDef index : there) {
            Optional<IndexDef> now = find(after.indexes(), index.name());
            Optional<IndexDef> other = now.isPresent() ? Optional.empty() : renamedTo(index, there);
            if (other.isPresent()) {
                clauses.add("RENAME INDEX " + Sql.quote(index.name()) + " TO " + Sql.quote(other.get().name()));
                renamed.add(other.get().name());
            } else if (now.isPresent() && !now.get().equals(index) && sameBut(index, now.get(), index.name())) {
                String visible = target.isMariaDb() ? now.get().visible() ? "NOT IGNORED" : "IGNORED" : now.get().visible() ? "VISIBLE" : "INVISIBLE";
                clauses.add("ALTER INDEX " + Sql.quote(index.name()) + " " + visible);
            }
        }
        for (IndexDef index : after.indexes()) {
            Optional<IndexDef> old = find(there, index.name());
            boolean stays = old.isPresent() && (old.get().equals(index) || sameBut(old.get(), index, index.name()));
            if (!stays && !renamed.contains(index.name())) {
                clauses.add("ADD " + renderer.index(index, after));
            }
        }
    }

    private static Optional<IndexDef> find(List<IndexDef> indexes, String name) {
        return indexes.stream().filter(i -> i.name().equalsIgnoreCase(name)).findFirst();
    }

    /** Whether both differ at most in visibility, and the second has the name. */
    private static boolean sameBut(IndexDef one, IndexDef other, String name) {
        return new IndexDef(name, one.kind(), one.parts(), true, one.comment(), one.parser()).equals(new IndexDef(other.name(), other.kind(), other.parts(), true, other.comment(), other.parser()));
    }

    private Optional<IndexDef> renamedTo(IndexDef index, List<IndexDef> there) {
        boolean possible = index.kind() != IndexDef.Kind.PRIMARY && (target.isMariaDb() ? target.version().atLeast(10, 5, 2) : true) && find(after.indexes(), index.name()).isEmpty();
        return possible
                ? after.indexes().stream().filter(a -> find(there, a.name()).isEmpty() && new IndexDef(a.name(), index.kind(), index.parts(), index.visible(), index.comment(), index.parser()).equals(a))
                        .findFirst()
                : Optional.empty();
    }

    private void dropConstraints() {
        for (ForeignKeyDef key : before.foreignKeys()) {
            if (!after.foreignKeys().contains(key) && !after.foreignKeys().contains(renamed(key))) {
                clauses.add("DROP FOREIGN KEY " + Sql.quote(key.name()));
            }
        }
        for (CheckDef check : before.checks()) {
            Optional<CheckDef> now = after.checks().stream().filter(c -> c.name().equals(check.name())).findFirst();
            boolean stays = now.filter(c -> sameExpression(check, c)).isPresent();
            boolean goesWithColumns = now.isEmpty() && droppedColumns().containsAll(Expressions.columns(check.expression())) && !Expressions.columns(check.expression()).isEmpty();
            if (!stays && !goesWithColumns) {
                clauses.add((target.isMariaDb() ? "DROP CONSTRAINT " : "DROP CHECK ") + Sql.quote(check.name()));
            }
        }
    }

    private boolean sameExpression(CheckDef old, CheckDef now) {
        return Expressions.renamed(old.expression(), renamedColumns()).equals(now.expression());
    }

    private ForeignKeyDef renamed(ForeignKeyDef key) {
        Map<String, String> renamed = renamedColumns();
        return new ForeignKeyDef(key.name(), key.columns().stream().map(c -> renamed.getOrDefault(c.toLowerCase(Locale.ROOT), c)).toList(), key.referenced(), key.referencedColumns(), key.onUpdate(),
                key.onDelete());
    }

    private void addConstraints() {
        for (CheckDef check : after.checks()) {
            Optional<CheckDef> old = before.checks().stream().filter(c -> c.name().equals(check.name()) && sameExpression(c, check)).findFirst();
            if (old.isEmpty()) {
                clauses.add("ADD " + renderer.checkClause(check));
            } else if (old.get().enforced() != check.enforced()) {
                clauses.add("ALTER CHECK " + Sql.quote(check.name()) + (check.enforced() ? " ENFORCED" : " NOT ENFORCED"));
            }
        }
        List<ForeignKeyDef> there = before.foreignKeys().stream().map(this::renamed).toList();
        after.foreignKeys().stream().filter(k -> !there.contains(k) && !before.foreignKeys().contains(k)).forEach(k -> clauses.add("ADD " + renderer.foreignKeyClause(k)));
    }

    private void options() {
        if (!Objects.equals(before.collation(), after.collation()) && !after.collation().isEmpty()) {
            clauses.add("DEFAULT CHARACTER SET " + after.charset() + " COLLATE " + after.collation());
        }
        if (!before.comment().equals(after.comment())) {
            clauses.add("COMMENT=" + Sql.literal(after.comment()));
        }
        new TreeMap<>(after.options()).forEach((name, value) -> {
            boolean plain = !name.equals(TableOptions.PERIODS) && !name.startsWith(TableOptions.WITHOUT_OVERLAPS);
            if (plain && !value.equals(before.options().get(name))) {
                clauses.add(name.equals(TableOptions.SYSTEM_VERSIONING) ? "ADD SYSTEM VERSIONING" : name.toUpperCase(Locale.ROOT) + "=" + value.toUpperCase(Locale.ROOT));
            }
        });
        new TreeMap<>(before.options()).keySet().stream().filter(n -> !after.options().containsKey(n)).forEach(this::resetOption);
    }

    private void resetOption(String name) {
        switch (name) {
            case TableOptions.SYSTEM_VERSIONING -> clauses.add("DROP SYSTEM VERSIONING");
            case TableOptions.KEY_BLOCK_SIZE -> clauses.add("KEY_BLOCK_SIZE=0");
            case TableOptions.ROW_FORMAT, "stats_persistent", "stats_auto_recalc", "stats_sample_pages" -> clauses.add(name.toUpperCase(Locale.ROOT) + "=DEFAULT");
            default -> {
                // options of other engines have no default that can be named, and none of them reaches the target
            }
        }
    }
}
