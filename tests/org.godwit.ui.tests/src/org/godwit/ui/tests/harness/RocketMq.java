package org.godwit.ui.tests.harness;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A real name server and a real broker of RocketMQ, in processes of their own, on loopback. Their class path is that of the tests of the engine, which run before; gone after close. */
public final class RocketMq implements AutoCloseable {
    private static final Path CLASS_PATH = Path.of(System.getProperty("godwit.broker.classpath", "test.classpath"));

    private final Path folder;
    private final int namePort;
    private final int brokerPort;
    private final List<Process> processes = new ArrayList<>();

    private RocketMq(Path folder, int namePort, int brokerPort) {
        this.folder = folder;
        this.namePort = namePort;
        this.brokerPort = brokerPort;
    }

    /** Starts both; {@link #answers()} tells when they are ready. */
    public static RocketMq start() throws IOException {
        RocketMq servers = new RocketMq(Files.createTempDirectory("godwit-rocketmq-"), freePort(), freePort());
        servers.writeSettings();
        servers.run("name", "org.apache.rocketmq.namesrv.NamesrvStartup", "-c", servers.file("name.conf").toString());
        servers.run("broker", "org.apache.rocketmq.broker.BrokerStartup", "-c", servers.file("broker.conf").toString(), "-n", "127.0.0.1:" + servers.namePort);
        return servers;
    }

    private void writeSettings() throws IOException {
        String home = text("home");
        Files.createDirectories(file("home"));
        Files.write(file("name.conf"), List.of("rocketmqHome=" + home, "listenPort=" + namePort, "bindAddress=127.0.0.1", "kvConfigPath=" + text("kv.json"), "configStorePath=" + text("name.properties")));
        Files.write(file("broker.conf"), List.of("brokerClusterName=one", "brokerName=broker-a", "brokerId=0", "brokerRole=ASYNC_MASTER", "flushDiskType=ASYNC_FLUSH", "brokerIP1=127.0.0.1", "brokerIP2=127.0.0.1",
                "bindAddress=127.0.0.1", "listenPort=" + brokerPort, "autoCreateTopicEnable=false", "timerWheelEnable=false", "diskMaxUsedSpaceRatio=95", "mappedFileSizeCommitLog=67108864",
                "mappedFileSizeConsumeQueue=600000", "maxHashSlotNum=50000", "maxIndexNum=200000", "warmMapedFileEnable=false", "rocketmqHome=" + home, "storePathRootDir=" + text("store"),
                "storePathCommitLog=" + text("store/commitlog")));
    }

    private Path file(String name) {
        return folder.resolve(name);
    }

    private String text(String name) {
        return file(name).toString().replace('\\', '/');
    }

    private void run(String name, String main, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx256m", "-Duser.home=" + folder, "--add-opens=java.base/java.nio=ALL-UNNAMED",
                "--add-opens=java.base/sun.nio.ch=ALL-UNNAMED", "--add-opens=java.base/jdk.internal.ref=ALL-UNNAMED", main));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(file(name + ".log").toFile());
        // the classes of those tests too: they keep the broker from listening on all interfaces
        builder.environment().put("CLASSPATH", Files.readString(CLASS_PATH).strip() + File.pathSeparator + CLASS_PATH.toAbsolutePath().resolveSibling("test-classes"));
        builder.environment().put("ROCKETMQ_HOME", file("home").toString());
        processes.add(builder.start());
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** @throws IOException when one has ended, with what it said */
    public boolean answers() throws IOException {
        for (Process process : processes) {
            if (!process.isAlive()) {
                throw new IOException("a server ended:\n" + Files.readString(file("name.log")) + Files.readString(file("broker.log")));
            }
        }
        return answers(namePort) && answers(brokerPort);
    }

    private static boolean answers(int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress("127.0.0.1", port), 500);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** Of the name server. */
    public int port() {
        return namePort;
    }

    @Override
    public void close() throws IOException, InterruptedException {
        for (Process process : processes) {
            process.destroyForcibly().waitFor(30, TimeUnit.SECONDS);
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path each : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(each);
            }
        }
    }
}
