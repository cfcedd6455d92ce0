package org.godwit.connector.rocketmq;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/**
 * A message's key as the text that RocketMQ keeps with it ({@code KEYS}), by which people can look for it. Blanks would part it into several keys and control characters would end it, so these, the
 * percent sign and whatever is not ASCII are percent-encoded. Without state.
 */
final class Keys {
    /** All properties of a message together have at most 32767 bytes. */
    private static final int LONGEST = 16_384;
    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    private Keys() {
    }

    /** Empty when it is too long to be kept. */
    static String encode(byte[] key) {
        StringBuilder text = new StringBuilder(key.length + 8);
        for (byte b : key) {
            if (b > ' ' && b != '%' && b != 0x7f) {
                text.append((char) b);
            } else {
                text.append('%').append(HEX.toHexDigits(b));
            }
        }
        return text.length() > LONGEST ? "" : text.toString();
    }

    static byte[] decode(String text) {
        ByteArrayOutputStream key = new ByteArrayOutputStream(text.length());
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] == '%' && i + 2 < bytes.length && HexFormat.isHexDigit(bytes[i + 1]) && HexFormat.isHexDigit(bytes[i + 2])) {
                key.write(HexFormat.fromHexDigits(text, i + 1, i + 3));
                i += 2;
            } else {
                key.write(bytes[i]);
            }
        }
        return key.toByteArray();
    }

    /** Which of so many queues a key's messages go to; the same as a producer with RocketMQ's own SelectMessageQueueByHash chooses for this text. */
    static int queue(byte[] key, int queues) {
        return Math.abs(new String(key, StandardCharsets.UTF_8).hashCode() % queues);
    }
}
