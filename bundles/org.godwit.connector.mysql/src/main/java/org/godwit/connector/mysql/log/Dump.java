package org.godwit.connector.mysql.log;

import com.github.shyiko.mysql.binlog.BinaryLogClient;
import com.github.shyiko.mysql.binlog.network.SSLMode;
import com.github.shyiko.mysql.binlog.network.ServerException;
import com.github.shyiko.mysql.binlog.network.protocol.ErrorPacket;
import com.github.shyiko.mysql.binlog.network.protocol.command.Command;
import com.github.shyiko.mysql.binlog.network.protocol.command.QueryCommand;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import org.godwit.connector.mysql.connect.Login;
import org.godwit.connector.mysql.log.LogOptions.Address;
import org.godwit.core.error.GodwitException;
import org.godwit.core.model.TlsSettings;
import org.godwit.core.progress.CancelToken;

/**
 * One connection to a server as its replica. The library connects, logs in and negotiates checksums and heartbeats; what the server sends then is read here, because the library's own loop
 * makes an object of each value, keeps whole events, checks no checksum and swallows failures. Used by one thread; a cancel closes the socket under it.
 */
final class Dump extends BinaryLogClient {
    private static final Logger LIBRARY = Logger.getLogger(Dump.class.getName());
    private static final int COM_BINLOG_DUMP = 0x12;
    private static final int COM_BINLOG_DUMP_GTID = 0x1E;
    private static final int NON_BLOCKING = 1;
    private static final int THROUGH_GTID = 4;
    private static final int MARIA_CAPABILITY = 4;

    static {
        // it would tell each connection on the console
        LIBRARY.setLevel(Level.WARNING);
    }

    /**
     * What to ask the server for.
     *
     * @param gtids what this side has; the server sends what is not in it
     * @param waits whether the server waits for more at the end of the log
     */
    record Request(String file, long pos, Optional<GtidSet> gtids, boolean waits) {
    }

    /** Looks at the server before it is asked, decides what to ask, and takes what comes. */
    interface Reader extends LogStream.Events {
        Request prepare(Query server, boolean maria) throws GodwitException, IOException;

        /** Takes all that the server sends. */
        default void stream(InputStream in, boolean checksums) throws IOException {
            new LogStream(in, checksums, this).run();
        }
    }

    /** Asks the server. */
    @FunctionalInterface
    interface Query {
        /** Rows of values; a NULL is empty text. */
        List<List<String>> rows(String sql) throws GodwitException, IOException;
    }

    private final Login login;
    private final Address address;
    private final LogOptions options;
    private final Reader reader;
    private volatile Socket socket;
    private Request request;
    private boolean checksums;

    Dump(Login login, Address address, LogOptions options, int connectMillis, Reader reader) throws GodwitException {
        super(address.host(), address.port(), login.user(), login.password().reveal());
        this.login = login;
        this.address = address;
        this.options = options;
        this.reader = reader;
        setServerId(options.serverId());
        setHeartbeatInterval(options.heartbeatMillis());
        setKeepAlive(false);
        // the library's own watch would end the connection later on; the socket's timeout does it better
        setConnectTimeout(0);
        setNetWriteTimeout(28_800);
        setBinlogFilename("-");
        setSocketFactory(() -> open(connectMillis));
        if (login.encrypt()) {
            SSLContext context = login.tlsContext(address.toString());
            setSSLMode(login.tls().mode() == TlsSettings.Mode.PREFERRED ? SSLMode.PREFERRED : SSLMode.REQUIRED);
            setSslSocketFactory(plain -> encrypted(context, plain));
        }
    }

    /** Reads until the server has no more (only when it does not wait). */
    void run(CancelToken cancel) throws IOException {
        try (CancelToken.Registration hook = cancel.onCancel(this::abort)) {
            connect();
        } catch (EndOfLog e) {
            return;
        } finally {
            abort();
        }
    }

    private void abort() {
        Socket open = socket;
        try {
            if (open != null) {
                open.close();
            }
        } catch (IOException e) {
            LIBRARY.log(Level.FINE, "closing", e);
        }
    }

    private Socket open(int connectMillis) throws SocketException {
        Socket made = new Socket() {
            @Override
            public void connect(SocketAddress endpoint, int timeout) throws IOException {
                super.connect(endpoint, connectMillis);
            }
        };
        made.setKeepAlive(true);
        made.setTcpNoDelay(true);
        made.setSoTimeout(options.readTimeoutMillis());
        socket = made;
        return made;
    }

