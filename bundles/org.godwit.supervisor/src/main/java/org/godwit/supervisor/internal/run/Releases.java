package org.godwit.supervisor.internal.run;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import org.godwit.core.error.GodwitException;
import org.godwit.core.progress.CancelToken;
import org.godwit.core.thread.EngineThreads;
import org.godwit.rm.repository.LiveRepository;
import org.godwit.rm.repository.LiveRow;
import org.godwit.rm.repository.ProjectRow;
import org.godwit.supervisor.internal.live.LiveMaker;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Gives back what the stores and Incr-Syncs of a released project hold at its servers, in threads of their own, and then removes them. Used by the scheduler's thread. */
final class Releases {
    private static final Logger LOG = LoggerFactory.getLogger(Releases.class);

    private final Engine engine;
    private final LiveMaker maker;
    private final Runnable poke;
    private final LiveRepository live = new LiveRepository();
    private final Map<String, Future<Void>> atWork = new HashMap<>();

    Releases(Engine engine, LiveMaker maker, Runnable poke) {
        this.engine = engine;
        this.maker = maker;
        this.poke = poke;
    }

    /** @return whether nothing of the project is left to give back */
    boolean release(ProjectRow project) throws GodwitException {
        List<LiveRow> rows = engine.rm().call(h -> live.ofProject(h, project.id()));
        if (rows.isEmpty()) {
            return true;
        }
        Future<Void> release = atWork.computeIfAbsent(project.id(), id -> begin(project));
        if (!release.isDone()) {
            return false;
        }
        engine.rm().run(h -> rows.forEach(r -> live.delete(h, r.name())));
        rows.forEach(r -> engine.folders().remove(r.name()));
        atWork.remove(project.id());
        return true;
    }

    private Future<Void> begin(ProjectRow project) {
        FutureTask<Void> task = new FutureTask<>(() -> {
            try {
                maker.release(project, CancelToken.create());
            } catch (GodwitException | RuntimeException e) {
                LOG.warn("what {} holds at its servers could not be given back", project.name(), e);
            }
            poke.run();
            return null;
        });
        EngineThreads.factory("supervisor", "release").newThread(task).start();
        return task;
    }
}
