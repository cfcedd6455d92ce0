package org.godwit.transfer.verify.internal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.godwit.core.spi.Digester.Form;
import org.godwit.core.spi.Digester.Row;

/** Compares rows by meaning where equal values may have different texts: JSON documents, floating point and decimal numbers. Without state. */
final class RowComparer {
    private static final ObjectMapper JSON = new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS, DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private RowComparer() {
    }

    /** Positions of the columns that differ. */
    static List<Integer> differing(List<ColumnPair> columns, Row source, Row target) {
        return IntStream.range(0, columns.size()).filter(i -> !equal(columns.get(i).form(), source.values().get(i), target.values().get(i))).boxed().toList();
    }

    /** Whether equal rows may have different hashes. */
    static boolean isByMeaning(List<ColumnPair> columns) {
        return columns.stream().anyMatch(c -> c.form().kind() == Form.Kind.JSON);
    }

    /** A hash that rows of equal meaning share. */
    static String meaning(List<ColumnPair> columns, Row row) {
        MessageDigest digest = sha256();
        for (int i = 0; i < columns.size(); i++) {
            byte[] value = canonical(columns.get(i).form(), row.values().get(i)).getBytes(StandardCharsets.UTF_8);
            digest.update((value.length + ":").getBytes(StandardCharsets.UTF_8));
            digest.update(value);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    static boolean equal(Form form, Optional<byte[]> source, Optional<byte[]> target) {
        if (source.isEmpty() || target.isEmpty()) {
            return source.isEmpty() && target.isEmpty();
        }
        return Arrays.equals(source.get(), target.get()) || hasSpellings(form) && canonical(form, source).equals(canonical(form, target));
    }

    /** Whether one value may have several texts. */
    private static boolean hasSpellings(Form form) {
        return switch (form.kind()) {
            case JSON, DOUBLE, DECIMAL -> true;
            case PLAIN, NUMBER, TEMPORAL, BYTES, UTF8, GEOMETRY -> false;
        };
    }

    private static String canonical(Form form, Optional<byte[]> value) {
        if (value.isEmpty()) {
            return "NULL";
        }
        return switch (form.kind()) {
            case JSON -> "=" + json(value.get());
            case DOUBLE -> "=" + number(text(value.get()));
            case DECIMAL -> "=" + decimal(text(value.get()));
            case PLAIN, NUMBER, TEMPORAL, BYTES, UTF8, GEOMETRY -> "=" + new String(value.get(), StandardCharsets.ISO_8859_1);
        };
    }

    private static String text(byte[] value) {
        return new String(value, StandardCharsets.UTF_8);
    }

    private static String number(String text) {
        try {
            return Long.toHexString(Double.doubleToRawLongBits(Double.parseDouble(text)));
        } catch (NumberFormatException e) {
            return text;
        }
    }

    private static String decimal(String text) {
        try {
            return new BigDecimal(text).stripTrailingZeros().toPlainString();
        } catch (NumberFormatException e) {
            return text;
        }
    }

    private static String json(byte[] value) {
        try {
            StringBuilder out = new StringBuilder();
            write(JSON.readTree(value), out);
            return out.toString();
        } catch (JsonProcessingException e) {
            // not a document: MariaDB's check may be missing or switched off
            return new String(value, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** Members in name order, numbers by value: a server that parses documents keeps neither the order nor the spelling. */
    private static void write(JsonNode node, StringBuilder out) {
        if (node.isObject()) {
            Map<String, JsonNode> members = new TreeMap<>();
            node.properties().forEach(e -> members.put(e.getKey(), e.getValue()));
            out.append('{');
            members.forEach((name, child) -> {
                out.append(name.length()).append(':').append(name);
                write(child, out);
            });
            out.append('}');
        } else if (node.isArray()) {
            out.append('[');
            for (Iterator<JsonNode> i = node.elements(); i.hasNext(); out.append(',')) {
                write(i.next(), out);
            }
            out.append(']');
        } else if (node.isTextual()) {
            out.append('"').append(node.textValue().length()).append(':').append(node.textValue());
        } else if (node.isNumber()) {
            out.append('#').append(jsonNumber(node));
        } else {
            out.append(node.asText());
        }
    }

    /** Whole numbers of 64 bits are kept exactly, everything else as a double (MySQL manual, "The JSON Data Type"). */
    private static String jsonNumber(JsonNode node) {
        BigDecimal number = node.decimalValue();
        boolean whole = number.stripTrailingZeros().scale() <= 0 && number.precision() - number.scale() <= 20;
        return whole && number.toBigInteger().bitLength() <= 64 ? number.toBigInteger().toString() : Double.toString(number.doubleValue());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
