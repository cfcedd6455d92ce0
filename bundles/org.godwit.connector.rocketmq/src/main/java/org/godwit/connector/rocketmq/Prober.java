package org.godwit.connector.rocketmq;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.godwit.connector.rocketmq.Administration.Broker;
import org.godwit.core.error.GodwitException;
import org.godwit.core.model.DataSource;
import org.godwit.core.model.DataSourceType;
import org.godwit.core.progress.CancelToken;
import org.godwit.core.spi.ProbeReport;
import org.godwit.core.spi.ProbeReport.PrivilegeFinding;
import org.godwit.core.spi.ProbeReport.SettingFinding;
import org.godwit.core.spi.ServerInfo;

/** Finds out what is behind name servers: versions, brokers and topics. Without state. */
final class Prober {
    private static final String PURPOSE = "Target: synchronization";
    private static final int TOPICS_SHOWN = 50;

    private Prober() {
    }

    static ProbeReport probe(DataSource source, CancelToken cancel) throws GodwitException {
        long start = System.nanoTime();
        try (Administration administration = Administration.open(source)) {
            List<Broker> brokers = administration.brokers(cancel);
            Duration connected = Duration.ofNanos(System.nanoTime() - start);
            ServerInfo server = server(brokers, administration, cancel);
            long asked = System.nanoTime();
            List<String> topics = administration.topics(cancel);
            Duration answered = Duration.ofNanos(System.nanoTime() - asked);
            PrivilegeFinding list = new PrivilegeFinding(PURPOSE, "LIST on topics", true, "");
            return new ProbeReport(server, connected, answered, tls(source), List.of(list), settings(server, brokers, topics));
        }
    }

    /** Of the first broker; clusters are upgraded one broker after the other, so all of them are named in the settings. */
    static ServerInfo server(List<Broker> brokers, Administration administration, CancelToken cancel) throws GodwitException {
        if (brokers.isEmpty()) {
            throw new GodwitException(RocketMqError.NO_BROKER, "the name servers");
        }
        Map<String, String> runtime = administration.runtime(brokers.getFirst(), cancel);
        return new ServerInfo(DataSourceType.ROCKETMQ, version(runtime.getOrDefault("brokerVersionDesc", "unknown")), administration.settings(brokers.getFirst(), cancel), Duration.ZERO);
    }

    /** {@code V5_5_0} as 5.5.0. */
    static String version(String name) {
        return name.matches("V\\d.*") ? name.substring(1).replace('_', '.') : name;
    }

    private static String tls(DataSource source) {
        return switch (source.tls().mode()) {
            case DISABLED, PREFERRED -> "";
            case REQUIRED, VERIFY_CA, VERIFY_IDENTITY -> "TLS";
        };
    }

    private static List<SettingFinding> settings(ServerInfo server, List<Broker> brokers, List<String> topics) {
        List<SettingFinding> findings = new ArrayList<>();
        String nodes = brokers.stream().map(b -> b.cluster() + "/" + b.name() + " " + b.address()).collect(Collectors.joining(", "));
        findings.add(new SettingFinding(PURPOSE, "brokers", brokers.size() + ": " + nodes, "at least one", true, ""));
        String some = topics.stream().limit(TOPICS_SHOWN).collect(Collectors.joining(", "));
        findings.add(new SettingFinding(PURPOSE, "topics", topics.size() + (topics.isEmpty() ? "" : ": " + some) + (topics.size() > TOPICS_SHOWN ? ", …" : ""), "any", true, ""));
        String largest = server.variable("maxMessageSize");
        if (!largest.isEmpty()) {
            findings.add(new SettingFinding(PURPOSE, "maxMessageSize", largest, "at least twice the largest row", true, ""));
        }
        String flush = server.variable("flushDiskType");
        if (!flush.isEmpty()) {
            findings.add(new SettingFinding(PURPOSE, "flushDiskType", flush, "SYNC_FLUSH, or a slave with SYNC_MASTER: else a broker whose machine fails may lose what it acknowledged", true, ""));
        }
        return findings;
    }
}
