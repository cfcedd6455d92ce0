package org.godwit.rehearsal.capture;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.godwit.core.model.ColumnDef;
import org.godwit.core.model.IndexDef;
import org.godwit.core.model.TableDef;
import org.godwit.core.model.ValueKind;

/**
 * Looks for rows that differ in a unique key at the source and would be the same to a target that tells neither case nor accents nor trailing blanks apart, as utf8mb4_general_ci does, which is
 * OceanBase's default (OceanBase manual, "Character sets and collations"). Keys of several columns too: their texts are folded, the other columns taken as they are. Without state.
 */
final class KeyCollisions {
    private static final String FOLDED = "utf8mb4_general_ci";
    private static final String SUCH = "_general_ci";
    /** Groups of colliding rows of each key. */
    private static final int MOST = 20;

    private KeyCollisions() {
    }

    /** The query for the rows that collide in a key, told by the table's own key; empty where the key can have none. */
    static Optional<String> query(TableDef table, IndexDef index) {
        List<ColumnDef> columns = index.isUnique() ? index.wholeColumns().orElse(List.of()).stream().flatMap(name -> table.column(name).stream()).toList() : List.of();
        if (columns.isEmpty() || table.keyColumns().isEmpty() || columns.size() < index.parts().size() || columns.stream().noneMatch(KeyCollisions::isFolded)) {
            return Optional.empty();
        }
        String from = " FROM " + SourceSql.quote(table.name());
        String terms = columns.stream().map(KeyCollisions::term).collect(Collectors.joining(", "));
        String named = IntStream.range(0, columns.size()).mapToObj(i -> term(columns.get(i)) + " AS f" + i).collect(Collectors.joining(", "));
        String names = IntStream.range(0, columns.size()).mapToObj(i -> "f" + i).collect(Collectors.joining(", "));
        String places = IntStream.rangeClosed(1, columns.size()).mapToObj(Integer::toString).collect(Collectors.joining(", "));
        String present = columns.stream().filter(ColumnDef::nullable).map(c -> SourceSql.quote(c.name()) + " IS NOT NULL").collect(Collectors.joining(" AND "));
        String groups = "SELECT " + named + from + (present.isEmpty() ? "" : " WHERE " + present) + " GROUP BY " + places + " HAVING COUNT(*) > 1 LIMIT " + MOST;
        return Optional.of("SELECT " + SourceSql.columns(table.keyColumns()) + from + " WHERE (" + terms + ") IN (SELECT " + names + " FROM (" + groups + ") AS g)");
    }

    private static String term(ColumnDef column) {
        return isFolded(column) ? "CONVERT(" + SourceSql.quote(column.name()) + " USING utf8mb4) COLLATE " + FOLDED : SourceSql.quote(column.name());
    }

    private static boolean isFolded(ColumnDef column) {
        return column.type().kind() == ValueKind.TEXT && !column.collation().orElse("").endsWith(SUCH);
    }
}
