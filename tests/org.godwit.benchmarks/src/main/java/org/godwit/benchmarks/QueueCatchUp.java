package org.godwit.benchmarks;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.godwit.connector.kafka.KafkaConnector;
import org.godwit.core.change.LogPosition;
import org.godwit.core.error.GodwitException;
import org.godwit.core.model.DataSource;
import org.godwit.core.progress.CancelToken;
import org.godwit.core.progress.Progress;
import org.godwit.store.ChangeStore;
import org.godwit.transfer.incr.IncrJob;
import org.godwit.transfer.incr.IncrMetrics;
import org.godwit.transfer.incr.IncrSettings;
import org.godwit.transfer.message.MessageSettings;
import org.godwit.transfer.queue.QueueJob;
import org.godwit.transfer.queue.QueueLedger;
import org.godwit.transfer.queue.QueuePlace;
import org.godwit.transfer.queue.QueueSettings;
import org.godwit.transfer.queue.QueueSync;

/** One store and one synchronization to Kafka in this process, from a place of the log to the acknowledgement of its end. */
final class QueueCatchUp extends CatchUp {
    QueueCatchUp(DataSource from, DataSource to, String database, Map<String, String> parameters) throws GodwitException {
        super(from, new KafkaConnector(), to, database, parameters);
    }

    @Override
    Follower follower(LogPosition start, ChangeStore store) throws GodwitException {
        QueueSync sync = new QueueSync(job(start, store), new Places());
        return new Follower() {
            @Override
            public void run(CancelToken running) throws GodwitException {
                sync.run(Progress.SILENT, running);
            }

            @Override
            public IncrMetrics metrics() {
                return sync.metrics();
            }
        };
    }

    private QueueJob job(LogPosition start, ChangeStore store) throws GodwitException {
        IncrJob.Source from = new IncrJob.Source(log, store::reader,
                state -> schema(source.server()), source.catalog());
        Map<String, String> all = new HashMap<>(Map.of("sink.serializerType", "DEBEZIUM", "sink.topic", "godwit", "sink.isTopicMandatory", "false", "sink.topicPartitions", "3"));
        all.putAll(parameters);
        return new QueueJob("bench", from, target.queue().orElseThrow(), start, Map.of(), IncrSettings.of(parameters), QueueSettings.of(all),
                new MessageSettings(source.server().type().name(), source.server().version(), "bench", "", true, MessageSettings.SchemaBlock.NONE));
    }

    /** Keeps the position too. */
    private static final class Places extends MemoryLedger implements QueueLedger {
        private Optional<QueuePlace> place = Optional.empty();

        @Override
        public synchronized Optional<QueuePlace> place() {
            return place;
        }

        @Override
        public synchronized void save(QueuePlace now) {
            place = Optional.of(now);
        }
    }
}
