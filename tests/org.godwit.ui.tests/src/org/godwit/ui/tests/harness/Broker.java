package org.godwit.ui.tests.harness;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A real Kafka broker of one node, in a process of its own, on loopback. Its class path is that of the tests of the engine, which run before; gone after close. */
public final class Broker implements AutoCloseable {
    private static final Path CLASS_PATH = Path.of(System.getProperty("godwit.broker.classpath", "test.classpath"));

    private final Path folder;
    private final int port;
    private final Process process;

    private Broker(Path folder, int port, Process process) {
        this.folder = folder;
        this.port = port;
        this.process = process;
    }

    /** Whether the tests of the engine were built, so that there is a broker to start. */
    public static boolean isThere() {
        return Files.isReadable(CLASS_PATH);
    }

    /** Starts it; {@link #answers()} tells when it is ready. */
    public static Broker start() throws IOException {
        Path folder = Files.createTempDirectory("godwit-broker-");
        int port = freePort();
        int controller = freePort();
        Path data = Files.createDirectories(folder.resolve("data"));
        Path settings = Files.write(folder.resolve("server.properties"), List.of("process.roles=broker,controller", "node.id=1", "controller.quorum.voters=1@127.0.0.1:" + controller,
                "listeners=PLAINTEXT://127.0.0.1:" + port + ",CONTROLLER://127.0.0.1:" + controller, "advertised.listeners=PLAINTEXT://127.0.0.1:" + port, "controller.listener.names=CONTROLLER",
                "listener.security.protocol.map=CONTROLLER:PLAINTEXT,PLAINTEXT:PLAINTEXT", "auto.create.topics.enable=false", "offsets.topic.replication.factor=1",
                "log.dirs=" + data.toString().replace('\\', '/')));
        Files.write(data.resolve("meta.properties"), List.of("version=1", "node.id=1", "cluster.id=" + id(), "directory.id=" + id()));
        ProcessBuilder builder = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx256m", "kafka.Kafka", settings.toString()).redirectErrorStream(true)
                .redirectOutput(folder.resolve("broker.log").toFile());
        builder.environment().put("CLASSPATH", Files.readString(CLASS_PATH).strip());
        return new Broker(folder, port, builder.start());
    }

    /** As Kafka writes its ids: 16 bytes in Base64 for URLs. */
    private static String id() {
        UUID id = UUID.randomUUID();
        byte[] bytes = java.nio.ByteBuffer.allocate(16).putLong(id.getMostSignificantBits()).putLong(id.getLeastSignificantBits()).array();
        return java.util.Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** @throws IOException when it has ended, with what it said */
    public boolean answers() throws IOException {
        if (!process.isAlive()) {
            throw new IOException("the broker ended:\n" + Files.readString(folder.resolve("broker.log")));
        }
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress("127.0.0.1", port), 500);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    public int port() {
        return port;
    }

    @Override
    public void close() throws IOException, InterruptedException {
        process.destroyForcibly().waitFor(30, TimeUnit.SECONDS);
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
