package org.godwit.rehearsal.mask;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MaskTest {
    private static final String KEY = "2B7E151628AED2A6ABF7158809CF4F3C";

    /** Examples that NIST publishes for SP 800-38G. */
    @Test
    void ff1GivesTheStandardsExamples() {
        assertThat(ff1(KEY, 10, "", "0123456789")).isEqualTo("2433477484");
        assertThat(ff1(KEY, 10, "39383736353433323130", "0123456789")).isEqualTo("6124200773");
        assertThat(ff1(KEY, 36, "3737373770717273373737", "0123456789abcdefghi")).isEqualTo("a9tv40mll9kdu509eum");
        assertThat(ff1(KEY + "EF4359D8D580AA4F7F036D6F04FC6A94", 10, "", "0123456789")).isEqualTo("6657667009");
    }

    @Test
    void textKeepsItsFormAndItsDifference() {
        FormMask mask = new FormMask("secret".getBytes());
        String masked = mask.text("Ann.Lee+42@Example.org, 北京 é");
        assertThat(masked).matches("[A-Z][a-z]{2}\\.[A-Z][a-z]{2}\\+\\d\\d@[A-Z][a-z]{6}\\.[a-z]{3}, \\p{IsHan}{2} é").isNotEqualTo("Ann.Lee+42@Example.org, 北京 é");
        assertThat(mask.text("Ann.Lee+42@Example.org, 北京 é")).isEqualTo(masked);
        assertThat(new FormMask("other".getBytes()).text("Ann.Lee+42@Example.org, 北京 é")).isNotEqualTo(masked);
        assertThat(mask.text("ANN")).isEqualToIgnoringCase(mask.text("ann"));
        Set<String> all = IntStream.range(0, 1000).mapToObj(i -> mask.text(String.format("%03d", i))).collect(Collectors.toSet());
        assertThat(all).hasSize(1000);
    }

    @Test
    void numbersStayDifferentInRangeAndAsLong() {
        FormMask mask = new FormMask("secret".getBytes());
        BigInteger least = BigInteger.valueOf(-128);
        BigInteger greatest = BigInteger.valueOf(127);
        Set<BigInteger> seen = new HashSet<>();
        for (int i = -128; i <= 127; i++) {
            BigInteger masked = mask.number(BigInteger.valueOf(i), least, greatest);
            assertThat(masked).isBetween(least, greatest);
            assertThat(masked.abs().toString()).hasSameSizeAs(Integer.toString(Math.abs(i)));
            seen.add(masked);
        }
        assertThat(seen).hasSize(256);
    }

    private static String ff1(String key, int radix, String tweak, String text) {
        int[] out = new Ff1(HexFormat.of().parseHex(key)).encrypt(radix, HexFormat.of().parseHex(tweak), text.chars().map(c -> Character.digit(c, radix)).toArray());
        return IntStream.of(out).mapToObj(s -> Character.toString(Character.forDigit(s, radix))).collect(Collectors.joining());
    }
}
