package org.godwit.connector.mysql.verify;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.godwit.core.model.ColumnDef;
import org.godwit.core.model.ValueKind;
import org.godwit.core.spi.Digester.DigestRead;
import org.godwit.core.spi.Digester.Form;
import org.godwit.core.spi.Digester.Hash;
import org.godwit.schema.mysql.Sql;

/**
 * Writes expressions that turn values into the canonical text of their form, and rows into one text that no other row has. Without state.
 * <p>The text of a row: all values whose text holds no comma, then the lengths of the others (but the last), then the others; N stands for NULL.
 */
final class CanonicalSql {
    /** Character sets whose bytes are those of UTF-8 already. */
    private static final Set<String> UTF8 = Set.of("utf8mb4", "utf8mb3", "utf8", "ascii");

    private CanonicalSql() {
    }

    /** The value in its form, NULL for NULL. */
    static String value(ColumnDef column, Form form) {
        String name = Sql.quote(column.name());
        return switch (form.kind()) {
            case PLAIN -> name;
            case NUMBER -> name + "+0";
            case DECIMAL -> "CAST(" + name + " AS DECIMAL(65," + form.scale() + "))";
            // the product with a number without fixed digits is printed with as many digits as needed to tell it from its neighbours; a sum would lose the sign of zero
            case DOUBLE -> name + "*1e0";
            case TEMPORAL -> "CAST(" + name + " AS " + (column.type().kind() == ValueKind.TIME ? "TIME(" : "DATETIME(") + form.scale() + "))";
            case BYTES -> isUtf8(column) || isBinary(column) ? name : "CAST(" + name + " AS BINARY)";
            case UTF8 -> isUtf8(column) || isBinary(column) ? name : "CONVERT(" + name + " USING utf8mb4)";
            case GEOMETRY -> "CAST(" + name + " AS BINARY)";
            case JSON -> isUtf8(column) ? name : "CAST(" + name + " AS CHAR CHARACTER SET utf8mb4)";
        };
    }

    /** The hash of a row as hexadecimal digits. */
    static String rowHash(DigestRead read) {
        return hash(rowText(read), read.hash());
    }

    /** What decides in which part a row is: a number of 32 bits. */
    static String bucketHash(DigestRead read) {
        if (!read.table().hasKey()) {
            return "CRC32(" + rowHash(read) + ")";
        }
        List<ColumnDef> key = read.table().key();
        boolean bytes = IntStream.range(0, key.size()).anyMatch(i -> isBytes(key.get(i), read.keyForms().get(i)));
        return "CRC32(CONCAT_WS(','," + IntStream.range(0, key.size()).mapToObj(i -> joined(key.get(i), read.keyForms().get(i), bytes)).collect(Collectors.joining(",")) + "))";
    }

    static List<String> keyValues(DigestRead read) {
        return IntStream.range(0, read.keyForms().size()).mapToObj(i -> value(read.table().key().get(i), read.keyForms().get(i))).toList();
    }

    static List<String> values(DigestRead read) {
        return IntStream.range(0, read.forms().size()).mapToObj(i -> value(read.table().columns().get(i), read.forms().get(i))).toList();
    }

    /** About how many bytes a row has. */
    static String rowBytes(DigestRead read) {
        String lengths = IntStream.range(0, read.forms().size()).filter(i -> read.forms().get(i).isVariable() || read.forms().get(i).hashed())
                .mapToObj(i -> "+IFNULL(LENGTH(" + value(read.table().columns().get(i), read.forms().get(i)) + "),0)").collect(Collectors.joining());
        return read.forms().size() * 8 + lengths;
    }

    private static String rowText(DigestRead read) {
        List<String> fixed = new ArrayList<>();
        List<String> lengths = new ArrayList<>();
        List<String> variable = new ArrayList<>();
        boolean bytes = IntStream.range(0, read.forms().size()).anyMatch(i -> isBytes(read.table().columns().get(i), read.forms().get(i)));
        int last = IntStream.range(0, read.forms().size()).filter(i -> read.forms().get(i).isVariable()).max().orElse(-1);
        for (int i = 0; i < read.forms().size(); i++) {
            Form form = read.forms().get(i);
            String value = value(read.table().columns().get(i), form);
            if (!form.isVariable()) {
                String text = form.hashed() ? hash(value, read.hash()) : value;
                fixed.add(form.nullable() ? "IFNULL(" + text + ",'N')" : text);
                continue;
            }
            variable.add(joined(read.table().columns().get(i), form, bytes));
            if (i < last) {
                lengths.add(form.nullable() ? "IFNULL(LENGTH(" + value + "),'N')" : "LENGTH(" + value + ")");
            } else if (form.nullable()) {
                lengths.add("ISNULL(" + value + ")");
            }
        }
        fixed.addAll(lengths);
        fixed.addAll(variable);
        return "CONCAT_WS(','," + String.join(",", fixed) + ")";
    }

    /**
     * A value as it is joined with others. Beside bytes that are no text, text is joined as bytes too: a MariaDB that joins texts of two collations and then bytes makes UTF-8 of all, with a question mark
     * for each byte that is none, and different bytes would look the same.
     */
    private static String joined(ColumnDef column, Form form, boolean besideBytes) {
        String value = value(column, form);
        return besideBytes && form.isVariable() && !isBytes(column, form) ? "CAST(" + value + " AS BINARY)" : value;
    }

    private static boolean isBytes(ColumnDef column, Form form) {
        return isBinary(column) || switch (form.kind()) {
            case BYTES -> !isUtf8(column);
            case GEOMETRY -> true;
            case PLAIN, NUMBER, DECIMAL, DOUBLE, TEMPORAL, UTF8, JSON -> false;
        };
    }

    private static String hash(String text, Hash hash) {
        return switch (hash) {
            case MD5 -> "MD5(" + text + ")";
            case SHA256 -> "SHA2(" + text + ",256)";
        };
    }

    private static boolean isUtf8(ColumnDef column) {
        return column.charset().map(c -> UTF8.contains(c.toLowerCase(Locale.ROOT))).orElse(false);
    }

    private static boolean isBinary(ColumnDef column) {
        return column.type().kind() == ValueKind.BINARY || column.charset().map(c -> c.equalsIgnoreCase("binary")).orElse(false);
    }
}
