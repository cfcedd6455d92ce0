package org.godwit.schema.mysql.follow;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.godwit.core.model.DataSourceType;
import org.godwit.core.model.SqlType;
import org.godwit.core.model.ValueKind;
import org.godwit.schema.mysql.ColumnTypes;
import org.godwit.schema.mysql.Features;
import org.godwit.schema.mysql.Sql;
import org.godwit.schema.mysql.ddl.TableElement.TypeText;

/** Turns a type as written into the one the server prints (MySQL manual, "Numeric Data Types", "Using Data Types from Other Database Engines"; MariaDB knowledge base, "Data Types"). Immutable. */
final class TypeNames {
    private static final Map<String, String> ALIASES = Map.ofEntries(Map.entry("integer", "int"), Map.entry("int1", "tinyint"), Map.entry("int2", "smallint"), Map.entry("int3", "mediumint"),
            Map.entry("int4", "int"), Map.entry("int8", "bigint"), Map.entry("middleint", "mediumint"), Map.entry("bool", "tinyint"), Map.entry("boolean", "tinyint"), Map.entry("numeric", "decimal"),
            Map.entry("dec", "decimal"), Map.entry("fixed", "decimal"), Map.entry("double precision", "double"), Map.entry("float8", "double"), Map.entry("float4", "float"), Map.entry("real", "double"),
            Map.entry("character", "char"), Map.entry("nchar", "char"), Map.entry("character varying", "varchar"), Map.entry("char varying", "varchar"), Map.entry("varcharacter", "varchar"),
            Map.entry("nvarchar", "varchar"), Map.entry("nchar varchar", "varchar"), Map.entry("nchar varying", "varchar"), Map.entry("nchar varcharacter", "varchar"), Map.entry("long", "mediumtext"),
            Map.entry("long varchar", "mediumtext"), Map.entry("long varcharacter", "mediumtext"), Map.entry("long char varying", "mediumtext"), Map.entry("long character varying", "mediumtext"),
            Map.entry("long varbinary", "mediumblob"), Map.entry("char byte", "binary"));
    private static final Map<String, int[]> WIDTHS = Map.of("tinyint", new int[] {4, 3}, "smallint", new int[] {6, 5}, "mediumint", new int[] {9, 8}, "int", new int[] {11, 10}, "bigint", new int[] {20, 20});
    private static final Set<String> SPATIAL_COLLECTION = Set.of("geometrycollection", "geomcollection");
    private static final List<String> TEXTS = List.of("tinytext", "text", "mediumtext", "longtext");
    private static final List<String> BLOBS = List.of("tinyblob", "blob", "mediumblob", "longblob");

    private final Features server;
    private final boolean withoutWidth;

    TypeNames(Features server) {
        this.server = server;
        this.withoutWidth = server.type() == DataSourceType.MYSQL && server.version().atLeast(8, 0, 19);
    }

    /** @param charset character set of the column, {@code binary} turns text types into binary ones */
    SqlType type(TypeText written, String charset) throws DoesNotFit {
        String name = ALIASES.getOrDefault(written.name(), written.name());
        if (name.equals("json")) {
            return ColumnTypes.JSON;
        }
        boolean asBinary = charset.equals("binary") && (name.equals("char") || name.equals("varchar") || TEXTS.contains(name));
        if (asBinary) {
            name = name.equals("char") ? "binary" : name.equals("varchar") ? "varbinary" : BLOBS.get(TEXTS.indexOf(name));
        }
        String declaration = declaration(name, written, charset);
        if (written.reference().isPresent()) {
            declaration = name + " /*!80003 SRID " + written.reference().get() + " */";
        }
        if (written.compressed()) {
            declaration += " /*M!100301 COMPRESSED*/";
        }
        SqlType type = ColumnTypes.parse(declaration);
        if (written.reference().isPresent()) {
            return new SqlType(name, declaration, ValueKind.SPATIAL, java.util.OptionalLong.empty(), java.util.OptionalInt.empty(), false, false, List.of());
        }
        if (type.kind() == ValueKind.OTHER && !Set.of("uuid", "inet4", "inet6", "xmltype").contains(name)) {
            throw new DoesNotFit("The type " + written.name() + " is not known here");
        }
        return type;
    }

