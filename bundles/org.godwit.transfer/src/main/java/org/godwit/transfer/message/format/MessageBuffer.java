package org.godwit.transfer.message.format;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;

/** The bytes of one message after the other, in memory that is used again. Belongs to one thread. */
public final class MessageBuffer {
    /** A buffer that once held a huge message is given back above this. */
    private static final int KEPT_BYTES = 1 << 20;
    private static final JsonFactory FACTORY = JsonFactory.builder().enable(JsonWriteFeature.COMBINE_UNICODE_SURROGATES_IN_UTF8).build();

    private final Bytes bytes = new Bytes();
    private final JsonGenerator json;

    public MessageBuffer() {
        try {
            json = FACTORY.createGenerator(bytes, JsonEncoding.UTF8);
            json.setRootValueSeparator(null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Forgets the last message; what follows is the next. */
    public void clear() {
        bytes.shrinkAndReset();
    }

    /** For layouts that are no JSON; only one of both is used for a message. */
    OutputStream bytes() {
        return bytes;
    }

    JsonGenerator json() {
        return json;
    }

    /** A copy of the message's bytes. */
    public byte[] toBytes() throws IOException {
        json.flush();
        return bytes.toByteArray();
    }

    public int size() throws IOException {
        json.flush();
        return bytes.size();
    }

    private static final class Bytes extends ByteArrayOutputStream {
        Bytes() {
            super(1024);
        }

        void shrinkAndReset() {
            if (buf.length > KEPT_BYTES) {
                buf = Arrays.copyOf(buf, 1024);
            }
            reset();
        }
    }
}
