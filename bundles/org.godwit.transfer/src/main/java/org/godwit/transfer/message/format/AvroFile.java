package org.godwit.transfer.message.format;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.apache.avro.Schema;
import org.apache.avro.file.DataFileWriter;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;

/**
 * Messages of one schema, each an object container file with one record (Avro specification: object container files), so that the schema is in the message and whatever reads Avro reads it. What
 * stands before the record is made once. Belongs to one thread.
 */
final class AvroFile {
    /** Writes the record's fields. */
    @FunctionalInterface
    interface Fields {
        void write(BinaryEncoder out) throws IOException;
    }

    private final byte[] head;
    private final byte[] sync;
    private final ByteArrayOutputStream block = new ByteArrayOutputStream();
    private BinaryEncoder record;
    private BinaryEncoder frame;

    AvroFile(Schema schema) {
        // the same for the same schema, so that a message that is sent again is the same
        sync = digest(schema.toString());
        head = head(schema, sync);
    }

    private static byte[] head(Schema schema, byte[] sync) {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        try (DataFileWriter<Object> writer = new DataFileWriter<>(new GenericDatumWriter<>(schema))) {
            writer.create(schema, head, sync);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return head.toByteArray();
    }

    private static byte[] digest(String text) {
        try {
            return MessageDigest.getInstance("MD5").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    void write(MessageBuffer out, Fields fields) throws IOException {
        block.reset();
        record = EncoderFactory.get().binaryEncoder(block, record);
        fields.write(record);
        record.flush();
        out.bytes().write(head);
        frame = EncoderFactory.get().binaryEncoder(out.bytes(), frame);
        frame.writeLong(1);
        frame.writeLong(block.size());
        frame.flush();
        block.writeTo(out.bytes());
        out.bytes().write(sync);
    }
}
