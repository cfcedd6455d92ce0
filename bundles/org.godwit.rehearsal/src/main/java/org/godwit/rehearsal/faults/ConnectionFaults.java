package org.godwit.rehearsal.faults;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.godwit.core.error.GodwitException;
import org.godwit.core.error.Problem;

/** Connections to the target that are cut, or through which nothing goes for a while. Without state. */
final class ConnectionFaults {
    private static final int DROPS = 3;
    private static final Duration BETWEEN = Duration.ofMillis(300);
    private static final Duration STALL = Duration.ofSeconds(6);

    private ConnectionFaults() {
    }

    static Seen linked(FaultScene scene) throws GodwitException {
        try (Link link = Link.to(scene.site().target().port())) {
            FaultProject project = scene.start(scene.site().source(), scene.site().saved(FaultSite.at(scene.site().target(), link.port()), "-link-" + scene.fault().ordinal()));
            project.awaitCopying();
            String text = scene.fault() == Fault.DROPPED_CONNECTIONS ? drop(scene, link) : stall(scene, link);
            Optional<Problem> stop = FaultScene.goOn(project);
            scene.change(FaultScene.CHANGES);
            if (scene.fault() == Fault.DROPPED_CONNECTIONS) {
                link.drop();
            } else {
                stall(scene, link);
            }
            scene.change(FaultScene.CHANGES);
            return scene.finished(project, stop, text);
        } catch (IOException e) {
            throw new GodwitException(FaultError.LINK, e, e.toString());
        }
    }

    private static String drop(FaultScene scene, Link link) throws GodwitException {
        int dropped = 0;
        for (int i = 0; i < DROPS; i++) {
            dropped += link.drop();
            scene.pause(BETWEEN);
        }
        return dropped + " connections were cut while rows were copied, all of them once more while changes were applied.";
    }

    private static String stall(FaultScene scene, Link link) throws GodwitException {
        link.hold(true);
        scene.pause(STALL);
        link.hold(false);
        return "Nothing went through for " + STALL.toSeconds() + " s, twice.";
    }
}
