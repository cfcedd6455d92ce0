package org.godwit.rehearsal.planted;

import java.util.Set;
import org.godwit.core.model.ColumnDef;
import org.godwit.core.model.ValueKind;

/** The differences that migrations make in practice. */
enum PlantedKind {
    MISSING, EXTRA, NUMBER, SIGN, ONE_BIT, TRAILING_BLANK, LETTER_CASE, TRUNCATED, QUESTION_MARK, NULL_FOR_EMPTY, TIME_SHIFT, FRACTION_LOST, DATE_SHIFT, FLOAT_ROUNDED, BINARY_BYTE, BIT_FLIPPED, OTHER_MEMBER, DOCUMENT, SWAPPED;

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
            case SIGN -> !column.type().unsigned() && NUMBER.fits(column);
            case ONE_BIT, TRAILING_BLANK, LETTER_CASE, TRUNCATED, QUESTION_MARK, SWAPPED -> TEXTS.contains(type);
            case NULL_FOR_EMPTY -> column.nullable();
            case TIME_SHIFT -> type.equals("datetime") || type.equals("timestamp");
            case FRACTION_LOST -> Set.of("datetime", "timestamp", "time").contains(type) && column.type().scale().orElse(0) > 0;
            case DATE_SHIFT -> type.equals("date");
            case BIT_FLIPPED -> column.type().kind() == ValueKind.BIT;
            case OTHER_MEMBER -> column.type().kind() == ValueKind.ENUM || column.type().kind() == ValueKind.SET;
            case DOCUMENT -> column.type().kind() == ValueKind.JSON;
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
            case SIGN -> "-" + c;
            case ONE_BIT -> "CONCAT(CHAR(ASCII(" + c + ") ^ 1), SUBSTRING(" + c + ", 2))";
            case TRAILING_BLANK -> "CONCAT(" + c + ", ' ')";
            case LETTER_CASE -> "IF(BINARY UPPER(" + c + ") = BINARY " + c + ", LOWER(" + c + "), UPPER(" + c + "))";
            case TRUNCATED -> "LEFT(" + c + ", CHAR_LENGTH(" + c + ") - 1)";
            case QUESTION_MARK -> "REGEXP_REPLACE(" + c + ", '[^ -~]', '?')";
            case NULL_FOR_EMPTY -> "IF(" + c + " IS NULL, 0, NULL)";
            case TIME_SHIFT -> c + " + INTERVAL 1 HOUR";
            case FRACTION_LOST -> "REGEXP_REPLACE(" + c + ", '[.][0-9]+$', '')";
            case DATE_SHIFT -> c + " + INTERVAL 1 DAY";
            case FLOAT_ROUNDED -> "ROUND(" + c + ", 2)";
            case BINARY_BYTE -> "CONCAT(LEFT(" + c + ", LENGTH(" + c + ") - 1), CHAR(ASCII(RIGHT(" + c + ", 1)) ^ 1))";
            // numbers of members: one is the first, and a bit of a set
            case BIT_FLIPPED -> c + " ^ 1";
            case OTHER_MEMBER -> "IF(" + c + " + 0 = 1, 2, 1)";
            case DOCUMENT -> "JSON_ARRAY(" + c + ")";
            case MISSING, EXTRA, SWAPPED -> throw new IllegalArgumentException(name());
        };
    }
}
