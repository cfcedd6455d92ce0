package org.godwit.cli;

import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.godwit.core.error.GodwitException;
import org.godwit.core.model.DataSource;
import org.godwit.core.model.ObjectSelection;
import org.godwit.core.model.ProjectSpec;
import org.godwit.core.progress.CancelToken;
import org.godwit.supervisor.StudioConfig;
import org.godwit.supervisor.service.Studio;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code godwit sync}: makes a project from a database to a message queue and runs it. */
@Command(name = "sync", mixinStandardHelpOptions = true, description = {
        "Sends the rows of a database of the MySQL family, and then its changes, to a message queue: precheck, topics, log, rows, changes, until Ctrl-C, which pauses it.",
        "URL of the queue: kafka://[user@]host:port[,host:port]/[topic][?tls=verify-identity&ca=FILE&saslMechanism=SCRAM-SHA-512], or rocketmq://[key@]host:port[,host:port]/[topic] of the name servers. Passwords: in GODWIT_FROM_PASSWORD and GODWIT_TO_PASSWORD, in the URL, or asked for on a terminal."})
final class SyncCommand extends StudioCommand {
    private static final String TOPIC = "sink.topic";

    @Option(names = "--from", required = true, paramLabel = "URL", description = "The source, as for migrate.")
    private String from;

    @Option(names = "--to", required = true, paramLabel = "URL", description = "The queue; a topic in it takes all tables.")
    private String to;

    @Option(names = "--tables", paramLabel = "PATTERN", arity = "1..*", description = "Tables to send: db.pattern, or db.pattern=db2.table for another name in messages. Default: all of the database in --from.")
    private List<String> tables = List.of();

    @Option(names = "--exclude", paramLabel = "PATTERN", arity = "1..*", description = "Tables to leave out.")
    private List<String> exclude = List.of();

    @Option(names = "--types", paramLabel = "TYPES", defaultValue = "schema,full,incr", description = "Parts of the synchronization: schema (creates the topics that are missing), full, incr. Default: ${DEFAULT-VALUE}.")
    private String types;

    @Option(names = "--until", paramLabel = "STEP", description = "Last step: schema, full or incr (ends as soon as changes flow on).")
    private String until;

    @Option(names = "--format", paramLabel = "FORMAT", description = "Layout of messages: DEFAULT (default), DEFAULT_WITH_SCHEMA, CANAL, DATAWORKS_V2, SHAREPLEX, DEBEZIUM, DEBEZIUMFLATTEN, DEBEZIUMSMT, MAXWELL or AVRO.")
    private String format;

    @Option(names = "--order", paramLabel = "MODE", description = "What keeps its order: HASH (default) the messages of a key, TABLE those of a table, ONE all of them.")
    private String order;

    @Option(names = "--topic", paramLabel = "NAME", description = "The topic of each table; $${Database Name} and $${Table Name} stand for its names. Default: Topic_$${Database Name}_$${Table Name}, or the topic in --to.")
    private String topic;

    @Option(names = "--name", paramLabel = "NAME", description = "Name of the project. Default: sync-TIME.")
    private String name;

    @Override
    protected int run(CancelToken cancel) throws GodwitException {
        MigrateCommand.MigrationParts parts = MigrateCommand.MigrationParts.of(types, until);
        DataSource source = Urls.parse(from, "GODWIT_FROM_PASSWORD");
        DataSource target = Urls.parse(to, "GODWIT_TO_PASSWORD");
        if (!target.type().isQueue()) {
            throw new GodwitException(CliError.NO_QUEUE, target.type().label());
        }
        ObjectSelection selection = new ObjectSelection.Wildcard(Patterns.include(tables, source.database(), ""), Patterns.exclude(exclude, source.database()));
        out().message("Godwit: sending from " + source.address() + " to " + target.address());
        try (Studio studio = open(StudioConfig.Role.WORK)) {
            SavedSources saved = new SavedSources(studio);
            String project = name == null ? "sync-" + DateTimeFormatter.ofPattern("uuuuMMdd-HHmmss").format(LocalDateTime.now()) : name;
            String id = studio.projects().create(new ProjectSpec(project, saved.of(source).id(), saved.of(target).id(), parts.types(), selection, parameters(target)));
            out().message("Project " + project + ", " + id + " in " + global().workspace());
            return new Follow(studio, out(), null, until != null).start(id, cancel);
        }
    }

    private Map<String, String> parameters(DataSource target) throws GodwitException {
        Map<String, String> parameters = new LinkedHashMap<>(global().parameters());
        if (format != null) {
            parameters.put("sink.serializerType", format);
        }
        if (order != null) {
            parameters.put("sink.partitionMode", order);
        }
        if (topic != null) {
            parameters.put(TOPIC, topic);
        } else if (!target.database().isEmpty()) {
            parameters.putIfAbsent(TOPIC, target.database());
        }
        return parameters;
    }
}
