package org.godwit.transfer.message.format;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.godwit.core.model.ColumnDef;
import org.godwit.core.text.ServerCharsets;

/**
 * Text as a JSON string. Bytes that are no text in the column's character set become U+FFFD, since JSON has no other way; columns of a character set that Java does not know are taken for latin1, so that
 * each byte has a character of its own.
 */
final class TextValue implements ValueWriter {
    private final Charset charset;
    private final boolean asciiStays;

    private TextValue(Charset charset) {
        this.charset = charset;
        this.asciiStays = ServerCharsets.keepsAscii(charset);
    }

    static TextValue of(ColumnDef column) {
        return new TextValue(column.charset().map(c -> ServerCharsets.of(c).orElse(StandardCharsets.ISO_8859_1)).orElse(StandardCharsets.UTF_8));
    }

    @Override
    public void write(JsonGenerator json, byte[] bytes, int from, int to) throws IOException {
        if (isPlain(bytes, from, to)) {
            json.writeUTF8String(bytes, from, to - from);
        } else {
            json.writeString(decode(bytes, from, to));
        }
    }

    /** Whether the bytes are the same in UTF-8. */
    boolean isPlain(byte[] bytes, int from, int to) {
        return asciiStays && isAscii(bytes, from, to);
    }

    String decode(byte[] bytes, int from, int to) {
        return new String(bytes, from, to - from, charset);
    }

    private static boolean isAscii(byte[] bytes, int from, int to) {
        int all = 0;
        for (int i = from; i < to; i++) {
            all |= bytes[i];
        }
        return all >= 0;
    }
}
