package org.godwit.transfer.message.format;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;

/** Writes a value of one column, never NULL, as JSON. Belongs to one thread. */
@FunctionalInterface
interface ValueWriter {
    void write(JsonGenerator json, byte[] bytes, int from, int to) throws IOException;
}
