package org.godwit.rehearsal.faults;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadFactory;
import org.godwit.core.thread.EngineThreads;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A port of this computer that leads to a server and can be cut or held up, as a network does. Thread-safe. */
final class Link implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Link.class);
    private static final int BUFFER = 1 << 14;
    private static final int BACKLOG = 50;

    private final ServerSocket socket;
    private final int to;
    private final ThreadFactory threads = EngineThreads.factory("faults", "link");
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final Object gate = new Object();
    private boolean held;
    private volatile boolean cut;

    private Link(ServerSocket socket, int to) {
        this.socket = socket;
        this.to = to;
    }

    /** @param port of a server on this computer */
    static Link to(int port) throws IOException {
        Link link = new Link(new ServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress()), port);
        link.threads.newThread(link::accept).start();
        return link;
    }

    int port() {
        return socket.getLocalPort();
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                Socket from = socket.accept();
                if (cut) {
                    from.close();
                    continue;
                }
                Socket on = new Socket(InetAddress.getLoopbackAddress(), to);
                open.add(from);
                open.add(on);
                threads.newThread(() -> copy(from, on)).start();
                threads.newThread(() -> copy(on, from)).start();
            } catch (IOException e) {
                LOG.debug("a connection over the link was not made", e);
            }
        }
    }

    private void copy(Socket from, Socket on) {
        byte[] buffer = new byte[BUFFER];
        try (from; on) {
            InputStream in = from.getInputStream();
            OutputStream out = on.getOutputStream();
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                pass();
                out.write(buffer, 0, read);
            }
        } catch (IOException e) {
            LOG.debug("a connection over the link ended", e);
        } finally {
            open.remove(from);
            open.remove(on);
        }
    }

    /** Waits while the link is held. */
    private void pass() throws IOException {
        synchronized (gate) {
            while (held) {
                try {
                    gate.wait();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    throw new IOException(e);
                }
            }
        }
    }

    /** Lets nothing through until it is told otherwise; nobody is told that. */
    void hold(boolean hold) {
        synchronized (gate) {
            held = hold;
            gate.notifyAll();
        }
    }

    /** Ends all connections and lets none be made until it is told otherwise. */
    void cut(boolean nowOn) {
        cut = nowOn;
        if (nowOn) {
            drop();
        }
    }

    /** Ends all connections; new ones are possible. @return how many there were */
    int drop() {
        int dropped = 0;
        for (Socket one : open) {
            try {
                one.close();
                dropped++;
            } catch (IOException e) {
                LOG.debug("a connection was closed already", e);
            }
        }
        return dropped / 2;
    }

    @Override
    public void close() {
        hold(false);
        try {
            socket.close();
        } catch (IOException e) {
            LOG.debug("the link was closed already", e);
        }
        drop();
    }
}
