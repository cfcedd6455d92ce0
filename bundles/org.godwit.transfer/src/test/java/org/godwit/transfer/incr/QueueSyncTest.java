package org.godwit.transfer.incr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.godwit.core.error.GodwitException;
import org.godwit.core.model.ColumnDef;
import org.godwit.core.progress.CancelToken;
import org.godwit.core.progress.Progress;
import org.godwit.core.spi.ChangeApplier.Conflict;
import org.godwit.transfer.message.MessageSettings;
import org.godwit.transfer.queue.QueueJob;
import org.godwit.transfer.queue.QueueLedger;
import org.godwit.transfer.queue.QueuePlace;
import org.godwit.transfer.queue.QueueSettings;
import org.godwit.transfer.queue.QueueSync;

/** The whole way between a store and a queue in memory, with sinks that die at any message. */
class QueueSyncTest {
    private static final MessageSettings MESSAGES = new MessageSettings("MYSQL", "", "t", "", true, MessageSettings.SchemaBlock.NONE);

    /** As {@link ModelLedger}, with a place. */
    private static final class Ledger implements QueueLedger {
        private final ModelLedger incr = new ModelLedger();
        private Optional<QueuePlace> place = Optional.empty();

        @Override
        public synchronized Optional<QueuePlace> place() {
            return place;
        }

        @Override
        public synchronized void save(QueuePlace now) {
            place = Optional.of(now);
        }

        @Override
        public List<SchemaState> schemaStates() {
            return incr.schemaStates();
        }

        @Override
        public void save(SchemaState state) throws GodwitException {
            incr.save(state);
        }

        @Override
        public Optional<Ddl> ddl(IncrPosition position) {
            return incr.ddl(position);
        }

        @Override
        public List<Ddl> running() {
            return incr.running();
        }

        @Override
        public void save(Ddl ddl) throws GodwitException {
            incr.save(ddl);
        }

        @Override
        public Optional<DdlChoice> choice(IncrPosition position) {
            return incr.choice(position);
        }

        @Override
        public void conflicts(IncrPosition upTo, long count, List<Conflict> conflicts) {
            incr.conflicts(upTo, count, conflicts);
        }

        @Override
        public void count(List<TableCount> counts) {
            incr.count(counts);
        }

        @Override
        public Optional<Throttle> throttle() {
            return Optional.empty();
        }
    }

    @Property(tries = 60)
    void whoAppliesTheMessagesEndsAsTheSourceWhateverDiesOnTheWay(@ForAll long seed) throws GodwitException {
        Random random = new Random(seed);
        ModelLog log = new ModelLog();
        ModelSource source = new ModelSource(random, log);
        for (int i = random.nextInt(80); i > 0; i--) {
            if (random.nextInt(20) == 0) {
                source.addColumn();
            } else {
                source.transaction();
            }
        }
        ModelQueue queue = new ModelQueue(random);
        Ledger ledger = new Ledger();
        QueueSettings settings = QueueSettings.of(Map.of("sink.isTopicMandatory", "false", "sink.maxInFlightBytes", Integer.toString(1 << 16), "sink.positionIntervalMs", "10"));
        QueueJob job = new QueueJob("np_1", new IncrJob.Source(log, log::open, state -> new ModelFollower(ModelSource.TABLES, state), new ModelTarget(ModelSource.TABLES, random)), queue, ModelLog.position(0),
                Map.of(), IncrSettings.of(Map.of()), settings, MESSAGES);
        boolean through = false;
        long repeated = 0;
        for (int life = 0; !through; life++) {
            queue.liveFor(life > 10 ? Integer.MAX_VALUE : random.nextInt(400));
            QueueSync sync = new QueueSync(job, ledger);
            through = runToEnd(sync, log);
            repeated = sync.repeated();
        }
        source.tables.forEach((name, table) -> assertThat(applied(queue, table)).as(name).isEqualTo(table.sorted()));
        assertThat(repeated(queue)).as("repeated, as counted").isEqualTo(repeated);
    }

