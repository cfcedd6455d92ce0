package org.godwit.tests.incr;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.godwit.connector.mysql.MySqlConnector;
import org.godwit.core.error.GodwitException;
import org.godwit.core.model.DataSource;
import org.godwit.core.model.ObjectName;
import org.godwit.core.model.TableDef;
import org.godwit.core.progress.CancelToken;
import org.godwit.core.row.RowBatch;
import org.godwit.core.spi.Endpoint;
import org.godwit.tests.support.Jdbc;
import org.godwit.tests.support.Servers;
import org.godwit.transfer.filter.FilterError;
import org.godwit.transfer.filter.RowFilter;
import org.junit.jupiter.api.Test;

/** Random conditions choose the same rows here and on the server, where Full-Import sends them. What the filter refuses proves nothing and is counted. */
class RowFilterIT {
    private static final int CONDITIONS = 3000;
    private static final List<String> TEXTS = List.of("a", "A", "b ", "é", "E", "", " x", "ab", "AB", "zü", "10");

    private final Random random = new Random(Long.getLong("godwit.random.seed", 4711));

    @Test
    void theServerChoosesTheSameRows() throws Exception {
        try (Servers servers = Servers.open()) {
            DataSource server = servers.source("filter");
            try (Jdbc at = Jdbc.open(server); Endpoint endpoint = new MySqlConnector().open(server, java.util.Map.of(), CancelToken.create())) {
                at.run("CREATE DATABASE filter_it CHARACTER SET utf8mb4");
                at.run("USE filter_it");
                at.run("CREATE TABLE t (id INT NOT NULL PRIMARY KEY, i INT NULL, u BIGINT UNSIGNED NULL, d DECIMAL(8,3) NULL, c VARCHAR(10) COLLATE utf8mb4_general_ci NULL, b VARCHAR(10) COLLATE utf8mb4_bin NULL,"
                        + " l CHAR(10) CHARACTER SET latin1 COLLATE latin1_bin NULL, dt DATETIME(3) NULL, da DATE NULL, ts TIMESTAMP NULL, y YEAR NULL, e ENUM('a','b') NULL)");
                for (int i = 0; i < 200; i++) {
                    at.run("INSERT INTO t VALUES (" + i + "," + nullOr(number(9)) + "," + nullOr("" + random.nextInt(9)) + "," + nullOr(number(5) + "." + random.nextInt(3) + "50") + "," + nullOr(text()) + ","
                            + nullOr(text()) + "," + nullOr(text()) + "," + nullOr(moment()) + "," + nullOr("'2026-01-0" + (1 + random.nextInt(3)) + "'") + "," + nullOr(moment()) + ","
                            + nullOr("" + (2000 + random.nextInt(3))) + "," + nullOr(random.nextBoolean() ? "'a'" : "'b'") + ")");
                }
                compare(at, endpoint.catalog().tables(List.of(new ObjectName("filter_it", "t")), CancelToken.create()).getFirst());
            }
        }
    }

    private void compare(Jdbc at, TableDef table) throws SQLException, GodwitException {
        List<List<String>> rows = at.rows("SELECT * FROM t ORDER BY id");
        RowBatch batch = batch(rows);
        int compared = 0;
        int refused = 0;
        for (int i = 0; i < CONDITIONS; i++) {
            String condition = condition(3);
            RowFilter filter;
            try {
                filter = RowFilter.parse(condition, table);
            } catch (GodwitException e) {
                refused++;
                continue;
            }
            TreeSet<Integer> ours = new TreeSet<>();
            TreeSet<Integer> theirs;
            try {
                for (int row = 0; row < rows.size(); row++) {
                    if (filter.test(batch, row)) {
                        ours.add(row);
                    }
                }
                theirs = new TreeSet<>(at.texts("SELECT id FROM t WHERE " + condition).stream().map(Integer::valueOf).toList());
            } catch (GodwitException e) {
                assertThat(e.problem().code()).as(condition).isEqualTo(FilterError.OUT_OF_RANGE.code());
                continue;
            } catch (SQLException e) {
                // BIGINT value is out of range: which part of a condition a server looks at first is its own business
                assertThat(e.getErrorCode()).as(condition).isEqualTo(1690);
                continue;
            }
            assertThat(ours).as(condition).isEqualTo(theirs);
            compared++;
        }
        assertThat(compared).as("refused %d", refused).isGreaterThan(CONDITIONS / 3);
    }

