package org.godwit.rehearsal.faults;

import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.locks.LockSupport;
import org.godwit.core.error.GodwitException;
import org.godwit.core.error.Problem;
import org.godwit.rehearsal.RehearsalError;
import org.godwit.rehearsal.internal.Jdbc;

/** A source that removes log files before they were read. Without state. */
final class LogFault {
    private static final Duration LONG_STOP = Duration.ofSeconds(90);
    private static final Duration PURGE = Duration.ofSeconds(60);
    private static final long LOOK_NANOS = 200_000_000;

    private LogFault() {
    }

    static Seen purged(FaultScene scene) throws GodwitException {
        try (Link link = Link.to(scene.site().source().port())) {
            FaultProject project = scene.start(scene.site().saved(FaultSite.at(scene.site().source(), link.port()), "-source-link"), scene.site().target());
            Optional<Problem> before = FaultScene.goOn(project);
            link.cut(true);
            for (int i = 0; i < 2; i++) {
                scene.change(FaultScene.CHANGES);
                FaultData.run(scene.site().source(), List.of("FLUSH BINARY LOGS"));
            }
            purge(scene);
            link.cut(false);
            Optional<Problem> stop = project.awaitStop(LONG_STOP);
            if (stop.isEmpty()) {
                return scene.finished(project, before, "The store had read what was removed.");
            }
            project.end(scene.site().projects());
            return Seen.stopped(stop.get());
        } catch (IOException e) {
            throw new GodwitException(FaultError.LINK, e, e.toString());
        }
    }

    /** The server keeps files that it still sends to somebody, and notices only after a while that nobody is there. */
    private static void purge(FaultScene scene) throws GodwitException {
        long until = System.nanoTime() + PURGE.toNanos();
        List<String> left;
        do {
            FaultData.run(scene.site().source(), List.of("PURGE BINARY LOGS TO '" + logs(scene).getLast() + "'"));
            left = logs(scene);
            LockSupport.parkNanos(LOOK_NANOS);
            scene.site().cancel().check();
        } while (left.size() > 1 && System.nanoTime() < until);
    }

    private static List<String> logs(FaultScene scene) throws GodwitException {
        List<String> logs = new ArrayList<>();
        try (Connection connection = Jdbc.connect(scene.site().source(), new Properties()); Statement statement = connection.createStatement(); ResultSet row = statement.executeQuery("SHOW BINARY LOGS")) {
            while (row.next()) {
                logs.add(row.getString(1));
            }
            return logs;
        } catch (SQLException e) {
            throw new GodwitException(RehearsalError.TWIN_SQL, e, scene.site().source().address(), e.getMessage());
        }
    }
}
