package org.godwit.rehearsal;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.godwit.core.error.GodwitException;
import org.godwit.core.model.ColumnDef;
import org.godwit.core.model.DataSource;
import org.godwit.core.model.ObjectName;
import org.godwit.core.model.ObjectSelection;
import org.godwit.core.model.ProjectSpec;
import org.godwit.core.model.TableDef;
import org.godwit.core.model.TableMapping;
import org.godwit.core.model.TransferType;
import org.godwit.core.progress.CancelToken;
import org.godwit.rehearsal.run.ProjectRun;
import org.godwit.rehearsal.run.RunListener;
import org.godwit.rehearsal.topic.TopicError;
import org.godwit.rehearsal.topic.TopicReplays;
import org.godwit.rehearsal.topic.TopicVerdict;
import org.godwit.rehearsal.twin.Twin;
import org.godwit.rehearsal.twin.TwinRequest;
import org.godwit.rehearsal.twin.Twins;
import org.godwit.supervisor.service.QueueService;
import org.godwit.supervisor.service.Studio;
import org.godwit.supervisor.service.TopicReplay;
import org.godwit.supervisor.service.VerifyTable;

/**
 * Tells whether topics hold what the source holds: a twin gets the source's tables, the messages are applied to it from the first to the last as a consumer would, and a full verification compares
 * source and twin. Nobody should write to the source meanwhile, and everything should have been sent. The source is only read. Used by one thread.
 */
public final class TopicCheck {
    /**
     * What is checked.
     *
     * @param format layout by its name; empty to recognise it
     * @param parameters those of the synchronization that tell which topic a table has
     * @param patience a topic has ended when nothing came for so long
     */
    public record Request(DataSource queue, DataSource source, ObjectSelection tables, Optional<String> format, Map<String, String> parameters, Duration patience) {
        public Request {
            parameters = Map.copyOf(parameters);
        }
    }

    private static final int SERVER_ID = 77;

    private final Studio studio;
    private final RunListener listener;

    public TopicCheck(Studio studio, RunListener listener) {
        this.studio = studio;
        this.listener = listener;
    }

    /** @throws GodwitException when source, queue or twin fail; that they differ is no failure but a result */
    public TopicVerdict run(Request request, CancelToken cancel) throws GodwitException {
        String run = UUID.randomUUID().toString().substring(0, 6);
        try (Cleanup cleanup = new Cleanup(studio, false); Twin server = Twins.open(cancel).start(TwinRequest.named("topic-twin", SERVER_ID), cancel)) {
            DataSource source = cleanup.save(request.source().withName("topic-source-" + run));
            DataSource twin = cleanup.save(server.dataSource().withName("topic-twin-" + run));
            Map<ObjectName, ObjectName> tables = schema(request, source, twin, run, cleanup, cancel);
            Map<ObjectName, TableDef> definitions = definitions(source, tables, cancel);
            Map<ObjectName, String> topics = new LinkedHashMap<>();
            for (Map.Entry<ObjectName, ObjectName> table : tables.entrySet()) {
                topics.put(table.getKey(), studio.queues().example(table.getKey(), source.type(), request.parameters()).topic());
            }
            Map<String, TopicReplay> read = replay(request, twin, tables, topics, definitions, cancel);
            return verify(source, twin, run, tables, topics, definitions, read, cleanup, cancel);
        }
    }

    /** @return tables by their names at the source, with those that messages and the twin have */
    private Map<ObjectName, ObjectName> schema(Request request, DataSource source, DataSource twin, String run, Cleanup cleanup, CancelToken cancel) throws GodwitException {
        List<TableMapping> mappings = studio.projects().resolve(source.id(), request.tables(), cancel).tables();
        if (mappings.isEmpty()) {
            throw new GodwitException(TopicError.NO_TABLES, source.address());
        }
        List<TableMapping> whole = mappings.stream().map(m -> new TableMapping(m.source(), m.target(), Optional.empty(), List.of())).toList();
        run(new ProjectSpec("topic-schema-" + run, source.id(), twin.id(), EnumSet.of(TransferType.SCHEMA), new ObjectSelection.Specific(whole, List.of()), Map.of()), cleanup, cancel);
        Map<ObjectName, ObjectName> tables = new TreeMap<>();
        whole.forEach(m -> tables.put(m.source(), m.target()));
        return tables;
    }

    private String run(ProjectSpec spec, Cleanup cleanup, CancelToken cancel) throws GodwitException {
        String id = studio.projects().create(spec);
        cleanup.project(id);
        studio.projects().start(id);
        new ProjectRun(studio, listener).follow(id, cancel);
        return id;
    }

