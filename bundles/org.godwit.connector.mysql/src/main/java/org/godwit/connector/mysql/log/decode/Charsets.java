package org.godwit.connector.mysql.log.decode;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.godwit.core.text.ServerCharsets;

/** Text in the servers' character sets, needed for the members of ENUM and SET, which the log names by number. Without state. */
final class Charsets {
    private Charsets() {
    }

    /** Empty when the text cannot be written so here. */
    static Optional<byte[]> encode(String text, String charset) {
        // members of a binary column come as the dictionary tells them, which is UTF-8
        Optional<Charset> java = charset.equalsIgnoreCase("binary") ? Optional.of(StandardCharsets.UTF_8) : ServerCharsets.of(charset);
        if (java.isEmpty()) {
            boolean ascii = text.chars().allMatch(c -> c < 0x80);
            return ascii ? Optional.of(text.getBytes(StandardCharsets.US_ASCII)) : Optional.empty();
        }
        try {
            ByteBuffer bytes = java.get().newEncoder().onMalformedInput(CodingErrorAction.REPORT).onUnmappableCharacter(CodingErrorAction.REPORT).encode(CharBuffer.wrap(text));
            byte[] copy = new byte[bytes.remaining()];
            bytes.get(copy);
            return Optional.of(copy);
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }
}
