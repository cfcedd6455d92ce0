package org.godwit.transfer.full.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.godwit.core.error.GodwitException;
import org.godwit.core.progress.CancelToken;
import org.godwit.core.slice.KeyRange;
import org.godwit.core.slice.Slice;
import org.junit.jupiter.api.Test;

/** Who gets which slice, when a table is finished, and what becomes of slices that fail. */
class SliceBoardTest {
    private final CancelToken cancel = CancelToken.create();
    private final List<TableWork> opened = new ArrayList<>();

    @Test
    void firstReaderOpensTheSmallestTableTheOthersTheLargest() throws Exception {
        TableWork small = Plans.work("small", 1_000);
        TableWork middle = Plans.work("middle", 50_000);
        TableWork large = Plans.work("large", 900_000);
        SliceBoard board = new SliceBoard(List.of(middle, small, large), 2, 4);
        assertThat(cutAtOnce(board, 0, Optional.empty()).table()).isSameAs(small);
        assertThat(cutAtOnce(board, 1, Optional.empty()).table()).isSameAs(large);
        assertThat(opened).containsExactly(small, large);
    }

    @Test
    void readerStaysWithItsTableAndThenHelps() throws Exception {
        TableWork one = Plans.work("one", 1_000);
        TableWork two = Plans.work("two", 900_000);
        SliceBoard board = new SliceBoard(List.of(one, two), 2, 4);
        open(board, one, two);
        board.offer(one, slice(one, 0), false, cancel);
        board.offer(one, slice(one, 1), false, cancel);
        board.offer(two, slice(two, 0), false, cancel);
        board.offer(two, slice(two, 1), false, cancel);
        SliceTask first = next(board, 0, Optional.of(one));
        assertThat(first.table()).isSameAs(one);
        assertThat(next(board, 0, Optional.of(one)).table()).isSameAs(one);
        assertThat(next(board, 0, Optional.of(one)).table()).isSameAs(two);
    }

    @Test
    void tableIsFinishedByItsLastSliceOnlyWhenItIsCutWhole() throws Exception {
        TableWork table = Plans.work("t", 1_000);
        SliceBoard board = new SliceBoard(List.of(table), 1, 4);
        open(board, table);
        board.offer(table, slice(table, 0), false, cancel);
        SliceTask first = next(board, 0, Optional.of(table));
        assertThat(board.done(first, 10, 100, 0, 0, System.nanoTime())).isFalse();
        board.offer(table, slice(table, 1), false, cancel);
        assertThat(board.cutWhole(table)).isFalse();
        SliceTask second = next(board, 0, Optional.of(table));
        assertThat(board.done(second, 5, 50, 1, 2, System.nanoTime())).isTrue();
        board.finished(table);
        assertThat(board.next(0, Optional.of(table), opened::add, cancel)).isEmpty();
        assertThat(board.results()).singleElement().satisfies(r -> {
            assertThat(r.rows()).isEqualTo(15);
            assertThat(r.conflicts()).isEqualTo(1);
            assertThat(r.badRows()).isEqualTo(2);
        });
    }

    @Test
    void failedSliceComesAgainAfterItsPauseAndKeepsTheTableOpen() throws Exception {
        TableWork table = Plans.work("t", 1_000);
        SliceBoard board = new SliceBoard(List.of(table), 1, 4);
        open(board, table);
        board.offer(table, slice(table, 0), false, cancel);
        board.cutWhole(table);
        SliceTask first = next(board, 0, Optional.of(table));
        board.again(first, 50);
        SliceTask again = next(board, 0, Optional.of(table));
        assertThat(again.slice()).isEqualTo(first.slice());
        assertThat(again.attempt()).isEqualTo(first.attempt() + 1);
        assertThat(board.done(again, 1, 1, 0, 0, System.nanoTime())).isTrue();
    }

