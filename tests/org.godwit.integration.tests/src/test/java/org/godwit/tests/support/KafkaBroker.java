package org.godwit.tests.support;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.common.Uuid;
import org.godwit.core.error.GodwitException;
import org.godwit.core.model.ConnectionUrl;
import org.godwit.core.model.DataSource;

/** A real broker in a process of its own, alone or one of several, that keeps its messages over restarts. Used by one thread. */
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
        return cluster(folder, 1, settings).getFirst();
    }

    /** Several that are each other's replicas and controllers. */
    public static List<KafkaBroker> cluster(Path folder, int nodes, Map<String, String> settings) throws IOException {
        List<Integer> controllers = new ArrayList<>();
        for (int node = 1; node <= nodes; node++) {
            controllers.add(freePort());
        }
        String voters = IntStream.rangeClosed(1, nodes).mapToObj(n -> n + "@127.0.0.1:" + controllers.get(n - 1)).collect(Collectors.joining(","));
        Uuid cluster = Uuid.randomUuid();
        List<KafkaBroker> brokers = new ArrayList<>();
        for (int node = 1; node <= nodes; node++) {
            Path own = nodes == 1 ? folder : folder.resolve("node" + node);
            KafkaBroker broker = new KafkaBroker(own, freePort());
            Files.createDirectories(own.resolve("data"));
            Files.writeString(own.resolve("server.properties"), broker.properties(node, voters, controllers.get(node - 1), settings));
            Files.writeString(own.resolve("data").resolve("meta.properties"), "version=1\nnode.id=" + node + "\ncluster.id=" + cluster + "\ndirectory.id=" + Uuid.randomUuid() + "\n");
            broker.launch();
            brokers.add(broker);
        }
        for (KafkaBroker broker : brokers) {
            broker.awaitAnswer();
        }
        return brokers;
    }

    private String properties(int node, String voters, int controller, Map<String, String> settings) {
        StringBuilder text = new StringBuilder("process.roles=broker,controller\nnode.id=").append(node).append('\n');
        text.append("controller.quorum.voters=").append(voters).append('\n');
        text.append("listeners=PLAINTEXT://127.0.0.1:").append(port).append(",CONTROLLER://127.0.0.1:").append(controller).append('\n');
        text.append("advertised.listeners=PLAINTEXT://127.0.0.1:").append(port).append("\ncontroller.listener.names=CONTROLLER\n");
        text.append("listener.security.protocol.map=CONTROLLER:PLAINTEXT,PLAINTEXT:PLAINTEXT\nauto.create.topics.enable=false\noffsets.topic.replication.factor=1\n");
        text.append("log.dirs=").append(folder.resolve("data").toString().replace('\\', '/')).append('\n');
        settings.forEach((key, value) -> text.append(key).append('=').append(value).append('\n'));
        return text.toString();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** Starts it again with what it has on disk. */
    public void restart() throws IOException {
        launch();
        awaitAnswer();
    }

    private void launch() throws IOException {
        process = ChildJvm.builder("kafka.Kafka", folder.resolve("server.properties").toString()).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.appendTo(folder.resolve("broker.log").toFile())).start();
    }

    private void awaitAnswer() throws IOException {
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
