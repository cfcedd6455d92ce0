package org.godwit.schema.mysql.rule;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.godwit.core.model.ColumnDef;
import org.godwit.core.model.DataSourceType;
import org.godwit.core.model.SqlType;
import org.godwit.core.model.TableDef;
import org.godwit.core.model.ValueKind;
import org.godwit.schema.mysql.ColumnTypes;
import org.godwit.schema.mysql.Features;
import org.godwit.schema.mysql.convert.ColumnEdit;
import org.godwit.schema.mysql.convert.TableEdit;

/** Replaces types that the target lacks by the nearest that keeps every value (MariaDB knowledge base, "Data Types"; OMS: MySQL to OceanBase type conversion). */
public final class TypeRule implements TableRule {
    static final String MARIADB_TYPE = "MY-TYPE-001";
    static final String VECTOR = "MY-TYPE-002";
    static final String JSON_AS_TEXT = "MY-TYPE-003";
    static final String JSON_NATIVE = "MY-TYPE-004";
    static final String SPATIAL = "MY-TYPE-005";
    static final String UNKNOWN = "MY-TYPE-006";
    static final String COMPRESSED = "MY-TYPE-007";
    static final String MEMBERS = "MY-TYPE-008";

    private static final Map<String, SqlType> FOR_MARIADB_ONLY = Map.of("uuid", text("char", "char(36)", 36), "inet4", text("varchar", "varchar(15)", 15), "inet6", text("varchar", "varchar(39)", 39),
            "xmltype", text("longtext", "longtext", 0));

    @Override
    public TableDef apply(TableDef table, RuleContext context) {
        return TableEdit.of(table).columns(c -> column(c, context)).build();
    }

    private ColumnDef column(ColumnDef column, RuleContext context) {
        SqlType type = column.type();
        return switch (type.kind()) {
            case JSON -> json(column, context);
            case SPATIAL -> spatial(column, context);
            case BINARY -> type.name().equals("vector") && !hasVector(context.target()) ? vector(column, context) : withoutCompression(column, context);
            case OTHER -> other(column, context);
            case TEXT -> withoutCompression(column, context);
            case ENUM, SET -> members(column, context);
            case INTEGER, DECIMAL, FLOAT, BIT, DATE, TIME, DATETIME, TIMESTAMP, YEAR -> column;
        };
    }

    /** MySQL and MariaDB show members with characters outside the basic plane as question marks, in every way there is to ask. */
    private static ColumnDef members(ColumnDef column, RuleContext context) {
        if (column.type().members().stream().anyMatch(m -> m.contains("?"))) {
            context.warning(MEMBERS, column.name(), column.type().declaration(), column.type().declaration(), "A question mark in a member may stand for a character that the source's dictionary cannot show.",
                    "Compare the members with the values in the table, and modify the creation syntax if they are wrong.");
        }
        return column;
    }

    /** A MariaDB column keeps the text as written, a native one keeps the value only. */
    private static ColumnDef json(ColumnDef column, RuleContext context) {
        Features target = context.target();
        boolean native1 = context.source().nativeJson();
        if (native1 && target.isMariaDb()) {
            context.info(JSON_AS_TEXT, column.name(), "json", "json (longtext with a check)", "MariaDB keeps JSON as text that is checked to be valid.");
        } else if (!native1 && target.nativeJson()) {
            context.warning(JSON_NATIVE, column.name(), "json (longtext with a check)", "json", "Native JSON keeps the value, not the text: order of keys, duplicate keys and blanks are normalized.",
                    "Map the column to LONGTEXT where the very text matters.");
        } else if (!target.nativeJson() && !target.isMariaDb()) {
            context.warning(JSON_AS_TEXT, column.name(), "json", "longtext", "The target has no JSON type before version 3.2.3.", "Check validity in the application.");
            return ColumnEdit.collated(ColumnEdit.typed(column, text("longtext", "longtext", 0)), Optional.of("utf8mb4"), Optional.of("utf8mb4_bin"));
        }
        return column;
    }