    @Test
    void givenUpTableLeavesTheOthersAlone() throws Exception {
        TableWork bad = Plans.work("bad", 1_000);
        TableWork good = Plans.work("good", 2_000);
        SliceBoard board = new SliceBoard(List.of(bad, good), 2, 4);
        open(board, bad, good);
        board.offer(bad, slice(bad, 0), false, cancel);
        board.offer(bad, slice(bad, 1), false, cancel);
        board.offer(good, slice(good, 0), false, cancel);
        next(board, 0, Optional.of(bad));
        board.giveUp(bad, true);
        assertThat(board.hasFailed(bad)).isTrue();
        board.offer(bad, slice(bad, 2), false, cancel);
        assertThat(board.waiting()).isEqualTo(1);
        SliceTask task = next(board, 0, Optional.of(bad));
        assertThat(task.table()).isSameAs(good);
        board.cutWhole(good);
        assertThat(board.done(task, 1, 1, 0, 0, System.nanoTime())).isTrue();
        assertThat(board.next(0, Optional.empty(), opened::add, cancel)).isEmpty();
    }

    @Test
    void cutterWaitsWhileEnoughSlicesAreReady() throws Exception {
        TableWork table = Plans.work("t", 1_000);
        SliceBoard board = new SliceBoard(List.of(table), 1, 1);
        open(board, table);
        board.offer(table, slice(table, 0), false, cancel);
        CompletableFuture<Void> second = run(() -> board.offer(table, slice(table, 1), false, cancel));
        assertThatThrownBy(() -> second.get(200, TimeUnit.MILLISECONDS)).isInstanceOf(java.util.concurrent.TimeoutException.class);
        next(board, 0, Optional.of(table));
        second.get(5, TimeUnit.SECONDS);
        assertThat(board.waiting()).isEqualTo(1);
    }

    @Test
    void firstReaderOfATableWithLongColumnsGoesAloneUntilItHasSeenRows() throws Exception {
        TableWork table = Plans.work("t", 1_000, Plans.number("id"), Plans.blob("b"));
        SliceBoard board = new SliceBoard(List.of(table), 2, 4);
        open(board, table);
        board.offer(table, slice(table, 0), false, cancel);
        board.offer(table, slice(table, 1), false, cancel);
        board.offer(table, slice(table, 2), false, cancel);
        next(board, 0, Optional.of(table));
        CompletableFuture<Void> second = run(() -> next(board, 1, Optional.of(table)));
        assertThatThrownBy(() -> second.get(200, TimeUnit.MILLISECONDS)).isInstanceOf(java.util.concurrent.TimeoutException.class);
        board.sawRow(table, 100);
        second.get(5, TimeUnit.SECONDS);
        board.sawRow(table, Runtime.getRuntime().maxMemory());
        assertThat(table.maxInFlight()).as("rows as large as the heap are read one by one").isEqualTo(1);
    }

    @Test
    void cancelReachesAWaitingReader() throws Exception {
        TableWork table = Plans.work("t", 1_000);
        SliceBoard board = new SliceBoard(List.of(table), 1, 1);
        CompletableFuture<Void> waiting = run(() -> board.next(0, Optional.empty(), opened::add, cancel));
        cancel.cancel();
        assertThatThrownBy(() -> waiting.get(2, TimeUnit.SECONDS)).hasCauseInstanceOf(GodwitException.class);
    }

    /** What may fail. */
    private interface Action {
        void run() throws GodwitException;
    }

    private static CompletableFuture<Void> run(Action action) {
        return CompletableFuture.runAsync(() -> {
            try {
                action.run();
            } catch (GodwitException e) {
                throw new java.util.concurrent.CompletionException(e);
            }
        });
    }

    /** Opens the tables, as readers do that find nothing to read. */
    private void open(SliceBoard board, TableWork... tables) throws GodwitException {
        for (TableWork table : tables) {
            SliceTask task = cutAtOnce(board, 1, Optional.empty());
            board.done(task, 0, 0, 0, 0, System.nanoTime());
            assertThat(opened).hasSizeLessThanOrEqualTo(tables.length);
            assertThat(table.failed).isFalse();
        }
        assertThat(opened).containsExactlyInAnyOrder(tables);
    }

    /** A reader that opens a table finds its first slice at once. */
    private SliceTask cutAtOnce(SliceBoard board, int reader, Optional<TableWork> last) throws GodwitException {
        return board.next(reader, last, table -> {
            opened.add(table);
            table.ready.add(new SliceTask(table, slice(table, 99), 0, false));
        }, cancel).orElseThrow();
    }

    private SliceTask next(SliceBoard board, int reader, Optional<TableWork> last) throws GodwitException {
        return board.next(reader, last, opened::add, cancel).orElseThrow();
    }

    private static Slice slice(TableWork table, int number) {
        return new Slice(table.pair().source().name(), number, KeyRange.ALL, 10);
    }
}
