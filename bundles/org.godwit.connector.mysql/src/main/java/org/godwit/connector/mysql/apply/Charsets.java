package org.godwit.connector.mysql.apply;

import java.nio.charset.Charset;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.godwit.schema.mysql.Features;

/** How the target is told in which character set the source's bytes are. Immutable. */
final class Charsets {
    /** Their bytes are those of UTF-8 already. */
    private static final Set<String> UTF8 = Set.of("utf8mb4", "utf8mb3", "utf8", "ascii");

    private final Set<String> known;

    Charsets(Features features) {
        this.known = features.collations().stream().map(c -> c.contains("_") ? c.substring(0, c.indexOf('_')) : c).collect(Collectors.toUnmodifiableSet());
    }

    static boolean isUtf8(String charset) {
        return UTF8.contains(charset.toLowerCase(Locale.ROOT));
    }

    /** Whether bytes of the one are bytes of the other (MySQL up to 8.0 calls utf8mb3 "utf8"). */
    static boolean same(String a, String b) {
        return canonical(a).equals(canonical(b));
    }

    private static String canonical(String charset) {
        String name = charset.toLowerCase(Locale.ROOT);
        return name.equals("utf8") ? "utf8mb3" : name;
    }

    /** The name before a literal of this character set; {@code _utf8mb4} where bytes must be recoded first. */
    String introducer(String charset) {
        return isUtf8(charset) || recoded(charset).isPresent() ? "_utf8mb4 " : "_" + charset.toLowerCase(Locale.ROOT) + " ";
    }

    /** The character set in which we must read the bytes ourselves, because the target does not know it. */
    Optional<Charset> recoded(String charset) {
        String name = charset.toLowerCase(Locale.ROOT);
        boolean mustRead = !isUtf8(name) && !known.isEmpty() && !known.contains(name) && Charset.isSupported(name);
        return mustRead ? Optional.of(Charset.forName(name)) : Optional.empty();
    }
}
