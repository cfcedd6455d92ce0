package org.godwit.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.godwit.core.error.GodwitException;
import org.godwit.core.model.DataSource;
import org.godwit.core.model.ObjectSelection;
import org.godwit.core.progress.CancelToken;
import org.godwit.rehearsal.TopicCheck;
import org.godwit.rehearsal.topic.TopicVerdict;
import org.godwit.rehearsal.twin.ScratchFolder;
import org.godwit.supervisor.StudioConfig;
import org.godwit.supervisor.service.Studio;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code godwit topic check}: whether topics hold what the source holds. */
@Command(name = "check", mixinStandardHelpOptions = true, description = {
        "Plays topics into a throw-away MariaDB server, from the first message to the last as a consumer would, and compares it with the source by a full verification. The source is only read; nobody should write to it meanwhile.",
        "Passwords: in GODWIT_TO_PASSWORD for the queue and GODWIT_FROM_PASSWORD for the source, in the URL, or asked for on a terminal."})
final class TopicCheckCommand extends StudioCommand {
    private static final String TOPIC = "sink.topic";

    @Parameters(index = "0", paramLabel = "URL", description = "kafka://[user@]host:port/[topic], rocketmq://[key@]host:port/[topic]; a topic in it has all tables.")
    private String queueUrl;

    @Option(names = "--from", required = true, paramLabel = "URL", description = "The source, as for sync.")
    private String from;

    @Option(names = "--tables", paramLabel = "PATTERN", arity = "1..*", description = "Tables to check, as for sync: db.pattern, or db.pattern=db2.table for another name in messages. Default: all of the database in --from.")
    private List<String> tables = List.of();

    @Option(names = "--exclude", paramLabel = "PATTERN", arity = "1..*", description = "Tables to leave out.")
    private List<String> exclude = List.of();

    @Option(names = "--topic", paramLabel = "NAME", description = "The topic of each table, as for sync. Default: Topic_$${Database Name}_$${Table Name}, or the topic in the URL.")
    private String topic;

    @Option(names = "--format", paramLabel = "FORMAT", description = "Layout of the messages, as in sink.serializerType. Default: it is recognised.")
    private String format;

    @Option(names = "--wait", paramLabel = "SECONDS", defaultValue = "3", description = "A topic has ended when nothing came for so long. Default: ${DEFAULT-VALUE}.")
    private int seconds;

    @Override
    protected int run(CancelToken cancel) throws GodwitException {
        DataSource source = Urls.parse(from, "GODWIT_FROM_PASSWORD");
        DataSource queue = Urls.parse(queueUrl, "GODWIT_TO_PASSWORD");
        if (!queue.type().isQueue()) {
            throw new GodwitException(CliError.NO_QUEUE, queue.type().label());
        }
        ObjectSelection selection = new ObjectSelection.Wildcard(Patterns.include(tables, source.database(), ""), Patterns.exclude(exclude, source.database()));
        TopicCheck.Request request = new TopicCheck.Request(queue, source, selection, Optional.ofNullable(format), parameters(queue), Duration.ofSeconds(Math.max(1, seconds)));
        out().message("Godwit: comparing the topics at " + queue.address() + " with " + source.address());
        if (global().chosenWorkspace().isPresent()) {
            return check(global().workspace(), request, cancel);
        }
        try (ScratchFolder scratch = ScratchFolder.create()) {
            return check(scratch.path().resolve("workspace"), request, cancel);
        }
    }

    private int check(Path workspace, TopicCheck.Request request, CancelToken cancel) throws GodwitException {
        try (Studio studio = open(workspace, StudioConfig.Role.WORK)) {
            TopicVerdict verdict = new TopicCheck(studio, new ProgressLine(out().messages(), Terminal.isInteractive())).run(request, cancel);
            print(verdict);
            return verdict.isEqual() ? Exit.DONE : Exit.DIFFERENCES;
        }
    }

    private Map<String, String> parameters(DataSource queue) throws GodwitException {
        Map<String, String> parameters = new HashMap<>(global().parameters());
        if (topic != null) {
            parameters.put(TOPIC, topic);
        } else if (!queue.database().isEmpty()) {
            parameters.putIfAbsent(TOPIC, queue.database());
        }
        return parameters;
    }

    private void print(TopicVerdict verdict) {
        List<List<String>> rows = new ArrayList<>();
        for (TopicVerdict.Table t : verdict.tables()) {
            rows.add(List.of(t.source().toString(), t.topic(), t.isEqual() ? "equal" : t.result().name(), Long.toString(t.onlyAtSource()), Long.toString(t.onlyInTopic()), Long.toString(t.different())));
        }
        out().table(List.of("TABLE", "TOPIC", "RESULT", "ONLY AT SOURCE", "ONLY IN TOPIC", "DIFFERENT"), rows);
        for (TopicVerdict.Table t : verdict.tables()) {
            told(t, "were in no message", t.notSent());
            told(t, "are rounded by the layout", t.rounded());
        }
        for (TopicVerdict.Topic t : verdict.topics()) {
            out().line(t.name() + ": " + t.changes() + " changes, " + t.others() + " other messages" + (t.unreadable() == 0 ? "" : ", " + t.unreadable() + " UNREADABLE, the first at " + t.firstUnreadable()));
        }
        out().line(verdict.isEqual() ? "The topics hold what the source holds." : "The topics do NOT hold what the source holds.");
        ObjectNode node = Out.object();
        node.put("equal", verdict.isEqual());
        node.set("tables", Out.value(verdict.tables()));
        node.set("topics", Out.value(verdict.topics()));
        out().result(node);
    }

    private void told(TopicVerdict.Table table, String why, Iterable<String> columns) {
        String names = String.join(", ", columns);
        if (!names.isEmpty()) {
            out().line(table.source() + ": not compared, since they " + why + ": " + names);
        }
    }
}
