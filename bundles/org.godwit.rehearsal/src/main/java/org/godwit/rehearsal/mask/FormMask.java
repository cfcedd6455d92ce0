package org.godwit.rehearsal.mask;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Masks one value in its form: digits become digits, letters letters of the same case, Han characters others; everything else stays. A bijection among the values of a form, so different values stay
 * different, also where upper and lower case count the same. Used by one thread.
 */
final class FormMask {
    private static final int HAN = 0x4E00;
    private static final int HAN_COUNT = 0x9FA5 - HAN + 1;
    private static final byte[] NO_TWEAK = {};

    private final Ff1 ff1;
    private final byte[] key;

    /** @param secret of any length; the keys are derived from it */
    FormMask(byte[] secret) {
        this.key = hmac(secret, "godwit mask");
        this.ff1 = new Ff1(key);
    }

    String text(String value) {
        int[] points = value.codePoints().toArray();
        mask(points, c -> c >= '0' && c <= '9' ? c - '0' : -1, (c, s) -> '0' + s, 10);
        mask(points, c -> c < 128 && Character.isLetter(c) ? Character.toLowerCase(c) - 'a' : -1, (c, s) -> (Character.isUpperCase(c) ? 'A' : 'a') + s, 26);
        mask(points, c -> c >= HAN && c < HAN + HAN_COUNT ? c - HAN : -1, (c, s) -> HAN + s, HAN_COUNT);
        return new String(points, 0, points.length);
    }

    /** What a character is within its class, -1 when it belongs to another. */
    @FunctionalInterface
    private interface Symbol {
        int of(int point);
    }

    /** The character for another symbol of its class. */
    @FunctionalInterface
    private interface Point {
        int of(int before, int symbol);
    }

    private void mask(int[] points, Symbol symbol, Point point, int radix) {
        int[] places = new int[points.length];
        int[] symbols = new int[points.length];
        int count = 0;
        for (int i = 0; i < points.length; i++) {
            int s = symbol.of(points[i]);
            if (s >= 0) {
                places[count] = i;
                symbols[count++] = s;
            }
        }
        int[] masked = permuted(radix, Arrays.copyOf(symbols, count));
        for (int i = 0; i < count; i++) {
            points[places[i]] = point.of(points[places[i]], masked[i]);
        }
    }

    private int[] permuted(int radix, int[] symbols) {
        if (symbols.length == 0) {
            return symbols;
        }
        // the standard knows no shorter strings than two; a single symbol is shifted by the key
        return symbols.length == 1 ? new int[] {Math.floorMod(symbols[0] + new BigInteger(1, Arrays.copyOf(key, 4)).mod(BigInteger.valueOf(radix - 1L)).intValue() + 1, radix)} : ff1.encrypt(radix, NO_TWEAK, symbols);
    }

    /** A whole number of as many digits and the same sign, within limits: what lies outside of them is masked once more until it lies inside, which keeps the bijection. */
    BigInteger number(BigInteger value, BigInteger least, BigInteger greatest) {
        boolean negative = value.signum() < 0;
        String digits = value.abs().toString();
        BigInteger masked;
        do {
            digits = text(digits);
            masked = negative ? new BigInteger(digits).negate() : new BigInteger(digits);
        } while (digits.length() > 1 && digits.charAt(0) == '0' || negative && masked.signum() == 0 || masked.compareTo(least) < 0 || masked.compareTo(greatest) > 0);
        return masked;
    }

    private static byte[] hmac(byte[] secret, String purpose) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
            return mac.doFinal(purpose.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has HmacSHA256", e);
        }
    }
}
