package org.godwit.connector.kafka;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.common.acl.AclOperation;
import org.godwit.core.error.GodwitException;
import org.godwit.core.model.DataSource;
import org.godwit.core.model.DataSourceType;
import org.godwit.core.progress.CancelToken;
import org.godwit.core.spi.ProbeReport;
import org.godwit.core.spi.ProbeReport.PrivilegeFinding;
import org.godwit.core.spi.ProbeReport.SettingFinding;
import org.godwit.core.spi.ServerInfo;

/** Finds out what a cluster is: version, brokers, topics, and what the user may do. Without state. */
final class Prober {
    private static final String PURPOSE = "Target: synchronization";
    private static final int TOPICS_SHOWN = 50;

    private Prober() {
    }

    static ProbeReport probe(DataSource source, CancelToken cancel) throws GodwitException {
        long start = System.nanoTime();
        try (Administration administration = new Administration(source)) {
            Administration.Cluster cluster = administration.cluster(cancel);
            Duration connected = Duration.ofNanos(System.nanoTime() - start);
            ServerInfo server = server(administration, cluster, cancel);
            long asked = System.nanoTime();
            List<String> topics = administration.topics(cancel);
            Duration answered = Duration.ofNanos(System.nanoTime() - asked);
            return new ProbeReport(server, connected, answered, encryption(source), privileges(source, cluster), settings(server, cluster, topics));
        }
    }

    static ServerInfo server(Administration administration, Administration.Cluster cluster, CancelToken cancel) throws GodwitException {
        Map<String, String> settings = cluster.nodes().isEmpty() ? Map.of() : administration.brokerSettings(cluster.nodes().getFirst(), cancel);
        Optional<Short> level = administration.metadataLevel(cancel);
        String version = level.map(l -> Releases.of(l) + " (metadata level " + l + ")").orElseGet(() -> settings.getOrDefault("inter.broker.protocol.version", "unknown"));
        return new ServerInfo(DataSourceType.KAFKA, version, settings, Duration.ZERO);
    }

    private static String encryption(DataSource source) {
        return switch (source.tls().mode()) {
            case DISABLED, PREFERRED -> "";
            case REQUIRED, VERIFY_CA, VERIFY_IDENTITY -> "TLS";
        };
    }

    private static List<PrivilegeFinding> privileges(DataSource source, Administration.Cluster cluster) {
        if (cluster.allowed().isEmpty()) {
            return List.of();
        }
        Set<AclOperation> allowed = cluster.allowed().get();
        String principal = "User:" + (source.user().isEmpty() ? "ANONYMOUS" : source.user());
        return List.of(finding(allowed, AclOperation.CREATE, "Create", "Target: schema synchronization", principal),
                finding(allowed, AclOperation.IDEMPOTENT_WRITE, "IdempotentWrite", PURPOSE, principal));
    }

    private static PrivilegeFinding finding(Set<AclOperation> allowed, AclOperation operation, String name, String purpose, String principal) {
        boolean granted = allowed.contains(operation) || allowed.contains(AclOperation.ALL);
        return new PrivilegeFinding(purpose, name + " on the cluster", granted, "kafka-acls.sh --add --allow-principal " + principal + " --operation " + name + " --cluster");
    }

    private static List<SettingFinding> settings(ServerInfo server, Administration.Cluster cluster, List<String> topics) {
        List<SettingFinding> findings = new ArrayList<>();
        String nodes = cluster.nodes().stream().map(n -> n.host() + ":" + n.port()).collect(Collectors.joining(", "));
        findings.add(new SettingFinding(PURPOSE, "brokers", cluster.nodes().size() + ": " + nodes, "at least one", !cluster.nodes().isEmpty(), ""));
        String some = topics.stream().limit(TOPICS_SHOWN).collect(Collectors.joining(", "));
        findings.add(new SettingFinding(PURPOSE, "topics", topics.size() + (topics.isEmpty() ? "" : ": " + some) + (topics.size() > TOPICS_SHOWN ? ", …" : ""), "any", true, ""));
        String largest = server.variable("message.max.bytes");
        if (!largest.isEmpty()) {
            findings.add(new SettingFinding(PURPOSE, "message.max.bytes", largest, "at least twice the largest row", true, ""));
        }
        return findings;
    }
}
