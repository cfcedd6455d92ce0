package org.godwit.tests.support;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.godwit.core.error.GodwitException;
import org.godwit.core.model.ConnectionUrl;
import org.godwit.core.model.DataSource;

import static org.awaitility.Awaitility.await;

/** A real name server and a real broker of RocketMQ, each in a process of its own, on loopback ({@link LoneBroker}); the broker keeps its messages over restarts. Used by one thread. */
public final class RocketMqServers implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    /** The store maps files into memory and gives them back by means that Java hides. */
    private static final List<String> JVM = List.of("-Xmx320m", "--add-opens=java.base/java.nio=ALL-UNNAMED", "--add-opens=java.base/sun.nio.ch=ALL-UNNAMED", "--add-opens=java.base/jdk.internal.ref=ALL-UNNAMED");

    private final Path folder;
    private final int namePort;
    private final int brokerPort;
    private Process nameServer;
    private Process broker;

    private RocketMqServers(Path folder, int namePort, int brokerPort) {
        this.folder = folder;
        this.namePort = namePort;
        this.brokerPort = brokerPort;
    }

    /** @param settings of the broker, beside those that one alone needs */
    public static RocketMqServers start(Path folder, Map<String, String> settings) throws IOException {
        int brokerPort = freePort();
        RocketMqServers servers = new RocketMqServers(folder, freePort(), brokerPort);
        Files.createDirectories(folder.resolve("home"));
        Files.writeString(folder.resolve("name.conf"), "rocketmqHome=" + text(folder.resolve("home")) + "\nlistenPort=" + servers.namePort + "\nbindAddress=127.0.0.1\nkvConfigPath=" + text(folder.resolve("kv.json"))
                + "\nconfigStorePath=" + text(folder.resolve("name.properties")) + "\n");
        StringBuilder conf = new StringBuilder("brokerClusterName=one\nbrokerName=broker-a\nbrokerId=0\nbrokerRole=ASYNC_MASTER\nflushDiskType=ASYNC_FLUSH\nbrokerIP1=127.0.0.1\nbrokerIP2=127.0.0.1\nbindAddress=127.0.0.1\n");
        conf.append("listenPort=").append(brokerPort).append("\nautoCreateTopicEnable=false\ntimerWheelEnable=false\ndiskMaxUsedSpaceRatio=95\n");
        conf.append("mappedFileSizeCommitLog=67108864\nmappedFileSizeConsumeQueue=600000\nmaxHashSlotNum=50000\nmaxIndexNum=200000\nwarmMapedFileEnable=false\n");
        conf.append("rocketmqHome=").append(text(folder.resolve("home"))).append("\nstorePathRootDir=").append(text(folder.resolve("store"))).append("\nstorePathCommitLog=").append(text(folder.resolve("store/commitlog"))).append('\n');
        settings.forEach((key, value) -> conf.append(key).append('=').append(value).append('\n'));
        Files.writeString(folder.resolve("broker.conf"), conf);
        servers.nameServer = servers.run("name", servers.namePort, "org.apache.rocketmq.namesrv.NamesrvStartup", "-c", folder.resolve("name.conf").toString());
        servers.restart();
        return servers;
    }

    private static String text(Path path) {
        return path.toString().replace('\\', '/');
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** Starts the broker again with what it has on disk. */
    public void restart() throws IOException {
        broker = run("broker", brokerPort, "org.apache.rocketmq.broker.BrokerStartup", "-c", folder.resolve("broker.conf").toString(), "-n", address());
    }

    private Process run(String name, int port, String main, String... arguments) throws IOException {
        Path log = folder.resolve(name + ".log");
        ProcessBuilder builder = ChildJvm.builder(JVM, main, arguments).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().put("ROCKETMQ_HOME", folder.resolve("home").toString());
        builder.command().add(1, "-Duser.home=" + folder);
        Process process = builder.start();
        await().atMost(PATIENCE).until(() -> answers(port) || !process.isAlive());
        if (!process.isAlive()) {
            throw new IOException(name + " ended:\n" + Files.readString(log));
        }
        return process;
    }

    private static boolean answers(int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress("127.0.0.1", port), 500);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** The broker, as {@code kill -9} does. */
    public void kill() throws InterruptedException {
        broker.destroyForcibly().waitFor();
    }

    /** Of the name server. */
    public String address() {
        return "127.0.0.1:" + namePort;
    }

    public DataSource dataSource() throws GodwitException {
        return ConnectionUrl.parse("rocketmq://" + address());
    }

    @Override
    public void close() throws InterruptedException {
        kill();
        nameServer.destroyForcibly().waitFor();
    }
}
