package org.godwit.rehearsal.planted;

import java.util.Set;
import org.godwit.core.model.ColumnDef;

/** The differences that migrations make in practice. */
enum PlantedKind {
    MISSING, EXTRA, NUMBER, ONE_BIT, TRAILING_BLANK, LETTER_CASE, TRUNCATED, QUESTION_MARK, NULL_FOR_EMPTY, TIME_SHIFT, DATE_SHIFT, FLOAT_ROUNDED, BINARY_BYTE, SWAPPED;

    private static final Set<String> TEXTS = Set.of("varchar", "text", "mediumtext", "longtext", "tinytext");
    private static final Set<String> BYTES = Set.of("binary", "varbinary", "blob", "mediumblob", "longblob", "tinyblob");

    /** Whether a value of a column can be made such a difference. */
    boolean fits(ColumnDef column) {
        String type = column.type().name();
        return switch (this) {
            case MISSING, EXTRA -> true;
            case NUMBER -> switch (column.type().kind()) {
                case INTEGER, DECIMAL -> true;
                case FLOAT, BIT, DATE, TIME, DATETIME, TIMESTAMP, YEAR, TEXT, BINARY, ENUM, SET, JSON, SPATIAL, OTHER -> false;
            };
            case ONE_BIT, TRAILING_BLANK, LETTER_CASE, TRUNCATED, QUESTION_MARK, SWAPPED -> TEXTS.contains(type);
            case NULL_FOR_EMPTY -> column.nullable();
            case TIME_SHIFT -> type.equals("datetime") || type.equals("timestamp");
            case DATE_SHIFT -> type.equals("date");
            case FLOAT_ROUNDED -> type.equals("double");
            case BINARY_BYTE -> BYTES.contains(type);
        };
    }

    /**
     * The value that stands there afterwards, which may be the same for some rows.
     *
     * @param c the column's quoted name
     * @throws IllegalArgumentException for those that change more than one value
     */
    String changed(String c) {
        return switch (this) {
            case NUMBER -> "IF(" + c + " > 0, " + c + " - 1, " + c + " + 1)";
            case ONE_BIT -> "CONCAT(CHAR(ASCII(" + c + ") ^ 1), SUBSTRING(" + c + ", 2))";
            case TRAILING_BLANK -> "CONCAT(" + c + ", ' ')";
            case LETTER_CASE -> "IF(BINARY UPPER(" + c + ") = BINARY " + c + ", LOWER(" + c + "), UPPER(" + c + "))";
            case TRUNCATED -> "LEFT(" + c + ", CHAR_LENGTH(" + c + ") - 1)";
            case QUESTION_MARK -> "REGEXP_REPLACE(" + c + ", '[^ -~]', '?')";
            case NULL_FOR_EMPTY -> "IF(" + c + " IS NULL, 0, NULL)";
            case TIME_SHIFT -> c + " + INTERVAL 1 HOUR";
            case DATE_SHIFT -> c + " + INTERVAL 1 DAY";
            case FLOAT_ROUNDED -> "ROUND(" + c + ", 2)";
            case BINARY_BYTE -> "CONCAT(LEFT(" + c + ", LENGTH(" + c + ") - 1), CHAR(ASCII(RIGHT(" + c + ", 1)) ^ 1))";
            case MISSING, EXTRA, SWAPPED -> throw new IllegalArgumentException(name());
        };
    }
}
