package org.godwit.schema.mysql.rule;

import java.util.Locale;
import java.util.Map;
import org.godwit.core.model.ColumnDef;
import org.godwit.core.model.IndexDef;
import org.godwit.core.model.SqlType;
import org.godwit.core.model.TableDef;
import org.godwit.schema.mysql.Features;
import org.godwit.schema.mysql.TableOptions;

/** How many bytes an index part takes and how many a server allows (MySQL manual, "InnoDB Limits" and "Data Type Storage Requirements"; TiDB: max-index-length). Without state. */
final class KeyLength {
    /** Bytes of the longest character; of sets that are not named it is one. */
    private static final Map<String, Integer> BYTES = Map.ofEntries(Map.entry("utf8mb4", 4), Map.entry("utf16", 4), Map.entry("utf16le", 4), Map.entry("utf32", 4), Map.entry("gb18030", 4), Map.entry("utf8mb3", 3),
            Map.entry("utf8", 3), Map.entry("ujis", 3), Map.entry("eucjpms", 3), Map.entry("ucs2", 2), Map.entry("gbk", 2), Map.entry("gb2312", 2), Map.entry("big5", 2), Map.entry("sjis", 2),
            Map.entry("cp932", 2), Map.entry("euckr", 2));
    private static final int[] DIGIT_BYTES = {0, 1, 1, 2, 2, 3, 3, 4, 4, 4};
    private static final int OTHER = 16;

    private KeyLength() {
    }

    /** Bytes that all parts of one index may take together. */
    static int ofIndex(Features target) {
        return switch (target.type()) {
            case MYSQL, MARIADB, TIDB -> 3072;
            case OB_MYSQL -> 16_384;
            case KAFKA, ROCKETMQ -> throw target.type().noDatabase();
        };
    }

    /** Bytes that one part may take: less in InnoDB's old row formats. */
    static int ofPart(Features target, TableDef table) {
        String format = table.options().getOrDefault(TableOptions.ROW_FORMAT, "");
        return isOld(format) ? 767 : ofIndex(target);
    }

    static boolean isOld(String rowFormat) {
        return rowFormat.equals("compact") || rowFormat.equals("redundant");
    }

    /** Bytes of the longest character in the column's character set; one for columns without. */
    static int characterBytes(ColumnDef column, TableDef table) {
        boolean text = switch (column.type().kind()) {
            case TEXT, JSON -> true;
            case INTEGER, DECIMAL, FLOAT, BIT, DATE, TIME, DATETIME, TIMESTAMP, YEAR, BINARY, ENUM, SET, SPATIAL, OTHER -> false;
        };
        return text ? BYTES.getOrDefault(column.charset().orElse(table.charset()).toLowerCase(Locale.ROOT), 1) : 1;
    }

    /** Bytes of a part; zero for an expression and for a whole TEXT or BLOB, of which the length is not known. */
    static int of(IndexDef.Part part, TableDef table) {
        return switch (part) {
            case IndexDef.Part.Column c -> table.column(c.name()).map(d -> c.prefix().isPresent() ? c.prefix().getAsInt() * characterBytes(d, table) : whole(d, table)).orElse(0);
            case IndexDef.Part.Expression e -> 0;
        };
    }

    private static int whole(ColumnDef column, TableDef table) {
        SqlType type = column.type();
        int fraction = (type.scale().orElse(0) + 1) / 2;
        return switch (type.kind()) {
            case TEXT, BINARY -> (int) Math.min(type.length().orElse(0) * characterBytes(column, table), 1 << 20);
            case INTEGER, FLOAT -> number(type.name());
            case DECIMAL -> decimal((int) type.length().orElse(10), type.scale().orElse(0));
            case BIT -> (int) (type.length().orElse(1) + 7) / 8;
            case DATE -> 3;
            case TIME -> 3 + fraction;
            case DATETIME -> 5 + fraction;
            case TIMESTAMP -> 4 + fraction;
            case YEAR -> 1;
            case ENUM -> 2;
            case SET -> 8;
            case OTHER -> OTHER;
            case JSON, SPATIAL -> 0;
        };
    }

    private static int number(String name) {
        return switch (name) {
            case "tinyint" -> 1;
            case "smallint" -> 2;
            case "mediumint" -> 3;
            case "int", "integer", "float" -> 4;
            default -> 8;
        };
    }

    private static int decimal(int precision, int scale) {
        int whole = Math.max(0, precision - scale);
        return whole / 9 * 4 + DIGIT_BYTES[whole % 9] + scale / 9 * 4 + DIGIT_BYTES[scale % 9];
    }
}
