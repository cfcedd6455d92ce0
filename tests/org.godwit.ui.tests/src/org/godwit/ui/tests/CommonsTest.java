package org.godwit.ui.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import org.eclipse.core.runtime.IStatus;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Shell;
import org.godwit.core.error.Category;
import org.godwit.core.error.GodwitException;
import org.godwit.core.error.Problem;
import org.godwit.ui.Column;
import org.godwit.ui.DisplayGate;
import org.godwit.ui.EngineJob;
import org.godwit.ui.RecordTable;
import org.godwit.ui.TableCopy;
import org.godwit.ui.tests.harness.Studio;
import org.godwit.ui.tests.harness.StudioExtension;
import org.godwit.ui.tests.harness.Widgets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What every view builds on: the virtual table, the display gate, the engine job. */
@ExtendWith(StudioExtension.class)
class CommonsTest {
    private static final int MANY = 50_000;

    private record Line(int number, String name) {
    }

    private static List<Line> lines(int count) {
        return IntStream.range(0, count).mapToObj(i -> new Line(i, "table_" + i)).toList();
    }

    @Test
    void tableMakesOnlyTheLinesThatAreSeen(Studio studio) {
        AtomicInteger asked = new AtomicInteger();
        RecordTable<Line> table = studio.call(() -> {
            Shell shell = shell(studio);
            RecordTable<Line> made = new RecordTable<>(shell, SWT.MULTI, Line::number, List.of(Column.text("Name", 200, line -> {
                asked.incrementAndGet();
                return line.name();
            })));
            shell.open();
            made.setRows(lines(MANY));
            drain(shell);
            return made;
        });
        studio.await("all rows", () -> table.control().getItemCount() == MANY);
        assertThat(asked.get()).isPositive().isLessThan(1_000);

        studio.run(() -> table.select(40_000));
        studio.run(() -> table.setFilter("_4"));
        studio.await("the filter", () -> table.control().getItemCount() == 11_111);
        studio.run(() -> table.setRows(lines(MANY + 1)));
        studio.await("one more row, which the filter keeps out", () -> table.rows().size() == MANY + 1 && table.control().getItemCount() == 11_111);
        studio.run(() -> table.setFilter(""));
        studio.await("all rows again", () -> table.control().getItemCount() == MANY + 1 && table.selection().equals(List.of(new Line(40_000, "table_40000"))));
        studio.run(() -> table.control().getShell().dispose());
    }

    @Test
    void tableFiltersSortsKeepsTheSelectionAndCopies(Studio studio) {
        studio.run(() -> {
            Shell shell = shell(studio);
            RecordTable<Line> table = new RecordTable<>(shell, SWT.MULTI, Line::number, List.of(Column.text("Name", 200, Line::name), Column.number("No, \"so\"", 80, Line::number, l -> Integer.toString(l.number()))));
            table.setRows(lines(30));
            table.select(12);
            table.setFilter("TABLE_1");
            assertThat(table.shownRows()).hasSize(11);
            assertThat(table.selection()).containsExactly(new Line(12, "table_12"));

            table.control().getColumn(1).notifyListeners(SWT.Selection, new Event());
            table.control().getColumn(1).notifyListeners(SWT.Selection, new Event());
            assertThat(table.shownRows().getFirst().number()).isEqualTo(19);
            assertThat(table.export(TableCopy.Format.CSV)).isEqualTo("Name,\"No, \"\"so\"\"\"\ntable_12,12\n");

            table.setRows(lines(5));
            assertThat(table.selection()).isEmpty();
            assertThat(table.export(TableCopy.Format.TEXT).lines()).hasSize(2);
            shell.dispose();
        });
    }

    @Test
    void gateMergesBursts(Studio studio) throws InterruptedException {
        AtomicInteger refreshed = new AtomicInteger();
        DisplayGate gate = studio.call(() -> new DisplayGate(studio.window().getShell(), refreshed::incrementAndGet));
        CountDownLatch asked = new CountDownLatch(4);
        for (int thread = 0; thread < 4; thread++) {
            new Thread(() -> {
                IntStream.range(0, 10_000).forEach(i -> gate.request());
                asked.countDown();
            }).start();
        }
        assertThat(asked.await(20, TimeUnit.SECONDS)).isTrue();
        int before = refreshed.get();
        gate.request();
        studio.await("the last request", () -> refreshed.get() > before || before > 1);
        assertThat(refreshed.get()).isLessThan(100);
    }

    @Test
    void gateForgetsAWidgetThatIsGone(Studio studio) {
        AtomicInteger refreshed = new AtomicInteger();
        DisplayGate gate = studio.call(() -> {
            Shell shell = shell(studio);
            DisplayGate made = new DisplayGate(shell, refreshed::incrementAndGet);
            shell.dispose();
            return made;
        });
        gate.request();
        studio.settle();
        assertThat(refreshed.get()).isZero();
    }

    @Test
    void jobHandsAFailureToTheDisplay(Studio studio) {
        Problem problem = new Problem("GODWIT-TEST-0001", Category.CONFIGURATION, "It does not work.", "Try something else.");
        studio.post(() -> EngineJob.of("Trying", studio.window().getShell(), (engine, cancel) -> {
            throw new GodwitException(problem, null);
        }).start());

        Shell dialog = studio.shell("Trying");
        assertThat(studio.call(() -> says(dialog, "It does not work.") && says(dialog, "Try something else.") && says(dialog, "GODWIT-TEST-0001"))).isTrue();
        studio.screenshot("problem");
        studio.press(dialog, "OK");
        studio.await("the dialog closes", dialog::isDisposed);
    }

    @Test
    void jobPassesCancelOn(Studio studio) {
        CountDownLatch cancelled = new CountDownLatch(1);
        CountDownLatch begun = new CountDownLatch(1);
        EngineJob<Boolean> job = studio.call(() -> EngineJob.of("Waiting", studio.window().getShell(), (engine, cancel) -> {
            cancel.onCancel(cancelled::countDown);
            begun.countDown();
            try {
                cancelled.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            cancel.check();
        }).start());
        studio.await("the job", () -> begun.getCount() == 0);
        job.cancel();
        studio.await("the job ends", () -> job.getResult() != null);
        assertThat(job.getResult().matches(IStatus.CANCEL)).isTrue();
    }

    private static boolean says(Shell shell, String text) {
        return Widgets.below(shell).anyMatch(w -> Widgets.text(w).contains(text));
    }

    private static Shell shell(Studio studio) {
        Shell shell = new Shell(studio.window().getShell().getDisplay());
        shell.setLayout(new FillLayout());
        shell.setSize(400, 300);
        return shell;
    }

    private static void drain(Shell shell) {
        while (shell.getDisplay().readAndDispatch()) {
            Thread.onSpinWait();
        }
    }
}
