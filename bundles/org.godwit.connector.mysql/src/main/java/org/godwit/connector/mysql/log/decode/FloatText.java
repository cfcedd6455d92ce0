package org.godwit.connector.mysql.log.decode;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Prints floating point as the servers do: the shortest digits that read back as the same number, without exponent between 1e-15 and 1e15 (MySQL source, my_gcvt). Without state. */
final class FloatText {
    private static final int LAST_PLAIN = 15;
    /** Below, so few digits may be enough that one is shorter than what the language prints, which has two at least. */
    private static final double FEW_DIGITS = 1e-300;

    private FloatText() {
    }

    static void put(double value, Cells out) {
        if (value == 0) {
            out.put(1 / value < 0 ? "-0" : "0");
            return;
        }
        if (value == Math.rint(value) && Math.abs(value) < 1e15) {
            out.putLong((long) value);
            return;
        }
        String java = Double.toString(Math.abs(value));
        int exponentAt = java.indexOf('E');
        int exponent = exponentAt < 0 ? 0 : Integer.parseInt(java.substring(exponentAt + 1));
        String mantissa = exponentAt < 0 ? java : java.substring(0, exponentAt);
        int point = mantissa.indexOf('.');
        String digits = mantissa.substring(0, point) + mantissa.substring(point + 1);
        int leading = 0;
        while (leading < digits.length() - 1 && digits.charAt(leading) == '0') {
            leading++;
        }
        int end = digits.length();
        while (end > leading + 1 && digits.charAt(end - 1) == '0') {
            end--;
        }
        put(value, digits.substring(leading, end), point - leading + exponent, out);
    }

    /** @param decimals where the point stands, counted from the first digit */
    private static void put(double value, String digits, int decimals, Cells out) {
        if (value < 0) {
            out.put('-');
        }
        String shortest = digits;
        int at = decimals;
        if (digits.length() == 2 && Math.abs(value) < FEW_DIGITS) {
            BigDecimal one = new BigDecimal(Math.abs(value)).round(new MathContext(1, RoundingMode.HALF_EVEN));
            if (one.doubleValue() == Math.abs(value)) {
                shortest = one.unscaledValue().toString();
                at = shortest.length() - one.scale();
            }
        }
        if (at > LAST_PLAIN || at < -LAST_PLAIN + 1) {
            exponential(shortest, at - 1, out);
        } else {
            plain(shortest, at, out);
        }
    }

    private static void exponential(String digits, int exponent, Cells out) {
        out.put(digits.charAt(0));
        if (digits.length() > 1) {
            out.put('.');
            out.put(digits.substring(1));
        }
        out.put('e');
        out.putLong(exponent);
    }

    private static void plain(String digits, int decimals, Cells out) {
        if (decimals <= 0) {
            out.put("0.");
            for (int i = decimals; i < 0; i++) {
                out.put('0');
            }
            out.put(digits);
            return;
        }
        for (int i = 0; i < decimals; i++) {
            out.put(i < digits.length() ? digits.charAt(i) : '0');
        }
        if (digits.length() > decimals) {
            out.put('.');
            out.put(digits.substring(decimals));
        }
    }
}