    private SSLSocket encrypted(SSLContext context, Socket plain) throws SocketException {
        try {
            SSLSocket made = (SSLSocket) context.getSocketFactory().createSocket(plain, address.host(), address.port(), true);
            if (login.tls().mode() == TlsSettings.Mode.VERIFY_IDENTITY) {
                SSLParameters parameters = made.getSSLParameters();
                parameters.setEndpointIdentificationAlgorithm("HTTPS");
                made.setSSLParameters(parameters);
            }
            return made;
        } catch (IOException e) {
            SocketException failure = new SocketException(e.getMessage());
            failure.initCause(e);
            throw failure;
        }
    }

    @Override
    protected void setupConnection() throws IOException {
        super.setupConnection();
        List<List<String>> variable = rows("SHOW GLOBAL VARIABLES LIKE 'binlog_checksum'");
        checksums = !variable.isEmpty() && !variable.getFirst().get(1).equalsIgnoreCase("NONE");
        try {
            request = reader.prepare(this::rows, getMariaDB());
        } catch (GodwitException e) {
            throw new StopException(e);
        }
    }

    @Override
    protected void requestBinaryLogStream() throws IOException {
        boolean maria = getMariaDB();
        if (maria) {
            rows("SET @mariadb_slave_capability = " + MARIA_CAPABILITY);
            if (request.gtids.isPresent()) {
                rows("SET @slave_connect_state = '" + request.gtids.get().text() + "', @slave_gtid_strict_mode = 0, @slave_gtid_ignore_duplicates = 0");
            }
        }
        Command command = request.gtids.isPresent() && request.gtids.get() instanceof MySqlGtids set ? new Raw(byIdentifiers(set)) : new Raw(byOffset());
        channel.write(command);
        reader.stream(channel.getInputStream(), checksums);
        throw new EndOfLog();
    }

    private byte[] byOffset() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(COM_BINLOG_DUMP);
        boolean named = request.gtids.isEmpty();
        little(out, named ? request.pos : 4, 4);
        little(out, request.waits ? 0 : NON_BLOCKING, 2);
        little(out, options.serverId(), 4);
        out.writeBytes(named ? request.file.getBytes(StandardCharsets.UTF_8) : new byte[0]);
        return out.toByteArray();
    }

    private byte[] byIdentifiers(MySqlGtids set) {
        byte[] encoded = set.encoded();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(COM_BINLOG_DUMP_GTID);
        little(out, THROUGH_GTID | (request.waits ? 0 : NON_BLOCKING), 2);
        little(out, options.serverId(), 4);
        little(out, 0, 4);
        little(out, 4, 8);
        little(out, encoded.length, 4);
        out.writeBytes(encoded);
        return out.toByteArray();
    }

    private static void little(ByteArrayOutputStream out, long value, int length) {
        for (int i = 0; i < length; i++) {
            out.write((int) (value >>> (8 * i)));
        }
    }

    /** The text protocol, for the few questions before the log comes. */
    private List<List<String>> rows(String sql) throws IOException {
        channel.write(new QueryCommand(sql));
        byte[] packet = channel.read();
        fail(packet);
        List<List<String>> rows = new ArrayList<>();
        if (packet[0] == 0) {
            return rows;
        }
        while (!isEnd(channel.read())) {
            // names and types of the columns
        }
        for (byte[] row = channel.read(); !isEnd(row); row = channel.read()) {
            fail(row);
            rows.add(values(row));
        }
        return rows;
    }

    private static boolean isEnd(byte[] packet) {
        return (packet[0] & 0xFF) == 0xFE && packet.length < 9;
    }

    private static List<String> values(byte[] row) {
        List<String> values = new ArrayList<>();
        for (int at = 0; at < row.length;) {
            if ((row[at] & 0xFF) == 251) {
                values.add("");
                at++;
                continue;
            }
            int length = (int) Event.packed(row, at);
            at += Event.packedLength(row, at);
            values.add(new String(row, at, length, StandardCharsets.UTF_8));
            at += length;
        }
        return values;
    }

    private static void fail(byte[] packet) throws IOException {
        if ((packet[0] & 0xFF) == 0xFF) {
            ErrorPacket error = new ErrorPacket(java.util.Arrays.copyOfRange(packet, 1, packet.length));
            throw new ServerException(error.getErrorMessage(), error.getErrorCode(), error.getSqlState());
        }
    }

    /** A command made here. */
    private record Raw(byte[] bytes) implements Command {
        @Override
        public byte[] toByteArray() {
            return bytes;
        }
    }

    /** Carries our failure through the library. */
    static final class StopException extends IOException {
        private static final long serialVersionUID = 1L;

        StopException(GodwitException cause) {
            super(cause);
        }

        GodwitException failure() {
            return (GodwitException) getCause();
        }
    }

    /** The server has sent everything. */
    private static final class EndOfLog extends IOException {
        private static final long serialVersionUID = 1L;
    }
}