    private static ColumnDef spatial(ColumnDef column, RuleContext context) {
        if (context.target().type() == DataSourceType.TIDB || context.target().type() == DataSourceType.OB_MYSQL && !context.target().version().atLeast(3, 2, 4)) {
            context.warning(SPATIAL, column.name(), column.type().name(), "longblob", "The target has no spatial types.", "The values are kept in the server's internal form; leave the column out if it is not needed.");
            return ColumnEdit.typed(column, new SqlType("longblob", "longblob", ValueKind.BINARY, OptionalLong.empty(), OptionalInt.empty(), false, false, List.of()));
        }
        if (column.type().name().equals("geomcollection")) {
            return ColumnEdit.typed(column, ColumnTypes.parse(column.type().declaration().replace("geomcollection", "geometrycollection")));
        }
        return column;
    }

    private static boolean hasVector(Features target) {
        return switch (target.type()) {
            case MYSQL -> target.version().atLeast(9, 0);
            case MARIADB -> target.version().atLeast(11, 7);
            case OB_MYSQL -> target.version().atLeast(4, 3, 3);
            case TIDB -> target.version().atLeast(8, 4);
            case KAFKA, ROCKETMQ -> throw target.type().noDatabase();
        };
    }

    private static ColumnDef vector(ColumnDef column, RuleContext context) {
        long bytes = 4 * column.type().length().orElse(2048);
        context.warning(VECTOR, column.name(), column.type().declaration(), "varbinary(" + bytes + ")", "The target has no vector type.", "Vector search is not possible at the target.");
        return ColumnEdit.typed(column, ColumnTypes.parse("varbinary(" + bytes + ")"));
    }

    private static ColumnDef withoutCompression(ColumnDef column, RuleContext context) {
        if (!column.type().declaration().contains("COMPRESSED") || context.target().isMariaDb()) {
            return column;
        }
        String plain = column.type().declaration().replaceAll("\\s*/\\*M?!\\d*\\s*COMPRESSED[^*]*\\*/", "");
        context.info(COMPRESSED, column.name(), column.type().declaration(), plain, "Compressed columns are MariaDB's; the values are the same without.");
        return ColumnEdit.typed(column, ColumnTypes.parse(plain));
    }

    private static ColumnDef other(ColumnDef column, RuleContext context) {
        SqlType type = column.type();
        boolean known = switch (type.name()) {
            case "uuid" -> context.target().isMariaDb() && context.target().version().atLeast(10, 7);
            case "inet4" -> context.target().isMariaDb() && context.target().version().atLeast(10, 10);
            case "inet6" -> context.target().isMariaDb() && context.target().version().atLeast(10, 5);
            default -> context.target().type() == context.source().type();
        };
        if (known) {
            return column;
        }
        SqlType replacement = FOR_MARIADB_ONLY.get(type.name());
        if (replacement != null) {
            context.info(MARIADB_TYPE, column.name(), type.declaration(), replacement.declaration(), "The type is MariaDB's; its values are kept as text.");
            boolean ascii = !replacement.name().equals("longtext") && context.target().hasCollation("ascii_general_ci");
            return ColumnEdit.collated(ColumnEdit.typed(column, replacement), Optional.of(ascii ? "ascii" : "utf8mb4"), Optional.of(ascii ? "ascii_general_ci" : "utf8mb4_general_ci"));
        }
        context.warning(UNKNOWN, column.name(), type.declaration(), type.declaration(), "The type is not known here and is passed on as it is.", "Modify the creation syntax if the target refuses it.");
        return column;
    }

    private static SqlType text(String name, String declaration, long length) {
        return new SqlType(name, declaration, ValueKind.TEXT, length == 0 ? OptionalLong.empty() : OptionalLong.of(length), OptionalInt.empty(), false, false, List.of());
    }
}
