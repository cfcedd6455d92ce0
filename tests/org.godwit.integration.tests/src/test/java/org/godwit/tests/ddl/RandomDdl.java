package org.godwit.tests.ddl;

import java.util.List;
import java.util.Random;

/** Makes statements by chance, of which a server refuses some. The same seed gives the same statements. Used by one thread. */
final class RandomDdl {
    private static final List<String> TYPES = List.of("INT", "INT UNSIGNED", "BIGINT", "TINYINT(1)", "VARCHAR(20)", "VARCHAR(300)", "CHAR(5)", "TEXT", "BLOB", "DATE", "DATETIME(3)", "TIMESTAMP NULL",
            "DECIMAL(8,2)", "DOUBLE", "ENUM('a','b')", "VARBINARY(16)", "BIT(3)", "YEAR", "TIME", "MEDIUMTEXT CHARACTER SET latin1", "VARCHAR(10) COLLATE utf8mb4_bin", "SMALLINT ZEROFILL");
    private static final List<String> TRAITS = List.of("", "", "", " NOT NULL", " NULL", " DEFAULT NULL", " COMMENT 'c'", " UNIQUE", " DEFAULT '1'", " DEFAULT 2 NOT NULL");

    private final Random random;

    RandomDdl(long seed) {
        this.random = new Random(seed);
    }

    String next() {
        String table = "r" + random.nextInt(3);
        int kind = random.nextInt(20);
        if (kind == 0) {
            return "DROP TABLE " + table;
        }
        if (kind <= 2) {
            return "CREATE TABLE IF NOT EXISTS " + table + " (id INT PRIMARY KEY, c0 " + type() + ", c1 " + type() + ", c2 VARCHAR(9), KEY (c2, id), e0 " + type() + ")";
        }
        if (kind == 3) {
            return "RENAME TABLE " + table + " TO r" + random.nextInt(3);
        }
        if (kind == 4) {
            return "CREATE TABLE " + table + " LIKE r" + random.nextInt(3);
        }
        StringBuilder out = new StringBuilder("ALTER TABLE " + table + " " + clause());
        for (int more = random.nextInt(3); more > 0; more--) {
            out.append(", ").append(clause());
        }
        return isDoubtful(out.toString()) ? next() : out.toString();
    }

    /** MariaDB takes changes of a column that the same statement adds, and means different things by them. */
    private static boolean isDoubtful(String sql) {
        return java.util.stream.IntStream.range(0, 5).mapToObj(i -> "c" + i + " ").anyMatch(c -> sql.contains("ADD COLUMN " + c) && (sql.contains("MODIFY " + c) || sql.contains("CHANGE " + c)
                || sql.contains("ALTER " + c) || sql.contains("RENAME COLUMN " + c)));
    }

    private String clause() {
        return switch (random.nextInt(14)) {
            case 0, 1, 2, 3 -> "ADD COLUMN " + column() + place();
            case 4, 5 -> "MODIFY " + column() + place();
            case 6, 7 -> "CHANGE " + name("c") + " " + column() + place();
            case 8 -> "DROP COLUMN " + name("c");
            case 9 -> "ADD INDEX (" + name("c") + ", " + name("c") + ")";
            case 10 -> "ADD UNIQUE INDEX " + name("i") + " (" + name("c") + ")";
            case 11 -> "DROP INDEX " + (random.nextBoolean() ? name("i") : name("c"));
            case 12 -> "ADD INDEX " + name("i") + " (" + name("c") + "(4), id DESC)";
            default -> random.nextBoolean() ? "RENAME COLUMN " + name("c") + " TO " + name("c") : "ALTER " + name("c") + " SET DEFAULT '1'";
        };
    }

    private String column() {
        return name("c") + " " + type() + TRAITS.get(random.nextInt(TRAITS.size()));
    }

    private String type() {
        return TYPES.get(random.nextInt(TYPES.size()));
    }

    private String place() {
        return switch (random.nextInt(4)) {
            case 0 -> " FIRST";
            case 1 -> " AFTER " + name("c");
            default -> "";
        };
    }

    private String name(String letter) {
        return letter + random.nextInt(5);
    }
}
