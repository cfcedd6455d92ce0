package org.godwit.transfer.filter;

import java.nio.charset.Charset;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.godwit.core.model.ColumnDef;
import org.godwit.core.text.ServerCharsets;

/**
 * How text of a column is read and compared. Case and accents count as the collation's name says (MySQL manual, "Collation Naming Conventions"); other characters than ASCII are folded by Unicode's
 * decomposition, which agrees with the servers' tables for letters with marks.
 *
 * @param padded trailing blanks do not count
 */
record TextRule(String collation, Charset charset, boolean binary, boolean padded, boolean noCase, boolean noAccent) {
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");

    /** Empty for a character set that is not known here. */
    static Optional<TextRule> of(ColumnDef column) {
        String collation = column.collation().orElse("").toLowerCase(Locale.ROOT);
        return ServerCharsets.of(column.charset().orElse("")).map(charset -> {
            boolean binary = collation.endsWith("_bin") || collation.equals("binary");
            boolean padded = !(collation.contains("_0900_") || collation.contains("nopad") || collation.equals("binary"));
            boolean noCase = collation.endsWith("_ci");
            return new TextRule(collation, charset, binary, padded, noCase, noCase && !collation.contains("_as_"));
        });
    }

    /** Order where the collation is binary; else only whether both are equal is meant. */
    int compare(String a, String b) {
        String x = padded ? stripBlanks(a) : a;
        String y = padded ? stripBlanks(b) : b;
        if (binary) {
            return comparePadded(x, y);
        }
        return fold(x).compareTo(fold(y));
    }

    private static String stripBlanks(String text) {
        int end = text.length();
        while (end > 0 && text.charAt(end - 1) == ' ') {
            end--;
        }
        return text.substring(0, end);
    }

    /** The shorter one goes on with blanks. */
    private int comparePadded(String a, String b) {
        int[] x = a.codePoints().toArray();
        int[] y = b.codePoints().toArray();
        int common = Math.min(x.length, y.length);
        for (int i = 0; i < common; i++) {
            if (x[i] != y[i]) {
                return Integer.compare(x[i], y[i]);
            }
        }
        if (x.length == y.length) {
            return 0;
        }
        int[] longer = x.length > y.length ? x : y;
        int sign = x.length > y.length ? 1 : -1;
        return padded && longer[common] < ' ' ? -sign : sign;
    }

    private String fold(String text) {
        String folded = text;
        if (noAccent && text.chars().anyMatch(c -> c >= 0x80)) {
            folded = MARKS.matcher(Normalizer.normalize(folded, Normalizer.Form.NFD)).replaceAll("");
            folded = collation.contains("general") ? folded.replace('ß', 's') : folded;
        }
        return noCase ? folded.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT) : folded;
    }
}
