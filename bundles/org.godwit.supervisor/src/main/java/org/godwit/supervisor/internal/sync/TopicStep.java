package org.godwit.supervisor.internal.sync;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.godwit.core.error.GodwitException;
import org.godwit.core.model.ObjectName;
import org.godwit.core.spi.MessageQueue;
import org.godwit.core.spi.MessageQueue.Topic;
import org.godwit.rm.repository.TaskRow;
import org.godwit.supervisor.internal.run.StepContext;
import org.godwit.supervisor.internal.run.TaskWork;
import org.godwit.transfer.queue.MessageTarget;
import org.godwit.transfer.queue.QueueSettings;
import org.godwit.transfer.queue.QueueTopics;

/** STRUCT_TRANSFER of a synchronization project: creates the topics that are missing; those that exist stay as they are (OMS: schema synchronization, topics). Thread-safe. */
public final class TopicStep implements TaskWork {
    @Override
    public String run(StepContext context, TaskRow task) throws GodwitException {
        MessageQueue queue = MessageTarget.queue(context.target());
        QueueSettings settings = QueueSettings.of(context.spec().parameters());
        Map<String, List<ObjectName>> topics = QueueTopics.of(context.objects().tables(), settings);
        List<GodwitException> objections = new ArrayList<>(QueueTopics.badNames(queue, topics));
        if (objections.isEmpty()) {
            objections.addAll(QueueTopics.objections(queue, topics, settings, true, context.cancel()));
        }
        if (!objections.isEmpty()) {
            throw objections.getFirst();
        }
        context.progress().expect(topics.size());
        Map<String, Topic> there = QueueTopics.there(queue, topics.keySet(), context.cancel());
        List<Topic> missing = topics.keySet().stream().filter(name -> !there.containsKey(name)).map(settings::newTopic).toList();
        context.progress().note("Creating " + missing.size() + " topics");
        queue.create(missing, context.cancel());
        context.progress().advance(topics.size(), 0);
        return missing.size() + " topics created, " + there.size() + " were there";
    }
}
