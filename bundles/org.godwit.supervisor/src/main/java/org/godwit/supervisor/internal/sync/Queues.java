package org.godwit.supervisor.internal.sync;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.godwit.core.error.GodwitException;
import org.godwit.core.model.DataSource;
import org.godwit.core.model.DataSourceType;
import org.godwit.core.model.ObjectName;
import org.godwit.core.model.TableDef;
import org.godwit.core.progress.CancelToken;
import org.godwit.core.spi.Endpoint;
import org.godwit.core.spi.MessageQueue;
import org.godwit.core.spi.MessageQueue.Place;
import org.godwit.core.spi.MessageQueue.Received;
import org.godwit.core.spi.MessageQueue.Topic;
import org.godwit.supervisor.internal.ConnectorRegistry;
import org.godwit.supervisor.service.MessageExample;
import org.godwit.supervisor.service.MessageView;
import org.godwit.supervisor.service.QueueService;
import org.godwit.supervisor.service.TopicReplay;
import org.godwit.transfer.message.format.SerializerType;
import org.godwit.transfer.message.read.MessageReader;
import org.godwit.transfer.message.read.ReadMessage;
import org.godwit.transfer.queue.MessageTarget;
import org.godwit.transfer.queue.QueueOptions;

/** Reads topics and decodes their messages. Each call connects anew. Thread-safe. */
public final class Queues implements QueueService {
    private final ConnectorRegistry connectors;

    public Queues(ConnectorRegistry connectors) {
        this.connectors = connectors;
    }

    @Override
    public List<String> formats() {
        return Arrays.stream(SerializerType.values()).map(SerializerType::name).toList();
    }

    @Override
    public List<Layout> layouts() {
        return Arrays.stream(SerializerType.values()).map(type -> new Layout(type.name(), type.label())).toList();
    }

    @Override
    public MessageExample example(ObjectName table, DataSourceType source, Map<String, String> parameters) throws GodwitException {
        return MessageExamples.of(table, source, parameters);
    }

    @Override
    public List<Topic> topics(DataSource queue, CancelToken cancel) throws GodwitException {
        try (Endpoint endpoint = connectors.of(queue.type()).open(queue, Map.of(), cancel)) {
            MessageQueue topics = MessageTarget.queue(endpoint);
            return topics.describe(topics.topics(cancel), cancel);
        }
    }

    @Override
    public void read(DataSource queue, Reading reading, Reader reader, CancelToken cancel) throws GodwitException {
        Optional<SerializerType> format = layout(reading);
        try (Endpoint endpoint = connectors.of(queue.type()).open(queue, Map.of(), cancel)) {
            MessageQueue topics = MessageTarget.queue(endpoint);
            List<Place> from = new ArrayList<>();
            if (reading.offset().isPresent()) {
                topics.ends(List.of(reading.topic()), cancel).forEach(end -> from.add(new Place(end.topic(), end.partition(), reading.offset().get())));
            }
            topics.read(reading.topic(), from, reading.patience(), m -> isLeftOut(m, reading) || reader.take(view(m, format)), cancel);
        }
    }

    @Override
    public TopicReplay changes(DataSource queue, Reading reading, Map<ObjectName, TableDef> tables, ChangeReader reader, CancelToken cancel) throws GodwitException {
        TopicChanges changes = new TopicChanges(layout(reading), tables, reader);
        try (Endpoint endpoint = connectors.of(queue.type()).open(queue, Map.of(), cancel)) {
            MessageTarget.queue(endpoint).read(reading.topic(), List.of(), reading.patience(), changes::take, cancel);
        }
        return changes.replay();
    }

    private static Optional<SerializerType> layout(Reading reading) throws GodwitException {
        return reading.format().isPresent() ? Optional.of(QueueOptions.SERIALIZER.parse(reading.format().get())) : Optional.empty();
    }

    private static boolean isLeftOut(Received message, Reading reading) {
        return reading.partition().isPresent() && reading.partition().get() != message.place().partition();
    }

    private static MessageView view(Received message, Optional<SerializerType> format) {
        String raw = MessageReader.text(message.value());
        String key = message.key().map(k -> new String(k, StandardCharsets.UTF_8).replace('\u0001', '|')).orElse("");
        ReadMessage read = read(message.value(), format).orElseGet(ReadMessage::unknown);
        Optional<Instant> changed = read.seconds().isPresent() ? Optional.of(Instant.ofEpochSecond(read.seconds().getAsLong())) : Optional.empty();
        Map<String, MessageView.Difference> differences = new LinkedHashMap<>();
        read.differences().forEach((column, d) -> differences.put(column, new MessageView.Difference(d.before(), d.after())));
        return new MessageView(message.place().partition(), message.place().offset(), key, read.operation(), read.table(), changed, read.before(), read.after(), differences, read.statement(), raw);
    }

    /** Empty when it has not the layout, or none of ours. */
    private static Optional<ReadMessage> read(byte[] value, Optional<SerializerType> format) {
        Optional<SerializerType> layout = format.or(() -> MessageReader.guess(value));
        try {
            return layout.isPresent() ? Optional.of(MessageReader.read(layout.get(), value)) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
