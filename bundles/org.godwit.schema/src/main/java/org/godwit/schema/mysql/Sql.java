package org.godwit.schema.mysql;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HexFormat;
import java.util.stream.Collectors;
import org.godwit.core.model.ObjectName;

/** Writes names and values as the MySQL family reads them. Assumes a session without ANSI_QUOTES and NO_BACKSLASH_ESCAPES, as all of ours are. Without state. */
public final class Sql {
    private Sql() {
    }

    /** An identifier in back-quotes, inner ones doubled (MySQL manual, "Schema Object Names"). */
    public static String quote(String identifier) {
        return '`' + identifier.replace("`", "``") + '`';
    }

    /** Database and object, or the object alone when the name has no database. */
    public static String quote(ObjectName name) {
        return name.schema().isEmpty() ? quote(name.name()) : quote(name.schema()) + '.' + quote(name.name());
    }

    /** Identifiers in back-quotes with commas between them. */
    public static String quoteAll(Collection<String> identifiers) {
        return identifiers.stream().map(Sql::quote).collect(Collectors.joining(", "));
    }

    /** A string literal in single quotes (MySQL manual, "String Literals"). */
    public static String literal(String text) {
        StringBuilder out = new StringBuilder(text.length() + 8).append('\'');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '\'' -> out.append("''");
                case '\\' -> out.append("\\\\");
                case '\0' -> out.append("\\0");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\u001a' -> out.append("\\Z");
                default -> out.append(c);
            }
        }
        return out.append('\'').toString();
    }

    /** A binary literal in hexadecimal digits; the empty value is an empty string, since {@code 0x} alone is no literal. */
    public static String hexLiteral(byte[] bytes) {
        return bytes.length == 0 ? "''" : "0x" + HexFormat.of().withUpperCase().formatHex(bytes);
    }

    /** Length of an identifier as the server counts it, in characters. */
    public static int identifierLength(String identifier) {
        return identifier.codePointCount(0, identifier.length());
    }

    /** An identifier cut to the server's limit of 64 characters, the end replaced by a short hash so that two long names stay different. */
    public static String shortened(String identifier) {
        if (identifierLength(identifier) <= 64) {
            return identifier;
        }
        String hash = String.format("%08x", java.util.Arrays.hashCode(identifier.getBytes(StandardCharsets.UTF_8)));
        return identifier.substring(0, identifier.offsetByCodePoints(0, 55)) + '_' + hash;
    }
}