    @Test
    void tellsEachPartitionThatEverythingIsSent() throws Exception {
        Random random = new Random(3);
        ModelLog log = new ModelLog();
        ModelSource source = new ModelSource(random, log);
        for (int i = 0; i < 40; i++) {
            source.transaction();
        }
        ModelQueue queue = new ModelQueue(random);
        queue.liveFor(Integer.MAX_VALUE);
        QueueSettings settings = QueueSettings.of(Map.of("sink.isTopicMandatory", "false", "sink.positionIntervalMs", "10", "sink.heartbeatIntervalMs", "20"));
        QueueJob job = new QueueJob("np_1", new IncrJob.Source(log, log::open, state -> new ModelFollower(ModelSource.TABLES, state), new ModelTarget(ModelSource.TABLES, random)), queue, ModelLog.position(0),
                Map.of(), IncrSettings.of(Map.of()), settings, MESSAGES);
        CancelToken cancel = CancelToken.create();
        Thread run = Thread.ofPlatform().daemon().start(() -> {
            try {
                new QueueSync(job, new Ledger()).run(Progress.SILENT, cancel);
            } catch (GodwitException e) {
                assertThat(e.isCancelled()).isTrue();
            }
        });
        try {
            long end = System.nanoTime() + 60_000_000_000L;
            while (!isToldEverywhere(queue) && System.nanoTime() < end) {
                Thread.sleep(5);
            }
            assertThat(isToldEverywhere(queue)).isTrue();
        } finally {
            cancel.cancel();
            run.join();
        }
        JsonNode heartbeat = queue.messages(queue.topics(cancel).getFirst()).getFirst().getLast();
        assertThat(heartbeat.path("prevStruct").isNull() && heartbeat.path("postStruct").isNull()).isTrue();
        source.tables.forEach((name, table) -> assertThat(applied(queue, table)).as(name).isEqualTo(table.sorted()));
    }

    private static boolean isToldEverywhere(ModelQueue queue) {
        List<String> topics = queue.topics(CancelToken.create());
        return !topics.isEmpty() && topics.stream().flatMap(t -> queue.messages(t).stream()).allMatch(p -> !p.isEmpty() && p.getLast().path("recordType").asText().equals("HEARTBEAT"));
    }

    /** Runs until everything is acknowledged; whether it got there. */
    private static boolean runToEnd(QueueSync sync, ModelLog log) {
        CancelToken cancel = CancelToken.create();
        Thread watch = Thread.ofPlatform().daemon().start(() -> {
            while (!cancel.isCancelled()) {
                IncrMetrics metrics = sync.metrics();
                if (metrics.caughtUp() && metrics.position().orElseThrow().log().text().equals(Integer.toString(log.size()))) {
                    cancel.cancel();
                }
                Thread.onSpinWait();
            }
        });
        try {
            sync.run(Progress.SILENT, cancel);
            return fail("ended by itself");
        } catch (GodwitException e) {
            if (!e.isCancelled() && !e.getMessage().contains("died")) {
                throw new AssertionError(e);
            }
            return e.isCancelled();
        } finally {
            cancel.cancel();
            try {
                watch.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** The table as a consumer has it who takes one partition after the other, knows repeated messages by their numbers, and fills up columns that came later. */
    private static List<String> applied(ModelQueue queue, ModelTable table) {
        List<Integer> key = table.def().keyColumns().stream().map(ColumnDef::name).map(table::position).toList();
        Set<String> seen = new HashSet<>();
        Map<String, String[]> rows = new HashMap<>();
        List<String[]> keyless = new ArrayList<>();
        for (List<JsonNode> partition : queue.messages("Topic_src_" + table.def().name().name())) {
            for (JsonNode message : partition) {
                String type = message.path("recordType").asText();
                if (!seen.add(identity(message)) || type.equals("DDL") || type.equals("HEARTBEAT")) {
                    continue;
                }
                Optional<String[]> before = row(message.path("prevStruct"), table);
                Optional<String[]> after = row(message.path("postStruct"), table);
                if (key.isEmpty()) {
                    before.ifPresent(b -> keyless.remove(keyless.stream().filter(r -> Arrays.equals(r, b)).findFirst().orElseThrow()));
                    after.ifPresent(keyless::add);
                } else {
                    before.ifPresent(b -> rows.remove(text(b, key)));
                    after.ifPresent(a -> rows.put(text(a, key), a));
                }
            }
        }
        return (key.isEmpty() ? keyless : List.copyOf(rows.values())).stream().map(Arrays::toString).sorted().toList();
    }

    private static Optional<String[]> row(JsonNode image, ModelTable table) {
        if (image.isNull()) {
            return Optional.empty();
        }
        String[] row = new String[table.def().columns().size()];
        for (int i = 0; i < row.length; i++) {
            JsonNode value = image.path(table.def().columns().get(i).name());
            row[i] = value.isNull() || value.isMissingNode() ? null : value.asText();
        }
        return Optional.of(row);
    }

    private static String text(String[] row, List<Integer> key) {
        return key.stream().map(i -> row[i]).toList().toString();
    }

    /** No statement of the model's source comes twice. */
    private static String identity(JsonNode message) {
        String type = message.path("recordType").asText();
        return type + (type.equals("DDL") ? message.path("postStruct").path("ddl").asText() : message.path("allMetaData").path("storeDataSequence").asText());
    }

    private static long repeated(ModelQueue queue) {
        long repeated = 0;
        for (String topic : queue.topics(CancelToken.create())) {
            Set<String> seen = new HashSet<>();
            for (List<JsonNode> partition : queue.messages(topic)) {
                repeated += partition.stream().filter(m -> !seen.add(identity(m))).count();
            }
        }
        return repeated;
    }
}
