package org.godwit.tests.diagnosis;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A port of this computer that leads to a server until it is closed, which ends all connections and refuses new ones, as a server does that went away. */
final class Forwarder implements AutoCloseable {
    private final ServerSocket socket;
    private final int to;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();

    private Forwarder(ServerSocket socket, int to) {
        this.socket = socket;
        this.to = to;
    }

    static Forwarder to(int port) throws IOException {
        Forwarder forwarder = new Forwarder(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), port);
        thread(forwarder::accept);
        return forwarder;
    }

    int port() {
        return socket.getLocalPort();
    }

    private void accept() {
        try {
            while (true) {
                Socket from = socket.accept();
                Socket on = new Socket(InetAddress.getLoopbackAddress(), to);
                open.add(from);
                open.add(on);
                thread(() -> copy(from, on));
                thread(() -> copy(on, from));
            }
        } catch (IOException e) {
            close();
        }
    }

    private static void copy(Socket from, Socket on) {
        try (from; on; InputStream in = from.getInputStream()) {
            in.transferTo(on.getOutputStream());
        } catch (IOException e) {
            // one end went away, so the other is closed too
            return;
        }
    }

    private static void thread(Runnable work) {
        Thread thread = new Thread(work, "forwarder");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() {
        try {
            socket.close();
            for (Socket one : open) {
                one.close();
            }
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
