package org.godwit.tests.live;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.godwit.core.error.GodwitException;
import org.godwit.core.model.DataSource;
import org.godwit.tests.live.LiveProcess.Errand;
import org.godwit.tests.support.ChildJvm;
import org.godwit.tests.support.Workspace;

/** The processes that work on a live project one after the other, each killed without warning. Used by one thread; another reads what a process prints. */
final class Life implements AutoCloseable {
    private static final long PATIENCE_NANOS = 240_000_000_000L;

    private final Path workspace;
    private final List<String> lines = new ArrayList<>();
    private final long begun = System.nanoTime();
    private final Set<String> seen = new HashSet<>();
    private Errand errand = Errand.FOLLOW;
    private ChildJvm child;
    private Thread reader;
    private boolean killing;
    private int resumed;

    private Life(Path workspace) {
        this.workspace = workspace;
    }

    /** With a project in a workspace of its own. */
    static Life of(Path workspace, String rule, DataSource source, DataSource target) throws GodwitException {
        try (Workspace made = Workspace.open(workspace)) {
            made.create(source, target, LiveMigrationIT.ALL, Workspace.rules(rule), Map.of("source.sliceBatchSize", "300", "throttleRps", "3000"));
        }
        return new Life(workspace);
    }

    /** Begins an errand with a new process; what is printed from now on counts. */
    void begin(Errand fresh) throws IOException, InterruptedException {
        stop();
        synchronized (this) {
            errand = fresh;
            seen.clear();
        }
        start();
    }

    /** {@code kill -9}, and the next process. */
    void kill() throws IOException, InterruptedException {
        stop();
        start();
    }

    private void start() throws IOException {
        ChildJvm started = ChildJvm.start(LiveProcess.class, Map.of(), workspace.toString(), errand.name());
        child = started;
        killing = false;
        reader = Thread.ofPlatform().daemon().name("life-reader").start(() -> read(started));
    }

    private void read(ChildJvm from) {
        try {
            for (String line = from.line(); line != null; line = from.line()) {
                note(line);
            }
        } catch (IOException e) {
            note("the output ended: " + e);
        }
        synchronized (this) {
            if (!killing) {
                seen.add("ENDED");
            }
            notifyAll();
        }
    }

    private synchronized void note(String line) {
        lines.add((System.nanoTime() - begun) / 1_000_000 + " ms " + line);
        seen.add(line);
        resumed += line.equals(LiveProcess.RESUMED) ? 1 : 0;
        notifyAll();
    }

    private void stop() throws InterruptedException {
        if (child != null) {
            synchronized (this) {
                killing = true;
            }
            note("killed");
            child.kill();
            reader.join();
            child.close();
        }
    }

    synchronized boolean has(String line) {
        if (seen.contains("ENDED")) {
            throw new AssertionError("the process ended by itself:\n" + story());
        }
        return seen.contains(line);
    }

    /** Waits until a process of this errand has printed the line. */
    synchronized void await(String line) throws InterruptedException {
        long until = System.nanoTime() + PATIENCE_NANOS;
        while (!has(line)) {
            long left = until - System.nanoTime();
            if (left <= 0) {
                throw new AssertionError("not seen: " + line + "\n" + story());
            }
            wait(Math.max(1, left / 1_000_000));
        }
    }

    boolean isThere() {
        return has(LiveProcess.THERE);
    }

    /** How often a step had failed and was tried again as a user would. */
    synchronized int resumed() {
        return resumed;
    }

    /** What the processes printed. */
    synchronized String story() {
        return String.join("\n", lines.subList(Math.max(0, lines.size() - 100), lines.size()));
    }

    @Override
    public void close() throws InterruptedException {
        stop();
    }
}
