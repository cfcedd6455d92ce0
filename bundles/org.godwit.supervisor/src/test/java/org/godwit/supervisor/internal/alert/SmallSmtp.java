package org.godwit.supervisor.internal.alert;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ServerSocketFactory;

/** A mail server that takes one message at a time and remembers what was said (RFC 5321, AUTH LOGIN and PLAIN). */
final class SmallSmtp implements AutoCloseable {
    final List<String> said = new CopyOnWriteArrayList<>();
    private final ServerSocket socket;

    SmallSmtp(ServerSocketFactory sockets) throws IOException {
        socket = sockets.createServerSocket(0, 5, InetAddress.getLoopbackAddress());
        Thread thread = new Thread(this::serve, "test-smtp");
        thread.setDaemon(true);
        thread.start();
    }

    int port() {
        return socket.getLocalPort();
    }

    private void serve() {
        while (!socket.isClosed()) {
            try (Socket client = socket.accept()) {
                talk(client);
            } catch (IOException e) {
                said.add("! " + e.getMessage());
            }
        }
    }

    private void talk(Socket client) throws IOException {
        BufferedReader in = new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.US_ASCII));
        PrintWriter out = new PrintWriter(client.getOutputStream(), true, StandardCharsets.US_ASCII);
        out.print("220 test\r\n");
        out.flush();
        boolean content = false;
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            said.add(line);
            String verb = line.toUpperCase(Locale.ROOT);
            if (content && !line.equals(".")) {
                continue;
            }
            String answer = content || verb.startsWith("MAIL") || verb.startsWith("RCPT")
                    ? "250 ok"
                    : verb.startsWith("EHLO")
                            ? "250-test\r\n250 AUTH PLAIN"
                            : verb.startsWith("AUTH")
                                    ? "235 welcome"
                                    : verb.startsWith("DATA") ? "354 go on" : verb.startsWith("QUIT") ? "221 bye" : "500 what";
            content = verb.startsWith("DATA");
            out.print(answer + "\r\n");
            out.flush();
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
