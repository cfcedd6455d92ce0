package org.godwit.rehearsal.faults;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.godwit.core.error.GodwitException;
import org.godwit.core.error.Problem;
import org.godwit.rehearsal.faults.FaultResult.Ending;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tries faults one after the other, each with a database and a live project of its own: copies of the tables that were rehearsed, with some of their rows, and two tables large enough to be disturbed in
 * the middle. The tables themselves are not touched, so that one fault cannot hide what the next does, and no fault depends on how large they are. Used by one thread.
 */
public final class FaultStage {
    private static final Logger LOG = LoggerFactory.getLogger(FaultStage.class);

    private final FaultSite site;

    public FaultStage(FaultSite site) {
        this.site = site;
    }

    /** Told of each fault when it begins. */
    @FunctionalInterface
    public interface Watcher {
        void begins(Fault fault, int done, int all);
    }

    /** @throws GodwitException when it was cancelled, or a server cannot be brought back to what it was */
    public List<FaultResult> run(List<Fault> faults, Watcher watcher) throws GodwitException {
        OwnTables own = OwnTables.alike(site.source(), site.target(), site.tables(), site.seed());
        List<FaultResult> results = new ArrayList<>();
        for (Fault fault : faults) {
            watcher.begins(fault, results.size(), faults.size());
            results.add(one(new FaultScene(site, fault, own)));
        }
        return results;
    }

    private FaultResult one(FaultScene scene) throws GodwitException {
        long begin = System.nanoTime();
        try {
            scene.data().create(site.source());
            Seen seen = tried(scene);
            boolean nameless = seen.stop().isPresent() && seen.stop().get().remedy().isBlank();
            return new FaultResult(scene.fault(), nameless ? Ending.FAILED : seen.ending(), seen.stop().map(Problem::code).orElse(""), seen.text(), seen.stop().map(Problem::remedy).orElse(""), scene.data().ownTables(),
                    seconds(begin));
        } catch (GodwitException e) {
            if (e.isCancelled()) {
                throw e;
            }
            LOG.warn("the fault {} ended otherwise than it should", scene.fault(), e);
            return new FaultResult(scene.fault(), Ending.FAILED, e.problem().code(), e.problem().message(), e.problem().remedy(), scene.data().ownTables(), seconds(begin));
        } finally {
            scene.data().drop(site.source());
            scene.data().drop(site.target());
        }
    }

    private static Seen tried(FaultScene scene) throws GodwitException {
        return switch (scene.fault()) {
            case KILLED_PROCESS -> killed(scene);
            case DROPPED_CONNECTIONS, STALLED_CONNECTIONS -> ConnectionFaults.linked(scene);
            case FULL_DISK -> DiskFault.full(scene);
            case PURGED_LOG -> LogFault.purged(scene);
            case DEADLOCKS -> LoadFaults.locked(scene);
            case READ_ONLY_TARGET -> SettingFaults.readOnly(scene);
            case OTHER_TIME_ZONE -> SettingFaults.otherTimeZone(scene);
            case DDL_IN_LOAD -> LoadFaults.ddl(scene);
        };
    }

    private static Seen killed(FaultScene scene) throws GodwitException {
        if (scene.site().program().isEmpty()) {
            return Seen.notTried("The files of the program are not known, so no process of its own can be started and killed. Try it by the command line: godwit rehearse --stages faults.");
        }
        KilledProcess killed = new KilledProcess(scene.site(), scene.site().program().get(), scene.database());
        List<String> kills = killed.run(scene.data());
        String differs = killed.compare(scene.data());
        return Seen.ended(Optional.empty(), differs, kills.size() + " processes were killed, each as soon as a state was reached, and the next one went on: " + String.join(", ", kills) + ".");
    }

    private static double seconds(long begin) {
        return (System.nanoTime() - begin) / (double) Duration.ofSeconds(1).toNanos();
    }
}
