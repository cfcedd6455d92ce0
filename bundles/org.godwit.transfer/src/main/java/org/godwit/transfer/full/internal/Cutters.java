package org.godwit.transfer.full.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadFactory;
import org.godwit.core.spi.Splitter;
import org.godwit.core.thread.EngineThreads;

/** Starts a {@link Cutter} for each table that is opened. Thread-safe. */
public final class Cutters {
    private final RunState run;
    private final Splitter splitter;
    private final ThreadFactory threads = EngineThreads.factory("full", "cutter");
    private final List<Thread> started = new ArrayList<>();

    public Cutters(RunState run, Splitter splitter) {
        this.run = run;
        this.splitter = splitter;
    }

    /** Does not block. */
    synchronized void open(TableWork table) {
        Thread thread = threads.newThread(new Cutter(run, table, splitter));
        started.add(thread);
        thread.start();
    }

    /** Threads of all tables opened so far. */
    public synchronized List<Thread> started() {
        return List.copyOf(started);
    }
}