    /** By the names that messages give the tables, with the columns as the source has them. */
    private Map<ObjectName, TableDef> definitions(DataSource source, Map<ObjectName, ObjectName> tables, CancelToken cancel) throws GodwitException {
        Map<ObjectName, TableDef> definitions = new HashMap<>();
        for (Map.Entry<ObjectName, ObjectName> table : tables.entrySet()) {
            TableDef definition = studio.dataSources().table(source.id(), table.getKey(), cancel).orElseThrow(() -> new GodwitException(TopicError.NO_TABLES, source.address()));
            definitions.put(table.getValue(), definition);
        }
        return definitions;
    }

    private Map<String, TopicReplay> replay(Request request, DataSource twin, Map<ObjectName, ObjectName> tables, Map<ObjectName, String> topics, Map<ObjectName, TableDef> definitions, CancelToken cancel)
            throws GodwitException {
        Map<ObjectName, TableDef> atTwin = new HashMap<>();
        for (ObjectName table : definitions.keySet()) {
            studio.dataSources().table(twin.id(), table, cancel).ifPresent(t -> atTwin.put(table, t));
        }
        Map<String, Map<ObjectName, TableDef>> ofTopic = new TreeMap<>();
        topics.forEach((table, topic) -> ofTopic.computeIfAbsent(topic, t -> new HashMap<>()).put(tables.get(table), definitions.get(tables.get(table))));
        QueueService.Reading whole = new QueueService.Reading("", request.format(), Optional.empty(), Optional.empty(), request.patience());
        return new TopicReplays(studio.queues(), request.queue(), listener).run(whole, ofTopic, twin, atTwin, cancel);
    }

    private TopicVerdict verify(DataSource source, DataSource twin, String run, Map<ObjectName, ObjectName> tables, Map<ObjectName, String> topics, Map<ObjectName, TableDef> definitions,
            Map<String, TopicReplay> read, Cleanup cleanup, CancelToken cancel) throws GodwitException {
        List<TableMapping> mappings = new ArrayList<>();
        Map<ObjectName, Set<String>> notSent = new HashMap<>();
        Map<ObjectName, Set<String>> rounded = new HashMap<>();
        tables.forEach((table, named) -> {
            TopicReplay replay = read.get(topics.get(table));
            TableDef definition = definitions.get(named);
            Set<String> key = new HashSet<>(definition.keyColumns().stream().map(ColumnDef::name).toList());
            Set<String> left = new HashSet<>();
            if (replay.sent().containsKey(named)) {
                definition.columns().stream().filter(ColumnDef::isWritable).map(ColumnDef::name).filter(c -> !replay.sent().get(named).contains(c)).forEach(left::add);
            }
            Set<String> inexact = new HashSet<>(replay.rounded().getOrDefault(named, Set.of()));
            inexact.removeAll(key);
            notSent.put(table, left);
            rounded.put(table, inexact);
            mappings.add(mapping(table, named, definition, left, inexact));
        });
        ProjectSpec spec = new ProjectSpec("topic-verify-" + run, source.id(), twin.id(), EnumSet.of(TransferType.VERIFICATION), new ObjectSelection.Specific(mappings, List.of()), Map.of());
        String id = run(spec, cleanup, cancel);
        List<TopicVerdict.Table> verdicts = new ArrayList<>();
        for (VerifyTable v : studio.projects().verification(id)) {
            verdicts.add(new TopicVerdict.Table(v.source(), topics.get(v.source()), v.result(), v.sourceOnly(), v.destOnly(), v.mismatched(), notSent.get(v.source()), rounded.get(v.source())));
        }
        return new TopicVerdict(verdicts, read.entrySet().stream().map(r -> new TopicVerdict.Topic(r.getKey(), r.getValue().changes(), r.getValue().others(), r.getValue().unreadable(), r.getValue().firstUnreadable()))
                .toList());
    }

    /** Generated columns come from the others, so they are compared where everything else is. */
    private static TableMapping mapping(ObjectName table, ObjectName named, TableDef definition, Set<String> notSent, Set<String> rounded) {
        if (notSent.isEmpty() && rounded.isEmpty()) {
            return new TableMapping(table, named, Optional.empty(), List.of());
        }
        return new TableMapping(table, named, Optional.empty(), definition.columns().stream().filter(ColumnDef::isWritable).map(ColumnDef::name).filter(c -> !notSent.contains(c) && !rounded.contains(c))
                .map(c -> new TableMapping.ColumnMapping(c, c)).toList());
    }
}
