package org.godwit.schema.mysql.follow;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.godwit.core.model.CheckDef;
import org.godwit.core.model.ColumnDef;
import org.godwit.core.model.ForeignKeyDef;
import org.godwit.core.model.ObjectName;
import org.godwit.core.model.TableDef;
import org.godwit.schema.mysql.ddl.AlterClause;
import org.godwit.schema.mysql.ddl.TableElement;

/** The checks and foreign keys after a statement, with the names that the server gives (MySQL manual, "CHECK Constraints", "FOREIGN KEY Constraints"). Used by one thread for one statement. */
final class ConstraintSet {
    private final SourceRules rules;
    private final ObjectName table;
    private final List<String> columns;
    private final List<CheckDef> checks;
    private final List<ForeignKeyDef> keys;

    ConstraintSet(SourceRules rules, TableDef before, List<String> columnsAfter) {
        this.rules = rules;
        this.table = before.name();
        this.columns = columnsAfter;
        this.checks = new ArrayList<>(before.checks());
        this.keys = new ArrayList<>(before.foreignKeys());
    }

    List<CheckDef> checks() {
        checks.sort(Comparator.comparing(CheckDef::name));
        return checks;
    }

    List<ForeignKeyDef> keys() {
        keys.sort(Comparator.comparing(ForeignKeyDef::name));
        return keys;
    }

    /** What happens to constraints when columns go, get other names or are defined anew. */
    void follow(ColumnsChange change) {
        Map<String, String> renamed = change.renamed();
        Set<String> dropped = change.dropped();
        if (rules.isMariaDb()) {
            checks.removeIf(c -> change.redefined().contains(c.name().toLowerCase(java.util.Locale.ROOT)));
        }
        checks.removeIf(c -> !dropped.isEmpty() && dropped.containsAll(Expressions.columns(c.expression())) && !Expressions.columns(c.expression()).isEmpty());
        checks.replaceAll(c -> {
            String name = rules.isMariaDb() ? renamed.getOrDefault(c.name().toLowerCase(java.util.Locale.ROOT), c.name()) : c.name();
            return new CheckDef(name, Expressions.renamed(c.expression(), renamed), c.enforced());
        });
        keys.replaceAll(k -> new ForeignKeyDef(k.name(), k.columns().stream().map(c -> renamed.getOrDefault(c.toLowerCase(java.util.Locale.ROOT), c)).toList(), k.referenced(),
                rules.same(k.referenced(), table) ? k.referencedColumns().stream().map(c -> renamed.getOrDefault(c.toLowerCase(java.util.Locale.ROOT), c)).toList() : k.referencedColumns(),
                k.onUpdate(), k.onDelete()));
    }

    void drop(AlterClause clause) throws DoesNotFit {
        if (clause instanceof AlterClause.DropForeignKey drop) {
            required(keys.removeIf(k -> k.name().equalsIgnoreCase(drop.key())) || drop.ifExists(), "foreign key " + drop.key());
        } else if (clause instanceof AlterClause.AlterCheck alter) {
            required(checks.stream().anyMatch(c -> c.name().equalsIgnoreCase(alter.check())), "check " + alter.check());
            checks.replaceAll(c -> c.name().equalsIgnoreCase(alter.check()) ? new CheckDef(c.name(), c.expression(), alter.enforced()) : c);
        }
    }

    /** @return whether the constraint was a check or a foreign key */
    boolean drop(AlterClause.DropConstraint drop) {
        return checks.removeIf(c -> c.name().equalsIgnoreCase(drop.constraint())) || !drop.checkOnly() && keys.removeIf(k -> k.name().equalsIgnoreCase(drop.constraint()));
    }

    private static void required(boolean found, String what) throws DoesNotFit {
        if (!found) {
            throw new DoesNotFit("There is no " + what);
        }
    }

    /** A check that stands behind a column; MariaDB gives it the column's name. */
    void add(TableElement.Check check, ColumnDef column) {
        if (column.type().kind() == org.godwit.core.model.ValueKind.JSON && ColumnMaker.isJsonCheck(check, column.name())) {
            return;
        }
        add(rules.isMariaDb() && check.name().isEmpty() ? new TableElement.Check(Optional.of(column.name()), check.expression(), check.enforced()) : check, false);
    }

    void add(TableElement.Check check, boolean ifNotExists) {
        String name = check.name().orElseGet(this::checkName);
        if (ifNotExists && checks.stream().anyMatch(c -> c.name().equalsIgnoreCase(name))) {
            return;
        }
        checks.add(new CheckDef(name, Expressions.normalized(check.expression(), columns), check.enforced()));
    }

    private String checkName() {
        if (rules.isMariaDb()) {
            int number = 1;
            while (isCheck("CONSTRAINT_" + number)) {
                number++;
            }
            return "CONSTRAINT_" + number;
        }
        return table.name() + "_chk_" + (1 + highest(checks.stream().map(CheckDef::name).toList(), "_chk_"));
    }

    private boolean isCheck(String name) {
        return checks.stream().anyMatch(c -> c.name().equalsIgnoreCase(name));
    }

    /** @param self the table as it will be, for keys that refer to it without naming columns */
    void add(TableElement.ForeignKey key, boolean ifNotExists, TableDef self) {
        String name = key.name().or(() -> rules.isMariaDb() ? key.index() : Optional.empty()).orElseGet(() -> generatedKeyName());
        if (ifNotExists && keys.stream().anyMatch(k -> k.name().equalsIgnoreCase(name))) {
            return;
        }
        List<String> own = key.columns().stream().map(this::spelled).toList();
        ObjectName referenced = rules.kept(key.referenced());
        List<String> theirs = key.referencedColumns().isEmpty() && rules.same(referenced, self.name()) ? self.keyColumns().stream().map(ColumnDef::name).toList() : key.referencedColumns();
        keys.add(new ForeignKeyDef(name, own, referenced, theirs, rule(key.onUpdate()), rule(key.onDelete())));
    }

    private String generatedKeyName() {
        return table.name() + "_ibfk_" + (1 + highest(keys.stream().map(ForeignKeyDef::name).toList(), "_ibfk_"));
    }

    /** MariaDB tells RESTRICT where nothing was said, MySQL NO ACTION. */
    private String rule(String written) {
        return written.isEmpty() ? rules.isMariaDb() ? "RESTRICT" : "NO ACTION" : written;
    }

    private String spelled(String column) {
        return columns.stream().filter(column::equalsIgnoreCase).findFirst().orElse(column);
    }

    private int highest(List<String> names, String middle) {
        Pattern generated = Pattern.compile("(?i)" + Pattern.quote(table.name() + middle) + "(\\d{1,9})");
        int highest = 0;
        for (String name : names) {
            Matcher matcher = generated.matcher(name);
            if (matcher.matches()) {
                highest = Math.max(highest, Integer.parseInt(matcher.group(1)));
            }
        }
        return highest;
    }
}
