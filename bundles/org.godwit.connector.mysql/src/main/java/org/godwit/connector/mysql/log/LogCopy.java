package org.godwit.connector.mysql.log;

import com.github.shyiko.mysql.binlog.network.ServerException;
import com.github.shyiko.mysql.binlog.network.protocol.ErrorPacket;
import java.io.BufferedOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.godwit.core.error.GodwitException;
import org.godwit.core.file.OwnerOnlyFiles;
import org.godwit.core.progress.Progress;

/** Writes what a server sends to its replica into files as the server's own are: no event is changed, what was made for the connection is left out. Used by one thread. */
final class LogCopy implements Dump.Reader, AutoCloseable {
    private static final int FULL = 0xFF_FFFF;
    private static final int CHECKSUM = 4;

    private final LogPlace from;
    private final Path folder;
    private final long mostBytes;
    private final String server;
    private final Progress progress;
    private final List<Path> files = new ArrayList<>();
    private final byte[] buffer = new byte[1 << 16];
    private InputStream in;
    private OutputStream out = OutputStream.nullOutputStream();
    private String next;
    private boolean checksums;
    private long bytes;
    private int packetLeft;
    private boolean fullPacket;

    LogCopy(LogPlace from, Path folder, long mostBytes, String server, Progress progress) {
        this.from = from;
        this.folder = folder;
        this.mostBytes = mostBytes;
        this.server = server;
        this.progress = progress;
        this.next = from.file();
    }

    List<Path> files() {
        return List.copyOf(files);
    }

    long bytes() {
        return bytes;
    }

    @Override
    public Dump.Request prepare(Dump.Query asked, boolean maria) throws GodwitException, IOException {
        new ServerLog(asked, maria, server).requireAvailable(from, false);
        return new Dump.Request(from.file(), from.pos(), Optional.empty(), false);
    }

    @Override
    public void event(int type, long seconds, long serverId, long end, int flags, byte[] array, int at, int length, boolean last) {
        throw new IllegalStateException("events are copied, not read");
    }

    @Override
    public void stream(InputStream stream, boolean withChecksums) throws IOException {
        in = stream;
        checksums = withChecksums;
        byte[] header = new byte[Event.HEADER];
        while (true) {
            openPacket();
            int marker = in.read();
            packetLeft--;
            if (marker == 0xFF) {
                byte[] error = new byte[packetLeft];
                fill(error, 0, packetLeft);
                ErrorPacket packet = new ErrorPacket(error);
                throw new ServerException(packet.getErrorMessage(), packet.getErrorCode(), packet.getSqlState());
            }
            if (marker == 0xFE && packetLeft < 8) {
                return;
            }
            fill(header, 0, header.length);
            event(header);
        }
    }

    private void event(byte[] header) throws IOException {
        int type = header[4] & 0xFF;
        boolean artificial = (Event.number(header, 17, 2) & Event.FLAG_ARTIFICIAL) != 0;
        long body = Event.number(header, 9, 4) - Event.HEADER;
        if (type == Event.ROTATE && (artificial || Event.number(header, 13, 4) == 0)) {
            byte[] rotate = new byte[(int) body];
            fill(rotate, 0, rotate.length);
            next = new String(rotate, 8, rotate.length - 8 - (checksums ? CHECKSUM : 0), StandardCharsets.UTF_8);
        } else if (type == Event.FORMAT_DESCRIPTION) {
            byte[] description = new byte[(int) body];
            fill(description, 0, description.length);
            checksums = description.length > 62 && description[description.length - 5] == 1;
            open();
            write(header, header.length);
            write(description, description.length);
        } else {
            boolean kept = !artificial && type != Event.HEARTBEAT && type != Event.HEARTBEAT_V2;
            if (kept) {
                write(header, header.length);
            }
            while (body > 0) {
                int now = (int) Math.min(buffer.length, body);
                fill(buffer, 0, now);
                if (kept) {
                    write(buffer, now);
                }
                body -= now;
            }
        }
        closePacket();
    }

    /** The server names each file before its description. */
    private void open() throws IOException {
        Path path = folder.resolve(next.replaceAll("[^A-Za-z0-9._-]", "_"));
        if (!files.isEmpty() && files.getLast().equals(path)) {
            return;
        }
        out.close();
        out = new BufferedOutputStream(Channels.newOutputStream(OwnerOnlyFiles.createChannel(path)), 1 << 16);
        out.write(LogFiles.MAGIC);
        files.add(path);
        progress.note("recording " + next);
    }

    private void write(byte[] array, int length) throws IOException {
        bytes += length;
        if (bytes > mostBytes) {
            throw new Dump.StopException(new GodwitException(LogError.TOO_MUCH_LOG, server, mostBytes));
        }
        out.write(array, 0, length);
        progress.advance(0, length);
    }

    private void openPacket() throws IOException {
        byte[] head = new byte[4];
        if (in.readNBytes(head, 0, 4) < 4) {
            throw new EOFException("the server closed the connection");
        }
        packetLeft = (int) Event.number(head, 0, 3);
        fullPacket = packetLeft == FULL;
    }

    private void closePacket() throws IOException {
        while (packetLeft == 0 && fullPacket) {
            openPacket();
        }
        if (packetLeft != 0) {
            throw new LogStream.DamagedException("there are " + packetLeft + " bytes behind it");
        }
    }

    private void fill(byte[] to, int at, int length) throws IOException {
        for (int done = 0; done < length;) {
            if (packetLeft == 0) {
                if (!fullPacket) {
                    throw new LogStream.DamagedException("it ends early");
                }
                openPacket();
            }
            int got = in.read(to, at + done, Math.min(length - done, packetLeft));
            if (got < 0) {
                throw new EOFException("the server closed the connection");
            }
            done += got;
            packetLeft -= got;
        }
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
