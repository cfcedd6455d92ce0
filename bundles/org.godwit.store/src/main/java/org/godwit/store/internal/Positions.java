package org.godwit.store.internal;

import java.nio.charset.StandardCharsets;
import org.godwit.core.change.LogPosition;

/** Positions as bytes: seconds (8), then the text in UTF-8. Stateless. */
final class Positions {
    private static final int SECONDS = Long.BYTES;

    private Positions() {
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static String text(byte[] bytes, int from, int length) {
        return new String(bytes, from, length, StandardCharsets.UTF_8);
    }

    /** Reads what a record of kind COMMIT or IDLE holds. */
    static LogPosition read(byte[] bytes, int from, int length) {
        return new LogPosition(text(bytes, from + SECONDS, length - SECONDS), Records.getLong(bytes, from));
    }

    /** Room that {@link #write} needs at most; exact for ASCII, which positions nearly always are. */
    static int room(LogPosition position) {
        return SECONDS + 3 * position.text().length();
    }

    /** Writes without garbage as long as the text is ASCII. Returns the number of bytes. */
    static int write(LogPosition position, byte[] into, int at) {
        Records.putLong(into, at, position.seconds());
        String text = position.text();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= 0x80) {
                byte[] encoded = bytes(text);
                System.arraycopy(encoded, 0, into, at + SECONDS, encoded.length);
                return SECONDS + encoded.length;
            }
            into[at + SECONDS + i] = (byte) c;
        }
        return SECONDS + text.length();
    }
}
