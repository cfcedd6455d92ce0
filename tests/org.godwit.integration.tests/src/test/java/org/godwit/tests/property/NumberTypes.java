package org.godwit.tests.property;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import org.godwit.tests.property.TypeCase.Shape;

/** Integers, decimals, floating point numbers and bits. */
final class NumberTypes {
    private NumberTypes() {
    }

    static List<TypeCase> all() {
        List<TypeCase> all = new ArrayList<>();
        integers(all);
        decimal(all, 65, 30);
        decimal(all, 65, 0);
        decimal(all, 30, 30);
        decimal(all, 10, 2);
        all.add(TypeCase.of("decimal_unsigned", "decimals", "decimal(12,4) unsigned", Shape.PLAIN, List.of("0", "99999999.9999", "0.0001"), r -> digits(r, 8) + "." + digits(r, 4)));
        all.add(TypeCase.of("decimal_zerofill", "decimals", "decimal(9,3) zerofill", Shape.PLAIN, List.of("0", "999999.999", "0.001"), r -> digits(r, 6) + "." + digits(r, 3)));
        floats(all);
        for (int bits : new int[] {1, 7, 8, 9, 24, 63, 64}) {
            all.add(TypeCase.of("bit" + bits, "bits", "bit(" + bits + ")", Shape.BITS, List.of("b'0'", "b'1'", "b'" + "1".repeat(bits) + "'", "b'1" + "0".repeat(bits - 1) + "'"),
                    r -> "b'" + new BigInteger(bits, r).toString(2) + "'"));
        }
        return all;
    }

    private static void integers(List<TypeCase> all) {
        String[] names = {"tinyint", "smallint", "mediumint", "int", "bigint"};
        int[] sizes = {8, 16, 24, 32, 64};
        for (int i = 0; i < names.length; i++) {
            BigInteger span = BigInteger.ONE.shiftLeft(sizes[i]);
            BigInteger half = span.shiftRight(1);
            all.add(integer(names[i], names[i], half.negate(), half.subtract(BigInteger.ONE)));
            all.add(integer(names[i] + "_unsigned", names[i] + " unsigned", BigInteger.ZERO, span.subtract(BigInteger.ONE)));
        }
        all.add(integer("int_zerofill", "int(8) unsigned zerofill", BigInteger.ZERO, BigInteger.valueOf(4_294_967_295L)));
        all.add(integer("bool", "boolean", BigInteger.valueOf(-128), BigInteger.valueOf(127)));
    }

    private static TypeCase integer(String name, String declaration, BigInteger low, BigInteger high) {
        int bits = high.subtract(low).bitLength();
        return TypeCase.of(name, "integers", declaration, Shape.PLAIN, List.of(low.toString(), low.add(BigInteger.ONE).toString(), "0", "1", high.subtract(BigInteger.ONE).toString(), high.toString()),
                r -> low.add(new BigInteger(bits, r)).min(high).toString());
    }

    private static void decimal(List<TypeCase> all, int precision, int scale) {
        int whole = precision - scale;
        String nines = (whole == 0 ? "0" : "9".repeat(whole)) + (scale == 0 ? "" : "." + "9".repeat(scale));
        String least = scale == 0 ? "1" : "0." + "0".repeat(scale - 1) + "1";
        Function<Random, String> random = r -> (r.nextBoolean() ? "-" : "") + (whole == 0 ? "0" : digits(r, 1 + r.nextInt(whole))) + (scale == 0 ? "" : "." + digits(r, 1 + r.nextInt(scale)));
        all.add(TypeCase.of("decimal_" + precision + "_" + scale, "decimals", "decimal(" + precision + "," + scale + ")", Shape.PLAIN, List.of("0", least, "-" + least, nines, "-" + nines), random));
    }

    private static void floats(List<TypeCase> all) {
        List<String> doubles = List.of("0e0", "-0e0", "1e0", "0.1e0", "-0.1e0", "1.7976931348623157e308", "-1.7976931348623157e308", "2.2250738585072014e-308", "4.9e-324", "1e15", "123456789012345678e0",
                "9007199254740993e0", "1e22", "1e23", "3.141592653589793e0", "5e-320");
        List<String> singles = List.of("0e0", "-0e0", "1e0", "0.1e0", "16777217e0", "3.4028234663852886e38", "-3.4028234663852886e38", "1.17549435e-38", "1.4e-45", "1234567.8e0", "0.3e0", "1e-7");
        all.add(TypeCase.of("double", "floats", "double", Shape.FLOATING, doubles, NumberTypes::anyDouble));
        all.add(TypeCase.of("float", "floats", "float", Shape.FLOATING, singles, NumberTypes::anyFloat));
        all.add(TypeCase.of("double_unsigned", "floats", "double unsigned", Shape.FLOATING, List.of("0e0", "4.9e-324", "1.7976931348623157e308"), r -> anyDouble(r).replaceFirst("^-", "")));
        all.add(TypeCase.of("float_7_4", "floats", "float(7,4)", Shape.FLOATING, List.of("0e0", "999.9999", "-999.9999", "0.0001"), r -> digits(r, 3) + "." + digits(r, 4)));
        all.add(TypeCase.of("double_20_5", "floats", "double(20,5)", Shape.FLOATING, List.of("0e0", "99999999999999.99999", "-0.00001"), r -> digits(r, 12) + "." + digits(r, 5)));
    }

    private static String anyDouble(Random random) {
        double value;
        do {
            value = Double.longBitsToDouble(random.nextLong());
        } while (!Double.isFinite(value));
        return Double.toString(value) + (Double.toString(value).contains("E") ? "" : "e0");
    }

    private static String anyFloat(Random random) {
        float value;
        do {
            value = Float.intBitsToFloat(random.nextInt());
        } while (!Float.isFinite(value));
        return Double.toString(value) + (Double.toString(value).contains("E") ? "" : "e0");
    }

    static String digits(Random random, int count) {
        StringBuilder text = new StringBuilder(count);
        for (int i = 0; i < count; i++) {
            text.append((char) ('0' + random.nextInt(10)));
        }
        return text.toString();
    }
}
