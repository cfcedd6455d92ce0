package org.godwit.ui.tests.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;

import org.eclipse.swt.widgets.Display;

/**
 * Watches the display thread from outside: asks it for a sign every few milliseconds and notes how long it took, and how much of that the thread itself was computing, which a busy machine does not
 * change. Looks at its stack while it lets one wait, and tells of each phase where the sign was that computed longest.
 */
final class StallDetector implements AutoCloseable {
    private static final long PERIOD_NANOS = 4_000_000L;
    private static final long PATIENCE_MILLIS = 10;
    private static final int DEPTH = 400;
    /** So many of our frames tell a place. */
    private static final int FRAMES = 3;
    private static final int PLACES = 4;

    /** What one phase came to; milliseconds. */
    record Result(String phase, int signs, double worst, double worstComputing, double p99, int over50, int over100, int computingOver50, int computingOver100, String where) {
    }

    private record Sign(double millis, double computing, Map<String, Integer> places) {
        String place() {
            return places.entrySet().stream().sorted(Map.Entry.<String, Integer>comparingByValue().reversed()).limit(PLACES).map(e -> e.getKey() + " x" + e.getValue()).collect(Collectors.joining(" | "));
        }
    }

    private final Display display;
    private final Thread watched;
    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    private final List<Sign> signs = new ArrayList<>();
    private final Thread thread;
    private volatile boolean closed;

    StallDetector(Display display) {
        this.display = display;
        this.watched = display.getThread();
        this.thread = new Thread(this::watch, "godwit-bench-stalls");
        thread.setDaemon(true);
        thread.setPriority(Thread.MAX_PRIORITY);
        thread.start();
    }

    private void watch() {
        while (!closed && !display.isDisposed()) {
            CountDownLatch sign = new CountDownLatch(1);
            long begin = System.nanoTime();
            long computing = threads.getThreadCpuTime(watched.threadId());
            Map<String, Integer> places = new HashMap<>();
            display.asyncExec(sign::countDown);
            try {
                while (!sign.await(PATIENCE_MILLIS, TimeUnit.MILLISECONDS) && !closed) {
                    places.merge(place(), 1, Integer::sum);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
            double millis = (System.nanoTime() - begin) / 1e6;
            double own = (threads.getThreadCpuTime(watched.threadId()) - computing) / 1e6;
            synchronized (signs) {
                signs.add(new Sign(millis, own, places));
            }
            LockSupport.parkNanos(PERIOD_NANOS);
        }
    }

    /** Our innermost frames, with the toolkit's frame that they called. */
    private String place() {
        StackTraceElement[] stack = Arrays.stream(watched.getStackTrace()).limit(DEPTH).toArray(StackTraceElement[]::new);
        String ours = Arrays.stream(stack).filter(f -> f.getClassName().startsWith("org.godwit.ui") && !f.getClassName().contains(".tests.")).limit(FRAMES).map(StallDetector::name).collect(Collectors.joining(" < "));
        return (ours.isEmpty() ? "the toolkit" : ours) + " > " + Arrays.stream(stack).findFirst().map(StallDetector::name).orElse("");
    }

    private static String name(StackTraceElement frame) {
        return frame.getClassName().replaceAll(".*\\.", "") + "." + frame.getMethodName();
    }

    /** Ends a phase and begins the next. */
    Result phase(String name) {
        synchronized (signs) {
            double[] all = signs.stream().mapToDouble(Sign::millis).sorted().toArray();
            double worst = all.length == 0 ? 0 : all[all.length - 1];
            double p99 = all.length == 0 ? 0 : all[(int) (all.length * 0.99)];
            String where = signs.stream().max(Comparator.comparingDouble(Sign::computing)).map(Sign::place).orElse("");
            Result result = new Result(name, all.length, worst, signs.stream().mapToDouble(Sign::computing).max().orElse(0), p99, over(50, false), over(100, false), over(50, true), over(100, true), where);
            signs.clear();
            return result;
        }
    }

    private int over(int millis, boolean computing) {
        return (int) signs.stream().filter(s -> (computing ? s.computing() : s.millis()) > millis).count();
    }

    @Override
    public void close() throws InterruptedException {
        closed = true;
        thread.join(2_000);
    }
}
