package org.godwit.tests.support;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.common.Uuid;
import org.godwit.core.error.GodwitException;
import org.godwit.core.model.ConnectionUrl;
import org.godwit.core.model.DataSource;

import static org.awaitility.Awaitility.await;

/** A real broker of one node, in a process of its own, that keeps its messages over restarts. Used by one thread. */
public final class KafkaBroker implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final Path folder;
    private final int port;
    private Process process;

    private KafkaBroker(Path folder, int port) {
        this.folder = folder;
        this.port = port;
    }

    /** @param settings beside those that a broker of one node needs */
    public static KafkaBroker start(Path folder, Map<String, String> settings) throws IOException {
        int port = freePort();
        int controller = freePort();
        StringBuilder text = new StringBuilder("process.roles=broker,controller\nnode.id=1\n");
        text.append("controller.quorum.voters=1@127.0.0.1:").append(controller).append('\n');
        text.append("listeners=PLAINTEXT://127.0.0.1:").append(port).append(",CONTROLLER://127.0.0.1:").append(controller).append('\n');
        text.append("advertised.listeners=PLAINTEXT://127.0.0.1:").append(port).append("\ncontroller.listener.names=CONTROLLER\n");
        text.append("listener.security.protocol.map=CONTROLLER:PLAINTEXT,PLAINTEXT:PLAINTEXT\nauto.create.topics.enable=false\noffsets.topic.replication.factor=1\n");
        text.append("log.dirs=").append(folder.resolve("data").toString().replace('\\', '/')).append('\n');
        settings.forEach((key, value) -> text.append(key).append('=').append(value).append('\n'));
        Files.createDirectories(folder.resolve("data"));
        Files.writeString(folder.resolve("server.properties"), text);
        Files.writeString(folder.resolve("data").resolve("meta.properties"), "version=1\nnode.id=1\ncluster.id=" + Uuid.randomUuid() + "\ndirectory.id=" + Uuid.randomUuid() + "\n");
        KafkaBroker broker = new KafkaBroker(folder, port);
        broker.restart();
        return broker;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** Starts it again with what it has on disk. */
    public void restart() throws IOException {
        process = ChildJvm.builder("kafka.Kafka", folder.resolve("server.properties").toString()).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.appendTo(folder.resolve("broker.log").toFile())).start();
        await().atMost(PATIENCE).until(() -> answers() || !process.isAlive());
        if (!process.isAlive()) {
            throw new IOException("the broker ended:\n" + Files.readString(folder.resolve("broker.log")));
        }
    }

    private boolean answers() {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress("127.0.0.1", port), 500);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** As {@code kill -9} does. */
    public void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    public String servers() {
        return "127.0.0.1:" + port;
    }

    public DataSource dataSource() throws GodwitException {
        return ConnectionUrl.parse("kafka://" + servers());
    }

    @Override
    public void close() throws InterruptedException {
        kill();
    }
}
