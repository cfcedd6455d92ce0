package org.godwit.transfer.message.format;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;

/** Parts of messages that are the same for each row of a table, written once. Stateless. */
final class Fragments {
    private static final JsonFactory FACTORY = new JsonFactory();

    /** Writes fields of an object. */
    @FunctionalInterface
    interface Fields {
        void write(JsonGenerator json) throws IOException;
    }

    private Fragments() {
    }

    /** The fields as text, without the braces around them: to be written raw between other fields. */
    static String of(Fields fields) {
        String object = object(fields);
        return object.substring(1, object.length() - 1);
    }

    /** An object with the fields. */
    static String object(Fields fields) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = FACTORY.createGenerator(text)) {
            json.writeStartObject();
            fields.write(json);
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }
}
