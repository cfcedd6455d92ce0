package org.godwit.transfer.verify.internal;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * File names for names of schemas and tables: readable, without characters that a file system or a shell takes amiss, and different for different names also where the file system
 * ignores case. The same set of names always gives the same file names. Immutable.
 */
final class SafeNames {
    private static final int MAX_LENGTH = 120;
    /** Names that Windows reserves for devices. */
    private static final Set<String> RESERVED = Set.of("con", "prn", "aux", "nul", "com1", "com2", "com3", "com4", "com5", "com6", "com7", "com8", "com9", "lpt1", "lpt2", "lpt3", "lpt4", "lpt5", "lpt6",
            "lpt7", "lpt8", "lpt9");

    private final Map<String, String> names = new TreeMap<>();

    SafeNames(Collection<String> originals) {
        Set<String> taken = new HashSet<>();
        for (String original : new TreeSet<>(originals)) {
            String encoded = encode(original);
            String name = encoded;
            for (int i = 2; !taken.add(name.toLowerCase(Locale.ROOT)); i++) {
                name = encoded + "~" + i;
            }
            names.put(original, name);
        }
    }

    String of(String original) {
        return names.get(original);
    }

    private static String encode(String original) {
        StringBuilder out = new StringBuilder();
        for (byte b : original.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xff);
            boolean plain = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '_' || c == '-' || c == '$' || c == '.' && !out.isEmpty();
            out.append(plain ? String.valueOf(c) : String.format(Locale.ROOT, "%%%02X", (int) c));
        }
        String encoded = out.isEmpty() ? "%" : out.toString();
        String base = encoded.contains(".") ? encoded.substring(0, encoded.indexOf('.')) : encoded;
        String safe = RESERVED.contains(base.toLowerCase(Locale.ROOT)) || encoded.endsWith(".") ? "%" + encoded : encoded;
        return safe.length() > MAX_LENGTH ? safe.substring(0, MAX_LENGTH) : safe;
    }
}
