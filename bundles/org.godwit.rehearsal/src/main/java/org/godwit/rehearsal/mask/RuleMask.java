package org.godwit.rehearsal.mask;

import java.math.BigInteger;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.godwit.core.error.GodwitException;
import org.godwit.core.model.ColumnDef;
import org.godwit.core.model.ObjectName;
import org.godwit.core.model.TableDef;
import org.godwit.core.model.ValueKind;
import org.godwit.rehearsal.capture.CaptureError;
import org.godwit.rehearsal.capture.RowMask;

/**
 * Masks the columns that rules name, one a line: {@code db.table.column}, with {@code *} and {@code ?} in each part; a line that begins with a hash sign is a remark. Text and whole numbers can be
 * masked. Used by one thread.
 */
public final class RuleMask implements RowMask {
    private final FormMask form;
    private final List<Pattern> rules;
    private final TreeSet<String> used = new TreeSet<>();
    private final Map<String, Boolean> known = new HashMap<>();

    private RuleMask(FormMask form, List<Pattern> rules) {
        this.form = form;
        this.rules = rules;
    }

    /**
     * @param secret the key; a random one that is forgotten when empty
     * @param tables those that are captured, against which the rules are checked
     * @throws GodwitException for a rule that is none, that matches no column, or one that cannot be masked
     */
    public static RuleMask of(String text, Optional<byte[]> secret, List<TableDef> tables) throws GodwitException {
        List<Pattern> patterns = new ArrayList<>();
        for (String line : text.lines().map(String::strip).filter(l -> !l.isEmpty() && !l.startsWith("#")).toList()) {
            Pattern rule = pattern(line);
            patterns.add(rule);
            boolean any = false;
            for (TableDef table : tables) {
                for (ColumnDef column : table.columns()) {
                    boolean hit = rule.matcher(table.name() + "." + column.name()).matches();
                    any |= hit;
                    if (hit && !isMaskable(column)) {
                        throw new GodwitException(CaptureError.NO_MASK, table.name() + "." + column.name(), column.type().declaration());
                    }
                }
            }
            if (!any) {
                throw new GodwitException(CaptureError.BAD_RULE, line);
            }
        }
        byte[] random = new byte[32];
        new SecureRandom().nextBytes(random);
        return new RuleMask(new FormMask(secret.orElse(random)), patterns);
    }

    private static Pattern pattern(String line) throws GodwitException {
        if (line.chars().filter(c -> c == '.').count() != 2) {
            throw new GodwitException(CaptureError.BAD_RULE, line);
        }
        StringBuilder regex = new StringBuilder();
        for (char c : line.toCharArray()) {
            regex.append(c == '*' ? "[^.]*" : c == '?' ? "[^.]" : Pattern.quote(String.valueOf(c)));
        }
        return Pattern.compile(regex.toString());
    }

    private static boolean isMaskable(ColumnDef column) {
        return column.type().kind() == ValueKind.TEXT || column.type().kind() == ValueKind.INTEGER;
    }

    @Override
    public boolean masks(ObjectName table, ColumnDef column) {
        String name = table + "." + column.name();
        boolean hit = known.computeIfAbsent(name, n -> rules.stream().anyMatch(r -> r.matcher(n).matches()));
        if (hit) {
            used.add(name);
        }
        return hit;
    }

    @Override
    public byte[] mask(ObjectName table, ColumnDef column, byte[] value) {
        if (!masks(table, column)) {
            return value;
        }
        if (column.type().kind() == ValueKind.INTEGER) {
            BigInteger[] limits = limits(column);
            return form.number(new BigInteger(new String(value, StandardCharsets.US_ASCII)), limits[0], limits[1]).toString().getBytes(StandardCharsets.US_ASCII);
        }
        String charset = column.charset().orElse("utf8mb4");
        // in any other character set only what is ASCII is changed, byte by byte
        Charset words = charset.startsWith("utf8") && isUtf8(value) ? StandardCharsets.UTF_8 : StandardCharsets.ISO_8859_1;
        return form.text(new String(value, words)).getBytes(words);
    }

    private static boolean isUtf8(byte[] value) {
        return java.util.Arrays.equals(new String(value, StandardCharsets.UTF_8).getBytes(StandardCharsets.UTF_8), value);
    }

    private static BigInteger[] limits(ColumnDef column) {
        int bits = switch (column.type().name()) {
            case "tinyint" -> 8;
            case "smallint" -> 16;
            case "mediumint" -> 24;
            case "int", "integer" -> 32;
            default -> 64;
        };
        BigInteger range = BigInteger.ONE.shiftLeft(column.type().unsigned() ? bits : bits - 1);
        return new BigInteger[] {column.type().unsigned() ? BigInteger.ZERO : range.negate(), range.subtract(BigInteger.ONE)};
    }

    @Override
    public String words() {
        return "Masked, keyed and in their form (FF1): " + String.join(", ", used) + ". Lengths, classes of characters, equality and uniqueness are kept. Hidden may be: the order of values and ranges of keys, "
                + "how text sorts, words that only some character sets or collations take for equal, accented letters' neighbours, checks and patterns that the application demands, skew by beginnings of values.";
    }
}
