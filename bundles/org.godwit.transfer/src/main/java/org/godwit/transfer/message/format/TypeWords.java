package org.godwit.transfer.message.format;

import java.sql.Types;
import java.util.Locale;
import org.godwit.core.model.ColumnDef;

/** What the formats call a column's type. Stateless. */
final class TypeWords {
    private TypeWords() {
    }

    /** DefaultExtendColumnType: schemaType. */
    static String light(ColumnDef column) {
        return switch (column.type().kind()) {
            case INTEGER -> switch (column.type().name()) {
                case "tinyint" -> "TINYINT";
                case "smallint" -> "SMALLINT";
                case "bigint" -> column.type().unsigned() ? "BIGINT" : "INT64";
                default -> "INT";
            };
            case YEAR -> "INT";
            case DECIMAL -> "DECIMAL";
            case FLOAT -> column.type().name().equals("float") ? "FLOAT" : "DOUBLE";
            case DATE -> "DATE";
            case TIME -> "TIME";
            case DATETIME -> "DATETIME";
            case TIMESTAMP -> "TIMESTAMP";
            case BIT, BINARY, SPATIAL, OTHER -> "BLOB";
            case TEXT, ENUM, SET, JSON -> "VARCHAR";
        };
    }

    /** Dataworks: the column's type in capitals. */
    static String upper(ColumnDef column) {
        return column.type().name().toUpperCase(Locale.ROOT);
    }

    /** Canal: sqlType. */
    static int jdbc(ColumnDef column) {
        return switch (column.type().kind()) {
            case INTEGER -> switch (column.type().name()) {
                case "tinyint" -> Types.TINYINT;
                case "smallint" -> Types.SMALLINT;
                case "bigint" -> Types.BIGINT;
                default -> Types.INTEGER;
            };
            case YEAR -> Types.INTEGER;
            case DECIMAL -> Types.DECIMAL;
            case FLOAT -> column.type().name().equals("float") ? Types.FLOAT : Types.DOUBLE;
            case DATE -> Types.DATE;
            case TIME -> Types.TIME;
            case DATETIME, TIMESTAMP -> Types.TIMESTAMP;
            case BIT, BINARY, SPATIAL, OTHER -> Types.BLOB;
            case TEXT, ENUM, SET, JSON -> Types.VARCHAR;
        };
    }

    /** Debezium: type in the schema block. */
    static String debezium(ColumnDef column) {
        return switch (column.type().kind()) {
            case INTEGER -> switch (column.type().name()) {
                case "tinyint" -> "int16";
                case "smallint" -> column.type().unsigned() ? "int32" : "int16";
                case "mediumint" -> "int32";
                case "int" -> column.type().unsigned() ? "int64" : "int32";
                default -> "int64";
            };
            case YEAR, DATE -> "int32";
            case FLOAT -> "float64";
            case TIME, DATETIME -> "int64";
            case DECIMAL, TIMESTAMP, BIT, BINARY, SPATIAL, OTHER, TEXT, ENUM, SET, JSON -> "string";
        };
    }
}
