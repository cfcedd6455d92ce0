package org.godwit.rehearsal.mask;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.spec.SecretKeySpec;

/**
 * Format-preserving encryption FF1 (NIST SP 800-38G, section 5.1, algorithm 7) over AES: a keyed permutation of all strings of a length over an alphabet. Only the direction that masks is there.
 * Used by one thread.
 */
final class Ff1 {
    private static final int ROUNDS = 10;
    private static final int BLOCK = 16;

    private final Cipher aes;

    /** @param key of 16, 24 or 32 bytes */
    Ff1(byte[] key) {
        try {
            // single blocks are chained here, as the standard says
            aes = Cipher.getInstance("AES/ECB/NoPadding");
            aes.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "AES"));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has AES", e);
        }
    }

    /**
     * @param symbols numbers below the radix, at least two
     * @return as many others
     */
    int[] encrypt(int radix, byte[] tweak, int[] symbols) {
        int n = symbols.length;
        int u = n / 2;
        int v = n - u;
        BigInteger base = BigInteger.valueOf(radix);
        int[] a = Arrays.copyOf(symbols, u);
        int[] b = Arrays.copyOfRange(symbols, u, n);
        int bytes = (base.pow(v).subtract(BigInteger.ONE).bitLength() + 7) / 8;
        int d = 4 * ((bytes + 3) / 4) + 4;
        byte[] p = ByteBuffer.allocate(BLOCK).put(new byte[] {1, 2, 1, (byte) (radix >>> 16), (byte) (radix >>> 8), (byte) radix, ROUNDS, (byte) u}).putInt(n).putInt(tweak.length).array();
        for (int round = 0; round < ROUNDS; round++) {
            int padding = Math.floorMod(-tweak.length - bytes - 1, BLOCK);
            byte[] q = ByteBuffer.allocate(tweak.length + padding + 1 + bytes).put(tweak).put(new byte[padding]).put((byte) round).put(fixed(number(b, base), bytes)).array();
            int m = round % 2 == 0 ? u : v;
            BigInteger c = number(a, base).add(new BigInteger(1, stream(p, q, d))).mod(base.pow(m));
            a = b;
            b = symbols(c, base, m);
        }
        int[] out = Arrays.copyOf(a, n);
        System.arraycopy(b, 0, out, a.length, b.length);
        return out;
    }

    private byte[] stream(byte[] p, byte[] q, int d) {
        byte[] r = block(p);
        for (int at = 0; at < q.length; at += BLOCK) {
            byte[] next = new byte[BLOCK];
            for (int i = 0; i < BLOCK; i++) {
                next[i] = (byte) (r[i] ^ q[at + i]);
            }
            r = block(next);
        }
        ByteBuffer s = ByteBuffer.allocate((d + BLOCK - 1) / BLOCK * BLOCK).put(r);
        for (int j = 1; s.hasRemaining(); j++) {
            byte[] next = r.clone();
            for (int i = 0; i < 4; i++) {
                next[BLOCK - 1 - i] ^= (byte) (j >>> (8 * i));
            }
            s.put(block(next));
        }
        return Arrays.copyOf(s.array(), d);
    }

    private byte[] block(byte[] plain) {
        try {
            return aes.doFinal(plain);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a block of 16 bytes", e);
        }
    }

    private static BigInteger number(int[] symbols, BigInteger base) {
        BigInteger value = BigInteger.ZERO;
        for (int symbol : symbols) {
            value = value.multiply(base).add(BigInteger.valueOf(symbol));
        }
        return value;
    }

    private static int[] symbols(BigInteger value, BigInteger base, int length) {
        int[] symbols = new int[length];
        BigInteger rest = value;
        for (int i = length - 1; i >= 0; i--) {
            BigInteger[] parts = rest.divideAndRemainder(base);
            symbols[i] = parts[1].intValue();
            rest = parts[0];
        }
        return symbols;
    }

    private static byte[] fixed(BigInteger value, int length) {
        byte[] raw = value.toByteArray();
        byte[] out = new byte[length];
        for (int i = 0; i < length && i < raw.length; i++) {
            out[length - 1 - i] = raw[raw.length - 1 - i];
        }
        return out;
    }
}
