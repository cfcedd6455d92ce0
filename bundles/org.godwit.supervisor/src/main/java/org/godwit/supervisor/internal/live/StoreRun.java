package org.godwit.supervisor.internal.live;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.BiPredicate;
import org.godwit.core.change.LogPosition;
import org.godwit.core.error.GodwitException;
import org.godwit.core.option.Option;
import org.godwit.core.option.OptionSet;
import org.godwit.core.progress.CancelToken;
import org.godwit.core.progress.Progress;
import org.godwit.core.spi.Endpoint;
import org.godwit.core.spi.LogReader;
import org.godwit.rm.repository.LiveRepository.Figures;
import org.godwit.rm.repository.LiveRow;
import org.godwit.rm.repository.ProjectRow;
import org.godwit.store.ChangeStore;
import org.godwit.store.StoreSettings;
import org.godwit.store.StoreState;
import org.godwit.supervisor.SupervisorError;
import org.godwit.supervisor.internal.Json;
import org.godwit.supervisor.internal.ProjectOptions;
import org.godwit.supervisor.service.PositionText;

/** Lets a log reader fill a store on disk, from where the store stands. */
final class StoreRun implements LiveRun {
    private final LiveContext context;
    private final LiveRow row;
    private final Map<String, String> parameters;
    private final LongAdder transactions = new LongAdder();
    private final LongAdder bytes = new LongAdder();
    private final Rate transactionRate = new Rate();
    private final Rate byteRate = new Rate();
    private volatile Optional<ChangeStore> open = Optional.empty();
    /** Up to here nothing was missed, though nothing may have happened. */
    private volatile long seenSeconds;
    private volatile String note = "";

    StoreRun(LiveContext context, LiveRow row, Map<String, String> parameters) {
        this.context = context;
        this.row = row;
        this.parameters = parameters;
    }

    @Override
    public void run(Progress progress, CancelToken cancel) throws GodwitException {
        ProjectRow project = context.project(row);
        Optional<Endpoint> origin = Optional.empty();
        try {
            Endpoint opened = context.open(project, LiveComponents.direction(row), true, parameters, cancel);
            origin = Optional.of(opened);
            LogReader log = Definitions.log(opened);
            try (ChangeStore store = ChangeStore.open(context.folders().make(row.name()).resolve("store"), settings(log::covers), n -> progress.note(n.text()))) {
                follow(project, log, store, progress, cancel);
            } finally {
                context.registry().closed(row.name());
                open = Optional.empty();
            }
        } finally {
            LiveContext.close(origin);
        }
    }

    private void follow(ProjectRow project, LogReader log, ChangeStore store, Progress progress, CancelToken cancel) throws GodwitException {
        Optional<LogPosition> last = store.lastPosition();
        LogPosition from = store.startAt(last.isPresent() ? last.get() : begin(log, cancel));
        log.requireAvailable(from, cancel);
        open = Optional.of(store);
        context.registry().opened(row.name(), row.subtopic(), store);
        progress.note("reads the log from " + PositionText.readable(from.text()));
        var wanted = Directed.wanted(context.spec(project), context.objects(project), LiveComponents.direction(row));
        log.read(from, wanted, new Counted(store.appender(), progress), cancel);
    }

    private LogPosition begin(LogReader log, CancelToken cancel) throws GodwitException {
        ObjectNode start = Json.lenient(row.startJson());
        long seconds = start.path(LiveComponents.SECONDS).asLong();
        String position = Json.text(start, LiveComponents.POSITION);
        if (position.isEmpty() && seconds <= 0) {
            throw new GodwitException(SupervisorError.NO_SUCH_ITEM, row.projectName(), "place to begin at for", row.name());
        }
        return position.isEmpty() ? log.at(Instant.ofEpochSecond(seconds), cancel) : new LogPosition(position, seconds);
    }

    private StoreSettings settings(BiPredicate<LogPosition, LogPosition> covers) throws GodwitException {
        Map<String, String> ours = new HashMap<>(parameters);
        ours.keySet().retainAll(StoreSettings.OPTIONS.stream().map(Option::key).toList());
        String hours = parameters.getOrDefault(ProjectOptions.STORE_HOURS.key(), "");
        if (!hours.isBlank()) {
            ours.putIfAbsent(StoreSettings.CLEARER_OUTDATED.key(), Long.toString(ProjectOptions.STORE_HOURS.parse(hours) * 3600L));
        }
        return StoreSettings.of(OptionSet.of(StoreSettings.OPTIONS, ours), covers);
    }

    @Override
    public Optional<Measured> measure() throws GodwitException {
        Optional<ChangeStore> store = open;
        if (store.isEmpty()) {
            return Optional.empty();
        }
        StoreState state = store.get().state();
        long now = System.nanoTime();
        double tps = transactionRate.of(transactions.sum(), now);
        double iops = byteRate.of(bytes.sum(), now);
        long end = Math.max(state.end().map(LogPosition::seconds).orElse(0L), seenSeconds);
        long delay = end <= 0 ? 0 : Instant.now().getEpochSecond() - end;
        ObjectNode detail = Json.object().put("note", note).put("bytesKept", state.bytes()).put("segments", state.segments()).put("transactions", state.transactions()).put("connections",
                state.consumers().size()).put("tps", Rate.rounded(tps)).put("bytes", Rate.rounded(iops));
        Figures figures = new Figures(100, tps, iops, 0, state.begin().map(LogPosition::seconds).orElse(0L), end, delay, true, state.end().map(LogPosition::text).orElse(""), detail.toString());
        return Optional.of(new Measured(figures, Map.of("rows", tps, "tps", tps, "bytes", iops, "delay", (double) delay, "bytesKept", (double) state.bytes())));
    }

    @Override
    public void retune(Map<String, String> changed) {
        // a store has no limits that change while it runs
    }

    /** Counts what goes by. */
    private final class Counted implements LogReader.LogSink {
        private final LogReader.LogSink sink;
        private final Progress progress;

        Counted(LogReader.LogSink sink, Progress progress) {
            this.sink = sink;
            this.progress = progress;
        }

        @Override
        public void part(byte[] array, int from, int length) throws GodwitException {
            sink.part(array, from, length);
            bytes.add(length);
        }

        @Override
        public void commit(LogPosition after) throws GodwitException {
            sink.commit(after);
            transactions.increment();
            seenSeconds = after.seconds();
        }

        @Override
        public void abandon() throws GodwitException {
            sink.abandon();
        }

        @Override
        public void idle(LogPosition at) throws GodwitException {
            sink.idle(at);
            // Nothing happened up to now, so nothing is missing up to now.
            seenSeconds = Math.max(at.seconds(), Instant.now().getEpochSecond());
        }

        @Override
        public void note(String text) {
            note = text;
            progress.note(text);
            sink.note(text);
        }
    }
}
