package org.godwit.transfer.verify.internal;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.godwit.core.model.ColumnDef;
import org.godwit.core.model.DataSourceType;
import org.godwit.core.model.IndexDef;
import org.godwit.core.model.ObjectName;
import org.godwit.core.model.TableDef;
import org.godwit.core.slice.TableRead;
import org.godwit.core.spi.Digester.DigestRead;
import org.godwit.core.spi.Digester.Form;
import org.godwit.core.spi.Digester.Hash;
import org.godwit.transfer.TablePair;

/** Decides how the tables of one pair of servers are verified. Immutable. */
final class PairPlanner {
    /** What planning gives: a plan, or why there is none. */
    sealed interface Result {
        record Planned(PairPlan plan) implements Result {
        }

        record SchemaMismatch(String message) implements Result {
        }
    }

    /** Settings from the job. */
    record Rules(boolean matchAllColumns, NamePatterns excluded, NamePatterns inMode, Set<ObjectName> manyToOne) {
    }

    private final DataSourceType sourceType;
    private final DataSourceType targetType;
    private final Hash hash;
    private final Rules rules;
    private final FormPlanner forms;

    PairPlanner(DataSourceType sourceType, DataSourceType targetType, Hash hash, Rules rules) {
        this.sourceType = sourceType;
        this.targetType = targetType;
        this.hash = hash;
        this.rules = rules;
        this.forms = new FormPlanner(sourceType, targetType);
    }

    Result plan(TablePair pair) {
        List<String> notes = new ArrayList<>();
        List<String> missing = new ArrayList<>();
        List<ColumnPair> columns = columns(pair, notes, missing);
        if (!missing.isEmpty() && rules.matchAllColumns()) {
            return new Result.SchemaMismatch("The target lacks the columns " + String.join(", ", missing) + ".");
        }
        if (columns.isEmpty()) {
            return new Result.SchemaMismatch("The tables have no column in common.");
        }
        List<Integer> key = key(pair, columns);
        if (key.isEmpty()) {
            notes.add("No key in common, rows are compared as a whole.");
        }
        boolean inMode = rules.manyToOne().contains(pair.target().name()) || rules.inMode().matches(pair.source().name());
        boolean comparable = key.stream().allMatch(i -> rangesComparable(columns.get(i)));
        boolean textKey = key.stream().anyMatch(i -> isText(columns.get(i).target()));
        return new Result.Planned(new PairPlan(pair, columns, key, read(pair, columns, key, true), read(pair, columns, key, false), comparable, textKey, inMode, notes));
    }

    private List<ColumnPair> columns(TablePair pair, List<String> notes, List<String> missing) {
        List<ColumnPair> columns = new ArrayList<>();
        for (ColumnDef source : pair.source().columns()) {
            Optional<String> name = pair.mapping().targetColumn(source.name());
            if (name.isEmpty() || rules.excluded().matches(pair.source().name(), source.name())) {
                continue;
            }
            Optional<ColumnDef> target = pair.target().column(name.get());
            if (target.isEmpty()) {
                missing.add(name.get());
                notes.add("Column " + source.name() + " is not compared, the target lacks it.");
                continue;
            }
            columns.add(new ColumnPair(source, target.get(), forms.form(source, target.get())));
        }
        return columns;
    }

    /** The source's key when the target is unique in it too, else the other way round; empty otherwise. */
    private static List<Integer> key(TablePair pair, List<ColumnPair> columns) {
        List<Integer> bySource = positions(pair.source().keyColumns(), columns, true);
        if (!bySource.isEmpty() && isUnique(pair.target(), bySource, columns, false)) {
            return bySource;
        }
        List<Integer> byTarget = positions(pair.target().keyColumns(), columns, false);
        return !byTarget.isEmpty() && isUnique(pair.source(), byTarget, columns, true) ? byTarget : List.of();
    }

    private static List<Integer> positions(List<ColumnDef> key, List<ColumnPair> columns, boolean source) {
        List<Integer> found = key.stream().flatMap(k -> IntStream.range(0, columns.size()).filter(i -> side(columns.get(i), source).name().equals(k.name())).boxed()).toList();
        boolean usable = found.size() == key.size() && found.stream().allMatch(i -> isKeyKind(columns.get(i).source()) && isKeyKind(columns.get(i).target()));
        return usable ? found : List.of();
    }

    private static boolean isUnique(TableDef table, List<Integer> key, List<ColumnPair> columns, boolean source) {
        Set<String> wanted = key.stream().map(i -> side(columns.get(i), source).name().toLowerCase(Locale.ROOT)).collect(Collectors.toSet());
        boolean nullable = key.stream().anyMatch(i -> side(columns.get(i), source).nullable());
        return !nullable && table.indexes().stream().filter(IndexDef::isUnique).flatMap(i -> i.wholeColumns().stream())
                .anyMatch(names -> new HashSet<>(names.stream().map(n -> n.toLowerCase(Locale.ROOT)).toList()).equals(wanted));
    }

    private DigestRead read(TablePair pair, List<ColumnPair> columns, List<Integer> key, boolean source) {
        List<ColumnDef> own = columns.stream().map(c -> side(c, source)).toList();
        List<Form> keyForms = key.stream().map(i -> forms.keyForm(columns.get(i).source(), columns.get(i).target())).toList();
        // the filter speaks of the source's columns; what it leaves out must not be at the target, so that side is read whole
        TableRead table = new TableRead(source ? pair.source().name() : pair.target().name(), own, key.stream().map(own::get).toList(), source ? pair.mapping().rowFilter() : Optional.empty());
        return new DigestRead(table, columns.stream().map(ColumnPair::form).toList(), keyForms, hash);
    }

    /** Whether both servers order the column alike. */
    private boolean rangesComparable(ColumnPair pair) {
        if (!isText(pair.source()) && !isText(pair.target())) {
            return pair.source().type().kind() == pair.target().type().kind();
        }
        boolean sameMembers = pair.source().type().kind() == pair.target().type().kind() && pair.source().type().members().equals(pair.target().type().members());
        return sameMembers && pair.source().collation().equals(pair.target().collation()) && pair.source().collation().filter(this::isSharedCollation).isPresent();
    }

    /** Collations of the same name are the same within a family; across families only the old ones are. */
    private boolean isSharedCollation(String collation) {
        return sourceType == targetType || collation.endsWith("_bin") || collation.equals("binary")
                || isClassic(sourceType) && isClassic(targetType) && (collation.endsWith("_general_ci") || collation.equals("latin1_swedish_ci"));
    }

    private static boolean isClassic(DataSourceType type) {
        return type == DataSourceType.MYSQL || type == DataSourceType.MARIADB;
    }

    private static boolean isText(ColumnDef column) {
        return switch (column.type().kind()) {
            case TEXT, ENUM, SET -> true;
            case INTEGER, DECIMAL, FLOAT, BIT, DATE, TIME, DATETIME, TIMESTAMP, YEAR, BINARY, JSON, SPATIAL, OTHER -> false;
        };
    }

    private static boolean isKeyKind(ColumnDef column) {
        return switch (column.type().kind()) {
            case INTEGER, DECIMAL, FLOAT, BIT, DATE, TIME, DATETIME, TIMESTAMP, YEAR, BINARY, TEXT, ENUM, SET, OTHER -> true;
            case JSON, SPATIAL -> false;
        };
    }

    private static ColumnDef side(ColumnPair pair, boolean source) {
        return source ? pair.source() : pair.target();
    }
}
