package org.godwit.rehearsal.topic;

import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.godwit.core.error.GodwitException;
import org.godwit.core.model.DataSource;
import org.godwit.core.model.ObjectName;
import org.godwit.core.model.TableDef;
import org.godwit.core.progress.CancelToken;
import org.godwit.rehearsal.run.RunListener;
import org.godwit.rehearsal.run.Stage;
import org.godwit.supervisor.service.QueueService;
import org.godwit.supervisor.service.TopicReplay;

/** Applies topics to a twin, one after the other, each from its first message to its last. Used by one thread. */
public final class TopicReplays {
    private static final int TELL_EVERY = 5000;
    private static final double SECOND = 1e9;

    private final QueueService queues;
    private final DataSource queue;
    private final RunListener listener;
    private long applied;

    public TopicReplays(QueueService queues, DataSource queue, RunListener listener) {
        this.queues = queues;
        this.queue = queue;
        this.listener = listener;
    }

    /**
     * @param reading its topic is replaced
     * @param topics with the tables that are in them, by the names that messages give, as the source has them
     * @param atTwin the same tables as the twin has them
     */
    public Map<String, TopicReplay> run(QueueService.Reading reading, Map<String, Map<ObjectName, TableDef>> topics, DataSource twin, Map<ObjectName, TableDef> atTwin, CancelToken cancel) throws GodwitException {
        Map<String, TopicReplay> read = new TreeMap<>();
        long begin = System.nanoTime();
        listener.started(Stage.REPLAY);
        try (TwinTables tables = TwinTables.open(twin, atTwin, cancel)) {
            for (Map.Entry<String, Map<ObjectName, TableDef>> topic : topics.entrySet()) {
                tables.reading(topic.getKey());
                QueueService.Reading whole = new QueueService.Reading(topic.getKey(), reading.format(), reading.partition(), reading.offset(), reading.patience());
                read.put(topic.getKey(), queues.changes(queue, whole, topic.getValue(), change -> {
                    tables.apply(change);
                    if (++applied % TELL_EVERY == 0) {
                        listener.progress(Stage.REPLAY, new RunListener.State(0, applied, 0, "changes", applied / ((System.nanoTime() - begin) / SECOND), OptionalLong.empty(), topic.getKey()));
                    }
                }, cancel));
                tables.commit();
            }
        }
        listener.ended(Stage.REPLAY, (System.nanoTime() - begin) / SECOND, true, applied + " changes of " + topics.size() + " topics");
        return read;
    }
}
