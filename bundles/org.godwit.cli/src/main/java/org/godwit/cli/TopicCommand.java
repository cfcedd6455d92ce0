package org.godwit.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.godwit.core.error.GodwitException;
import org.godwit.core.model.DataSource;
import org.godwit.core.progress.CancelToken;
import org.godwit.core.spi.MessageQueue;
import org.godwit.supervisor.StudioConfig;
import org.godwit.supervisor.service.MessageView;
import org.godwit.supervisor.service.QueueService;
import org.godwit.supervisor.service.Studio;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code godwit topic …}: looks into the topics of a message queue. */
@Command(name = "topic", mixinStandardHelpOptions = true, synopsisSubcommandLabel = "COMMAND", description = "Lists topics of a message queue, reads their messages, and compares them with the source.", subcommands = {
        TopicCommand.ListAll.class, TopicCommand.Read.class, TopicCheckCommand.class})
final class TopicCommand implements Runnable {
    @Spec
    private CommandLine.Model.CommandSpec spec;

    @Override
    public void run() {
        throw new CommandLine.ParameterException(spec.commandLine(), "name a command: " + String.join(", ", spec.subcommands().keySet()));
    }

    private static DataSource queue(Studio studio, String named) throws GodwitException {
        Optional<DataSource> known = studio.dataSources().find(named);
        if (known.isEmpty() && !named.contains("://")) {
            throw new GodwitException(CliError.NO_URL, named);
        }
        return known.isPresent() ? known.get() : Urls.parse(named, EndpointCommand.PASSWORD);
    }

    @Command(name = "list", mixinStandardHelpOptions = true, description = "Lists the topics with their partitions.")
    static final class ListAll extends StudioCommand {
        @Parameters(paramLabel = "NAME|URL", description = "Name or id of a data source, or kafka://[user@]host:port, rocketmq://[key@]host:port")
        private String named;

        @Override
        protected int run(CancelToken cancel) throws GodwitException {
            try (Studio studio = open(StudioConfig.Role.OBSERVE)) {
                List<MessageQueue.Topic> topics = studio.queues().topics(queue(studio, named), cancel);
                out().table(List.of("TOPIC", "PARTITIONS", "REPLICAS"), topics.stream().map(t -> List.of(t.name(), Integer.toString(t.partitions()), Integer.toString(t.replicas()))).toList());
                ObjectNode node = Out.object();
                node.set("topics", Out.value(topics));
                out().result(node);
                return Exit.DONE;
            }
        }
    }

    @Command(name = "read", mixinStandardHelpOptions = true, description = "Prints the messages of a topic, decoded: what was changed, and of an update which columns.")
    static final class Read extends StudioCommand {
        @Parameters(index = "0", paramLabel = "NAME|URL", description = "Name or id of a data source, or kafka://[user@]host:port/topic, rocketmq://[key@]host:port/topic")
        private String named;

        @Option(names = "--topic", paramLabel = "TOPIC", description = "The topic, where the URL names none.")
        private String topic;

        @Option(names = "--format", paramLabel = "FORMAT", description = "Layout of the messages, as in sink.serializerType. Default: it is recognised.")
        private String format;

        @Option(names = "--partition", paramLabel = "NUMBER", description = "Only this partition.")
        private Integer partition;

        @Option(names = "--offset", paramLabel = "OFFSET", description = "Begin here in each partition. Default: the beginning.")
        private Long offset;

        @Option(names = "--max", paramLabel = "COUNT", defaultValue = "100", description = "Messages at most. Default: ${DEFAULT-VALUE}.")
        private int max;

        @Option(names = "--raw", description = "Print messages as they are.")
        private boolean raw;

        @Option(names = "--wait", paramLabel = "SECONDS", defaultValue = "2", description = "End when nothing came for so long. Default: ${DEFAULT-VALUE}.")
        private int seconds;

        private final List<MessageView> shown = new ArrayList<>();

        @Override
        protected int run(CancelToken cancel) throws GodwitException {
            try (Studio studio = open(StudioConfig.Role.OBSERVE)) {
                DataSource queue = queue(studio, named);
                String from = topic == null ? queue.database() : topic;
                if (from.isEmpty()) {
                    throw new GodwitException(CliError.NO_TOPIC);
                }
                studio.queues().read(queue,
                        new QueueService.Reading(from, Optional.ofNullable(format), Optional.ofNullable(partition), Optional.ofNullable(offset), Duration.ofSeconds(seconds)), this::take, cancel);
            }
            ObjectNode node = Out.object();
            node.set("messages", Out.value(shown.stream().map(Shown::of).toList()));
            out().result(node);
            return Exit.DONE;
        }

        private boolean take(MessageView message) {
            String head = message.partition() + ":" + message.offset() + "  " + message.changed().map(Instant::toString).orElse("-") + "  [" + message.key() + "]  " + message.operation();
            out().line(raw ? message.raw() : head + (message.table().isEmpty() ? "" : " " + message.table()) + "  " + message.summary());
            if (out().isJson()) {
                shown.add(message);
            }
            return --max > 0;
        }

        /** A message as JSON. */
        record Shown(int partition, long offset, String key, String operation, String table, String changed, Map<String, String> before, Map<String, String> after, String statement, String raw) {
            static Shown of(MessageView m) {
                return new Shown(m.partition(), m.offset(), m.key(), m.operation(), m.table(), m.changed().map(Instant::toString).orElse(""), m.before(), m.after(), m.statement().orElse(""), m.raw());
            }
        }
    }
}
