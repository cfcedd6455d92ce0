package org.godwit.transfer.full.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.godwit.core.error.CoreError;
import org.godwit.core.error.GodwitException;
import org.godwit.core.progress.CancelToken;
import org.godwit.core.row.RowBatch;
import org.junit.jupiter.api.Test;

class SliceStreamTest {
    private final CancelToken cancel = CancelToken.create();
    private final CancelToken reading = CancelToken.create();

    private static RowBatch batch(int bytes) {
        RowBatch.Builder builder = new RowBatch.Builder(1, 1, bytes);
        builder.add(new byte[bytes], 0, bytes);
        return builder.build();
    }

    private SliceStream stream(MemoryBudget budget, int batches) {
        return new SliceStream(new SliceTask(null, null, 0, false), budget, batches, reading);
    }

    private static CompletableFuture<Void> inBackground(Work work) {
        CompletableFuture<Void> done = new CompletableFuture<>();
        Thread.ofPlatform().daemon().start(() -> {
            try {
                work.run();
                done.complete(null);
            } catch (GodwitException e) {
                done.completeExceptionally(e);
            }
        });
        return done;
    }

    private interface Work {
        void run() throws GodwitException;
    }

    @Test
    void readerWaitsForRoomAndEveryStreamTakesOneBatch() throws Exception {
        MemoryBudget budget = new MemoryBudget(100);
        SliceStream first = stream(budget, 10);
        SliceStream second = stream(budget, 10);
        first.put(batch(80));
        second.put(batch(80));
        assertThat(budget.used()).isEqualTo(160);
        CompletableFuture<Void> third = inBackground(() -> first.put(batch(20)));
        assertThatThrownBy(() -> third.get(50, TimeUnit.MILLISECONDS)).isInstanceOf(TimeoutException.class);
        second.take(cancel);
        second.finish();
        first.take(cancel);
        assertThatThrownBy(() -> third.get(50, TimeUnit.MILLISECONDS)).as("what is being written counts").isInstanceOf(TimeoutException.class);
        assertThat(second.take(cancel)).isEmpty();
        third.get(5, TimeUnit.SECONDS);
        assertThat(budget.used()).isEqualTo(100);
    }

    @Test
    void ofHugeBatchesOneIsWrittenWhileTheNextIsReadAndNoneWaitsBetween() throws Exception {
        MemoryBudget budget = new MemoryBudget(100);
        SliceStream stream = stream(budget, 10);
        stream.put(batch(500));
        stream.take(cancel);
        CompletableFuture<Void> next = inBackground(() -> stream.put(batch(500)));
        assertThatThrownBy(() -> next.get(50, TimeUnit.MILLISECONDS)).isInstanceOf(TimeoutException.class);
        CompletableFuture<Void> writer = inBackground(() -> stream.take(cancel));
        next.get(5, TimeUnit.SECONDS);
        writer.get(5, TimeUnit.SECONDS);
        assertThat(budget.used()).isEqualTo(500);
    }

    @Test
    void failureOfTheReaderComesOutAtTheWriter() throws Exception {
        SliceStream stream = stream(new MemoryBudget(100), 10);
        stream.put(batch(1));
        stream.fail(new GodwitException(CoreError.UNEXPECTED, "reading", "it broke"));
        assertThatThrownBy(() -> stream.take(cancel)).hasMessageContaining("it broke");
    }

    @Test
    void endComesAfterTheLastBatch() throws Exception {
        SliceStream stream = stream(new MemoryBudget(100), 10);
        stream.put(batch(1));
        stream.finish();
        assertThat(stream.take(cancel)).isPresent();
        assertThat(stream.take(cancel)).isEmpty();
    }

    @Test
    void abandoningStopsTheReaderAndGivesTheMemoryBack() throws Exception {
        MemoryBudget budget = new MemoryBudget(100);
        SliceStream stream = stream(budget, 1);
        stream.put(batch(50));
        CompletableFuture<Void> more = inBackground(() -> stream.put(batch(50)));
        stream.abandon();
        assertThatThrownBy(() -> more.get(5, TimeUnit.SECONDS)).hasCauseInstanceOf(GodwitException.class);
        assertThat(reading.isCancelled()).isTrue();
        assertThat(budget.used()).isZero();
    }

    @Test
    void cancelEndsAWaitAtOnce() {
        SliceStream stream = stream(new MemoryBudget(100), 1);
        CompletableFuture<Void> waiting = inBackground(() -> stream.take(cancel));
        cancel.cancel();
        assertThatThrownBy(() -> waiting.get(2, TimeUnit.SECONDS)).hasStackTraceContaining("GODWIT-CORE-0001");
    }
}
