package org.godwit.tests.log;

import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.godwit.core.change.LogPosition;
import org.godwit.core.error.GodwitException;
import org.godwit.core.model.ObjectName;
import org.godwit.core.progress.CancelToken;
import org.godwit.core.spi.LogReader;

/** Follows a log on a thread of its own and keeps what it hands over. */
final class Tape implements LogReader.LogSink, AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(120);

    /** One transaction. */
    record Transaction(byte[] frames, LogPosition after) {
    }

    private final CancelToken cancel = CancelToken.create();
    private final List<Transaction> whole = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private final CompletableFuture<Optional<GodwitException>> end = new CompletableFuture<>();
    private ByteArrayOutputStream open = new ByteArrayOutputStream();
    private Optional<LogPosition> reached = Optional.empty();
    private int abandoned;

    static Tape start(LogReader reader, LogPosition from, Predicate<ObjectName> wanted) {
        Tape tape = new Tape();
        Thread thread = new Thread(() -> {
            try {
                reader.read(from, wanted, tape, tape.cancel);
                tape.end.complete(Optional.empty());
            } catch (GodwitException e) {
                tape.end.complete(Optional.of(e));
            } catch (RuntimeException | Error e) {
                tape.end.completeExceptionally(e);
            }
        }, "godwit-test-tape");
        thread.setDaemon(true);
        thread.start();
        return tape;
    }

    @Override
    public synchronized void part(byte[] bytes, int from, int length) {
        open.write(bytes, from, length);
    }

    @Override
    public synchronized void commit(LogPosition after) {
        whole.add(new Transaction(open.toByteArray(), after));
        open = new ByteArrayOutputStream();
        reached = Optional.of(after);
    }

    @Override
    public synchronized void abandon() {
        open = new ByteArrayOutputStream();
        abandoned++;
    }

    @Override
    public synchronized void idle(LogPosition at) {
        reached = Optional.of(at);
    }

    @Override
    public synchronized void note(String text) {
        notes.add(text);
    }

    /** Waits for what takes a moment, also on a machine that has much else to do. */
    static ConditionFactory soon() {
        return Awaitility.await().atMost(PATIENCE);
    }

    /** Waits until the place is covered; the transactions so far. */
    List<Transaction> until(LogReader reader, LogPosition place) throws Exception {
        soon().pollInterval(Duration.ofMillis(20)).until(() -> end.isDone() || reached().map(r -> reader.covers(r, place)).orElse(false));
        if (end.isDone()) {
            throw new AssertionError("the reader ended: " + end.get() + " " + notes(), end.get().orElse(null));
        }
        return transactions();
    }

    /** Waits until the reader stops by itself. */
    GodwitException failure() throws Exception {
        return end.get(PATIENCE.toSeconds(), TimeUnit.SECONDS).orElseThrow();
    }

    synchronized Optional<LogPosition> reached() {
        return reached;
    }

    synchronized List<Transaction> transactions() {
        return List.copyOf(whole);
    }

    /** Transactions of which something was kept. */
    synchronized List<Transaction> filled() {
        return whole.stream().filter(t -> t.frames.length > 0).toList();
    }

    synchronized List<String> notes() {
        return List.copyOf(notes);
    }

    synchronized int abandoned() {
        return abandoned;
    }

    @Override
    public void close() throws Exception {
        cancel.cancel();
        end.get(2, TimeUnit.SECONDS);
    }
}
