package org.godwit.rehearsal.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.godwit.core.error.CoreError;
import org.godwit.core.error.GodwitException;
import org.godwit.core.error.Problem;
import org.godwit.core.model.DataSource;
import org.godwit.rehearsal.twin.Twin;
import org.godwit.rehearsal.twin.TwinRequest;
import org.godwit.rehearsal.twin.Twins;

/**
 * A target whose disk is full. Where a file system in memory may be mounted (Linux, as root), the database lies on one that is too small; it is made larger when the migration has stopped, which then
 * goes on. Elsewhere a further twin has a tablespace that may not grow, and the stop is the end. Without state.
 */
final class DiskFault {
    private static final int SMALL_MEGABYTES = 24;
    private static final int ENOUGH_MEGABYTES = 400;
    /** A tablespace that takes the definitions and some rows, but never all. */
    private static final List<String> SMALL = List.of("--innodb-file-per-table=0", "--innodb-data-file-path=ibdata1:12M:autoextend:max:24M");

    private DiskFault() {
    }

    static Seen full(FaultScene scene) throws GodwitException {
        Optional<SmallDisk> disk = SmallDisk.mount(scene.site().scratch().resolve("small-disk"), SMALL_MEGABYTES);
        if (disk.isEmpty()) {
            return limited(scene);
        }
        try (SmallDisk small = disk.get()) {
            return full(scene, small);
        }
    }

    private static Seen full(FaultScene scene, SmallDisk disk) throws GodwitException {
        try (Twin twin = Twins.open(scene.site().cancel()).start(new TwinRequest("twin-small", 7, false, 48, List.of()), scene.site().cancel())) {
            Path folder = Files.createDirectory(disk.folder().resolve("database"));
            Files.createSymbolicLink(twin.folder().resolve("data").resolve(scene.database()), folder);
            DataSource target = scene.site().saved(twin.dataSource(), "-small");
            FaultProject project = scene.start(scene.site().source(), target);
            Optional<Problem> stop = project.awaitSteady();
            if (stop.isEmpty()) {
                project.end(scene.site().projects());
                return Seen.notTried("The disk took all rows, so it was never full.");
            }
            disk.grow(ENOUGH_MEGABYTES);
            project.resume();
            Optional<Problem> later = FaultScene.goOn(project);
            scene.change(FaultScene.CHANGES);
            return scene.finished(project, target, stop.or(() -> later), "The disk of the target, " + SMALL_MEGABYTES + " MB, was full while rows were copied; it was made larger and the project resumed.");
        } catch (IOException e) {
            throw new GodwitException(CoreError.FILE, e, disk.folder(), e.toString());
        }
    }

    private static Seen limited(FaultScene scene) throws GodwitException {
        Twin small;
        try {
            small = Twins.open(scene.site().cancel()).start(new TwinRequest("twin-small", 7, false, 48, SMALL), scene.site().cancel());
        } catch (GodwitException e) {
            if (e.isCancelled()) {
                throw e;
            }
            return Seen.notTried("No further server could be started: " + e.problem().message());
        }
        try (small) {
            FaultProject project = scene.start(scene.site().source(), scene.site().saved(small.dataSource(), "-small"));
            Optional<Problem> stop = project.awaitSteady();
            project.end(scene.site().projects());
            return stop.isPresent() ? Seen.stopped(stop.get()) : Seen.notTried("The tablespace took all rows, so it was never full.");
        }
    }
}