    private String declaration(String name, TypeText written, String charset) {
        List<String> arguments = written.arguments();
        String numbers = arguments.isEmpty() ? "" : "(" + String.join(",", arguments) + ")";
        return switch (name) {
            case "tinyint", "smallint", "mediumint", "int", "bigint" -> integer(name, written);
            case "decimal" -> "decimal(" + (arguments.isEmpty() || arguments.getFirst().equals("0") ? "10" : arguments.getFirst()) + "," + (arguments.size() > 1 ? arguments.get(1) : "0") + ")" + signs(written);
            case "float" -> arguments.size() == 1 ? (Integer.parseInt(arguments.getFirst()) > 24 ? "double" : "float") + signs(written) : "float" + numbers + signs(written);
            case "double" -> "double" + numbers + signs(written);
            case "bit", "char", "binary" -> name + (arguments.isEmpty() ? "(1)" : numbers);
            case "time", "datetime", "timestamp" -> arguments.isEmpty() || arguments.getFirst().equals("0") ? name : name + numbers;
            case "year" -> withoutWidth ? "year" : arguments.equals(List.of("2")) ? "year(2)" : "year(4)";
            case "text" -> arguments.isEmpty() ? name : fitting(TEXTS, Long.parseLong(arguments.getFirst()) * Charsets.bytes(charset));
            case "blob" -> arguments.isEmpty() ? name : fitting(BLOBS, Long.parseLong(arguments.getFirst()));
            case "enum", "set" -> name + arguments.stream().map(m -> Sql.literal(charset.equals("binary") ? m : m.stripTrailing())).collect(Collectors.joining(",", "(", ")"));
            case "vector" -> arguments.isEmpty() ? "vector(2048)" : name + numbers;
            default -> SPATIAL_COLLECTION.contains(name)
                    ? server.type() == DataSourceType.MYSQL && server.version().atLeast(8, 0, 11) ? "geomcollection" : "geometrycollection"
                    : name + numbers;
        };
    }

    private String integer(String name, TypeText written) {
        boolean bool = written.name().startsWith("bool");
        String width = bool ? "1" : written.arguments().isEmpty() ? "" : written.arguments().getFirst();
        String signs = signs(written);
        boolean narrow = name.equals("tinyint") && width.equals("1") && signs.isEmpty();
        if (withoutWidth && !written.zerofill() && !narrow) {
            return name + signs;
        }
        if (server.type() == DataSourceType.OB_MYSQL && width.isEmpty() || width.isEmpty() || width.equals("0") && !server.isMariaDb()) {
            width = Integer.toString(WIDTHS.get(name)[written.unsigned() ? 1 : 0]);
        }
        return name + "(" + width + ")" + signs;
    }

    private static String signs(TypeText written) {
        return (written.unsigned() ? " unsigned" : "") + (written.zerofill() ? " zerofill" : "");
    }

    /** The smallest of the four that holds so many bytes. */
    static String fitting(List<String> names, long bytes) {
        return names.get(bytes < 256 ? 0 : bytes < 65_536 ? 1 : bytes < 16_777_216 ? 2 : 3);
    }

    /** What a text type becomes when its characters take more bytes: it must hold as many as before (MySQL manual, "ALTER TABLE Statement", changing the character set). */
    static SqlType converted(SqlType type, String from, String to) {
        int at = TEXTS.indexOf(type.name().toLowerCase(Locale.ROOT));
        if (at < 0 || Charsets.bytes(to) <= Charsets.bytes(from)) {
            return type;
        }
        long bytes = List.of(255L, 65_535L, 16_777_215L, 4_294_967_295L).get(at);
        return ColumnTypes.parse(fitting(TEXTS, bytes / Charsets.bytes(from) * Charsets.bytes(to)));
    }
}
