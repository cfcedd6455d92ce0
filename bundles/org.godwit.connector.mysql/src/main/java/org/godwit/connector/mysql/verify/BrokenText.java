package org.godwit.connector.mysql.verify;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;

/**
 * Keeps bytes that are not UTF-8 apart when they have to be text: each becomes one lone low surrogate (U+DC80 to U+DCFF), which no valid text holds, so that two different values stay different
 * and the bytes can be had back. Servers print such values though they would refuse them today. Without state.
 */
final class BrokenText {
    private static final int ESCAPE = 0xDC00;

    private BrokenText() {
    }

    static String decode(byte[] utf8) {
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        ByteBuffer in = ByteBuffer.wrap(utf8);
        CharBuffer out = CharBuffer.allocate(utf8.length);
        CoderResult result = decoder.decode(in, out, true);
        while (result.isError()) {
            for (int i = 0; i < result.length(); i++) {
                out.put((char) (ESCAPE | in.get() & 0xFF));
            }
            result = decoder.decode(in, out, true);
        }
        return out.flip().toString();
    }

    /** Whether {@link #decode} met bytes that are not UTF-8. */
    static boolean isBroken(String text) {
        return text.codePoints().anyMatch(BrokenText::isEscape);
    }

    /** The bytes that {@link #decode} was given. */
    static byte[] encode(String text) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(text.length() + 8);
        text.codePoints().forEach(c -> {
            if (isEscape(c)) {
                out.write(c & 0xFF);
            } else {
                out.writeBytes(Character.toString(c).getBytes(StandardCharsets.UTF_8));
            }
        });
        return out.toByteArray();
    }

    private static boolean isEscape(int codePoint) {
        return codePoint >= 0xDC80 && codePoint <= 0xDCFF;
    }
}
