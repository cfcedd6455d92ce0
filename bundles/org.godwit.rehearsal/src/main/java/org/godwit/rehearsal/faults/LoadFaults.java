package org.godwit.rehearsal.faults;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.godwit.core.error.GodwitException;
import org.godwit.core.error.Problem;

/** Others that work on the same rows or definitions meanwhile: locks at the target, a new column at the source. Without state. */
final class LoadFaults {
    private static final Duration STALL = Duration.ofSeconds(6);

    private LoadFaults() {
    }

    static Seen locked(FaultScene scene) throws GodwitException {
        FaultProject project = scene.start(scene.site().source(), scene.site().target());
        project.awaitCopying();
        try (Locker locker = new Locker(scene.site().target(), scene.database() + "." + FaultData.ITEM, FaultScene.ROWS, scene.site().seed())) {
            Optional<Problem> stop = FaultScene.goOn(project);
            scene.change(3 * FaultScene.CHANGES);
            Optional<Problem> later = project.awaitStop(STALL);
            locker.stop();
            if (later.isPresent()) {
                project.resume();
            }
            return scene.finished(project, stop.or(() -> later), "Another session locked rows " + locker.rounds() + " times, " + locker.deadlocks() + " deadlocks fell on it.");
        }
    }

    static Seen ddl(FaultScene scene) throws GodwitException {
        FaultProject project = scene.start(scene.site().source(), scene.site().target());
        project.awaitCopying();
        FaultData.run(scene.site().source(), List.of("ALTER TABLE " + scene.database() + "." + FaultData.ITEM + " ADD COLUMN added int NOT NULL DEFAULT 7"));
        scene.change(FaultScene.CHANGES);
        Optional<Problem> stop = project.awaitSteady();
        if (stop.isPresent()) {
            project.end(scene.site().projects());
            return Seen.stopped(stop.get());
        }
        return scene.finished(project, stop, "A column was added while rows were copied, and came over.");
    }
}
