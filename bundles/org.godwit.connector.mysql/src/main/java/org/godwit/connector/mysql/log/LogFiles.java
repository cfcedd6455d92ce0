package org.godwit.connector.mysql.log;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.godwit.core.error.GodwitException;

/** Goes through the events of recorded files, one behind the other (MySQL source, "Binary log files"). Used by one thread. */
final class LogFiles implements AutoCloseable {
    static final byte[] MAGIC = {(byte) 0xFE, 'b', 'i', 'n'};
    private static final int VERSION_AT = 2;
    private static final int VERSION_LENGTH = 50;

    private final List<Path> files;
    private final byte[] header = new byte[Event.HEADER];
    private int file = -1;
    private InputStream in = InputStream.nullInputStream();
    private long left;
    private boolean behind;

    /** @param first number of the file to begin with */
    LogFiles(List<Path> files, int first) {
        this.files = files;
        this.file = first - 1;
    }

    /** Whether the log was written by MariaDB, as its first description says. */
    static boolean isMaria(Path file) throws GodwitException {
        try (LogFiles log = new LogFiles(List.of(file), 0)) {
            if (!log.next() || log.type() != Event.FORMAT_DESCRIPTION || log.size() < Event.HEADER + VERSION_AT + VERSION_LENGTH) {
                throw new GodwitException(LogError.NO_RECORDING, file, "it does not begin with the description of a log");
            }
            return new String(log.body(), VERSION_AT, VERSION_LENGTH, StandardCharsets.ISO_8859_1).contains("MariaDB");
        } catch (IOException e) {
            throw new GodwitException(LogError.NO_RECORDING, e, file, String.valueOf(e.getMessage()));
        }
    }

    /** Goes to the next event, passing over what is left of this one; false behind the last. */
    boolean next() throws IOException {
        in.skipNBytes(left);
        left = 0;
        while (true) {
            int got = in.readNBytes(header, 0, header.length);
            if (got == header.length) {
                left = size() - Event.HEADER;
                if (left < 0) {
                    throw new LogStream.DamagedException("its length is " + size());
                }
                return true;
            }
            if (got > 0) {
                throw new EOFException(path().getFileName() + " is cut within an event");
            }
            if (file + 1 >= files.size()) {
                return false;
            }
            open();
        }
    }

    private void open() throws IOException {
        in.close();
        file++;
        in = new BufferedInputStream(Files.newInputStream(path()), 1 << 16);
        byte[] magic = in.readNBytes(MAGIC.length);
        if (!Arrays.equals(magic, MAGIC)) {
            throw new LogStream.DamagedException(path().getFileName() + " is no binary log, or an encrypted one");
        }
    }

    Path path() {
        return files.get(file);
    }

    /** Number of the file in which the event stands. */
    int file() {
        return file;
    }

    byte[] header() {
        return header;
    }

    int type() {
        return header[4] & 0xFF;
    }

    long size() {
        return Event.number(header, 9, 4);
    }

    /** Offset behind the event in the server's file, lower 32 bits. */
    long end() {
        return Event.number(header, 13, 4);
    }

    /** Whether the event lies behind a place. Within a transaction MariaDB does not tell where events end, so the first that does decides for those that follow. */
    boolean isBehind(int placeFile, long place) {
        behind |= file > placeFile || end() > place && type() != Event.FORMAT_DESCRIPTION;
        return behind;
    }

    /** Reads of the event's body what is not read yet. */
    int read(byte[] to, int from, int length) throws IOException {
        int got = in.read(to, from, (int) Math.min(length, left));
        if (got < 0) {
            throw new EOFException(path().getFileName() + " is cut within an event");
        }
        left -= got;
        return got;
    }

    /** All of the event's body. */
    byte[] body() throws IOException {
        if (left > Integer.MAX_VALUE - 64) {
            throw new LogStream.DamagedException("its length is " + size());
        }
        byte[] body = in.readNBytes((int) left);
        if (body.length < left) {
            throw new EOFException(path().getFileName() + " is cut within an event");
        }
        left = 0;
        return body;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
