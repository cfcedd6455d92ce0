package org.godwit.transfer.message.format;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;

/** Numbers as the digits the server gives, without the zeros that ZEROFILL puts before them. Belongs to one thread. */
final class NumberValue implements ValueWriter {
    /** Exact: integers and decimals. */
    static final int ALL_DIGITS = 0;
    static final int FLOAT_DIGITS = 7;
    static final int DOUBLE_DIGITS = 16;

    private final MathContext digits;
    private char[] text = new char[80];

    /** @param significant digits that are kept, {@link #ALL_DIGITS} for all */
    NumberValue(int significant) {
        this.digits = new MathContext(significant);
    }

    @Override
    public void write(JsonGenerator json, byte[] bytes, int from, int to) throws IOException {
        if (text.length < to - from) {
            text = new char[to - from];
        }
        int length = 0;
        int at = from;
        if (at < to && bytes[at] == '-') {
            text[length++] = '-';
            at++;
        }
        while (at + 1 < to && bytes[at] == '0' && Character.isDigit(bytes[at + 1])) {
            at++;
        }
        while (at < to) {
            text[length++] = (char) bytes[at++];
        }
        if (digits.getPrecision() == ALL_DIGITS || length <= digits.getPrecision()) {
            json.writeNumber(text, 0, length);
        } else {
            json.writeNumber(rounded(length));
        }
    }

    private String rounded(int length) {
        BigDecimal exact = new BigDecimal(text, 0, length);
        return exact.precision() <= digits.getPrecision() ? String.valueOf(text, 0, length) : exact.round(digits).stripTrailingZeros().toString();
    }
}