    /** Values as images have them: text in the column's character set. */
    private static RowBatch batch(List<List<String>> rows) {
        RowBatch.Builder builder = new RowBatch.Builder(rows.getFirst().size(), rows.size(), 1000);
        for (List<String> row : rows) {
            for (int i = 0; i < row.size(); i++) {
                if (row.get(i) == null) {
                    builder.addNull();
                } else {
                    String value = i == 10 ? row.get(i).substring(0, 4) : row.get(i);
                    byte[] bytes = value.getBytes(i == 6 ? java.nio.charset.StandardCharsets.ISO_8859_1 : java.nio.charset.StandardCharsets.UTF_8);
                    builder.add(bytes, 0, bytes.length);
                }
            }
        }
        return builder.build();
    }

    private String nullOr(String sql) {
        return random.nextInt(6) == 0 ? "NULL" : sql;
    }

    private String number(int values) {
        return Integer.toString(random.nextInt(2 * values) - values);
    }

    private String text() {
        return "'" + TEXTS.get(random.nextInt(TEXTS.size())) + "'";
    }

    private String moment() {
        return "'2026-01-0" + (1 + random.nextInt(3)) + " 0" + random.nextInt(3) + ":00:00'";
    }

    private String any(String... choices) {
        return choices[random.nextInt(choices.length)];
    }

    private String condition(int depth) {
        if (depth > 0 && random.nextInt(3) > 0) {
            return switch (random.nextInt(5)) {
                case 0 -> "NOT (" + condition(depth - 1) + ")";
                case 1 -> condition(depth - 1) + " AND " + condition(depth - 1);
                case 2 -> condition(depth - 1) + " OR " + condition(depth - 1);
                case 3 -> condition(depth - 1) + " XOR " + condition(depth - 1);
                default -> "(" + condition(depth - 1) + ") IS " + any("", "NOT ") + any("TRUE", "FALSE", "NULL");
            };
        }
        List<String> leaves = new ArrayList<>(List.of(numeric(2) + " " + sign() + " " + numeric(2), numeric(1) + any(" ", " NOT ") + "BETWEEN " + numeric(1) + " AND " + numeric(1),
                numeric(1) + any(" ", " NOT ") + "IN (" + numeric(0) + ", " + numeric(0) + any(")", ", NULL)"), "c " + any("=", "<>", "!=") + " " + text(), "b " + sign() + " " + text(), "l " + sign() + " " + text(),
                textual() + any(" ", " NOT ") + "IN (" + text() + ", " + text() + ")", "dt " + sign() + " " + moment(), "da " + sign() + " '2026-01-02'", "ts " + sign() + " " + moment(), "dt " + sign() + " da",
                any("i", "c", "dt", "e", "d") + " IS " + any("", "NOT ") + "NULL", "e = " + any("'a'", "'B'"), textual() + " = " + text(), "i = '" + random.nextInt(5) + "'", "CAST(dt AS DATE) = '2026-01-02'"));
        return leaves.get(random.nextInt(leaves.size()));
    }

    private String sign() {
        return any("=", "<", ">", "<=", ">=", "<>");
    }

    private String textual() {
        String column = any("b", "c", "l");
        return any("CONCAT(" + column + ", 'x')", "SUBSTR(" + column + ", " + number(3) + ")", "SUBSTRING(" + column + ", 1, " + random.nextInt(3) + ")", "REPLACE(" + column + ", 'a', 'b')", column);
    }

    private String numeric(int depth) {
        if (depth == 0 || random.nextInt(3) == 0) {
            return any("i", "id", "y", "d", number(20), random.nextInt(9) + ".5", "i");
        }
        return switch (random.nextInt(6)) {
            case 0 -> "(" + numeric(depth - 1) + any(" + ", " - ", " * ") + numeric(depth - 1) + ")";
            case 1 -> numeric(depth - 1) + " % " + any("3", "0", "i");
            case 2 -> "(" + any("i", "id", "3") + any(" & ", " | ", " ^ ", " << ", " >> ") + any("1", "i", "id", "70") + ")";
            case 3 -> "-" + any("i", "d", "id", "4");
            case 4 -> "CAST(" + any("d", "i") + " AS " + any("SIGNED", "DECIMAL(6,1)") + ")";
            default -> "~" + any("i", "id");
        };
    }
}
