package org.godwit.rehearsal.faults;

import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.godwit.core.error.GodwitException;
import org.godwit.core.error.Problem;
import org.godwit.core.model.DataSource;
import org.godwit.core.model.ProjectSpec;
import org.godwit.core.model.Secret;
import org.godwit.rehearsal.RehearsalError;
import org.godwit.rehearsal.faults.FaultResult.Ending;
import org.godwit.rehearsal.internal.Jdbc;
import org.godwit.rehearsal.twin.Twin;
import org.godwit.rehearsal.twin.TwinRequest;
import org.godwit.rehearsal.twin.Twins;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tries faults one after the other, each with a small database and a live project of its own. Used by one thread. */
public final class FaultStage {
    private static final Logger LOG = LoggerFactory.getLogger(FaultStage.class);
    private static final int ROWS = 12_000;
    private static final int FILLING = 40;
    private static final int LARGE_FILLING = 4000;
    private static final int CHANGES = 200;
    private static final int DROPS = 3;
    private static final int RESUMES = 3;
    private static final Duration BETWEEN = Duration.ofMillis(300);
    private static final Duration STALL = Duration.ofSeconds(6);
    private static final Duration STOP = Duration.ofSeconds(20);
    private static final Duration LONG_STOP = Duration.ofSeconds(90);
    /** A tablespace that takes the definitions and some rows, but never all. */
    private static final List<String> SMALL = List.of("--innodb-file-per-table=0", "--innodb-data-file-path=ibdata1:12M:autoextend:max:24M");

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
        List<FaultResult> results = new ArrayList<>();
        for (Fault fault : faults) {
            watcher.begins(fault, results.size(), faults.size());
            results.add(one(fault));
        }
        return results;
    }

    /** What a script came to. */
    private record Seen(Ending ending, Optional<Problem> stop, String text) {
    }

    private FaultResult one(Fault fault) throws GodwitException {
        long begin = System.nanoTime();
        FaultData data = new FaultData("godwit_fault_" + fault.ordinal(), site.seed() + fault.ordinal(), ROWS, fault == Fault.FULL_DISK ? LARGE_FILLING : FILLING);
        try {
            data.create(site.source());
            Seen seen = tried(fault, data);
            boolean nameless = seen.stop().isPresent() && seen.stop().get().remedy().isBlank();
            return new FaultResult(fault, nameless ? Ending.FAILED : seen.ending(), seen.stop().map(Problem::code).orElse(""), seen.text(), seen.stop().map(Problem::remedy).orElse(""), seconds(begin));
        } catch (GodwitException e) {
            if (e.isCancelled()) {
                throw e;
            }
            LOG.warn("the fault {} ended otherwise than it should", fault, e);
            return new FaultResult(fault, Ending.FAILED, e.problem().code(), e.problem().message(), e.problem().remedy(), seconds(begin));
        } finally {
            data.drop(site.source());
            data.drop(site.target());
        }
    }

    private Seen tried(Fault fault, FaultData data) throws GodwitException {
        return switch (fault) {
            case KILLED_PROCESS -> killed(data);
            case DROPPED_CONNECTIONS -> linked(fault, data);
            case STALLED_CONNECTIONS -> linked(fault, data);
            case FULL_DISK -> full(data);
            case PURGED_LOG -> purged(data);
            case DEADLOCKS -> locked(data);
            case READ_ONLY_TARGET -> readOnly(data);
            case OTHER_TIME_ZONE -> otherTimeZone(data);
            case DDL_IN_LOAD -> ddl(data);
        };
    }

    private FaultProject project(DataSource target, Fault fault) throws GodwitException {
        return project(site.source(), target, fault);
    }

    private FaultProject project(DataSource source, DataSource target, Fault fault) throws GodwitException {
        ProjectSpec spec = FaultProject.spec("fault-" + fault.ordinal() + "-" + site.projects().run(), source, target, "godwit_fault_" + fault.ordinal(), Map.of());
        FaultProject project = new FaultProject(site.studio(), site.projects().create(spec, FaultProject.objections(site.studio(), spec, site.cancel())), site.cancel());
        project.start();
        return project;
    }

    private Seen killed(FaultData data) throws GodwitException {
        if (!KilledProcess.isPossible()) {
            return new Seen(Ending.NOT_TRIED, Optional.empty(), "The rehearsal does not run from a class path, so no process of its own can be started and killed.");
        }
        KilledProcess killed = new KilledProcess(site, "godwit_fault_" + Fault.KILLED_PROCESS.ordinal());
        int kills = killed.run(data);
        String differs = killed.compare(data);
        return ending(Optional.empty(), differs, kills + " processes were killed, each when a step had begun; the next one went on.");
    }

    private Seen linked(Fault fault, FaultData data) throws GodwitException {
        try (Link link = Link.to(site.target().port())) {
            FaultProject project = project(site.saved(FaultSite.at(site.target(), link.port()), "-link-" + fault.ordinal()), fault);
            project.awaitCopying();
            String text = fault == Fault.DROPPED_CONNECTIONS ? drop(link) : stall(link);
            Optional<Problem> stop = goOn(project);
            data.change(site.source(), CHANGES);
            if (fault == Fault.DROPPED_CONNECTIONS) {
                link.drop();
            } else {
                stall(link);
            }
            data.change(site.source(), CHANGES);
            return finished(project, data, stop, text);
        } catch (IOException e) {
            throw new GodwitException(FaultError.LINK, e, e.toString());
        }
    }

    private String drop(Link link) throws GodwitException {
        int dropped = 0;
        for (int i = 0; i < DROPS; i++) {
            dropped += link.drop();
            pause(BETWEEN);
        }
        return dropped + " connections were cut while rows were copied, all of them once more while changes were applied.";
    }

    private String stall(Link link) throws GodwitException {
        link.hold(true);
        pause(STALL);
        link.hold(false);
        return "Nothing went through for " + STALL.toSeconds() + " s, twice.";
    }

    private Seen full(FaultData data) throws GodwitException {
        Twin small;
        try {
            small = Twins.open(site.cancel()).start(new TwinRequest("twin-small", 7, false, 48, SMALL), site.cancel());
        } catch (GodwitException e) {
            if (e.isCancelled()) {
                throw e;
            }
            return new Seen(Ending.NOT_TRIED, Optional.empty(), "No further server could be started: " + e.problem().message());
        }
        try (small) {
            FaultProject project = project(site.saved(small.dataSource(), "-small"), Fault.FULL_DISK);
            Optional<Problem> stop = project.awaitSteady();
            project.end(site.projects());
            return stop.isPresent()
                    ? new Seen(Ending.STOPPED, stop, stop.get().message())
                    : new Seen(Ending.NOT_TRIED, stop, "The tablespace took all rows, so it was never full.");
        }
    }

    private Seen purged(FaultData data) throws GodwitException {
        try (Link link = Link.to(site.source().port())) {
            FaultProject project = project(site.saved(FaultSite.at(site.source(), link.port()), "-source-link"), site.target(), Fault.PURGED_LOG);
            Optional<Problem> before = goOn(project);
            link.cut(true);
            for (int i = 0; i < 2; i++) {
                data.change(site.source(), CHANGES);
                FaultData.run(site.source(), List.of("FLUSH BINARY LOGS"));
            }
            FaultData.run(site.source(), List.of("PURGE BINARY LOGS TO '" + lastLog() + "'"));
            link.cut(false);
            Optional<Problem> stop = project.awaitStop(LONG_STOP);
            if (stop.isEmpty()) {
                return finished(project, data, before, "The store had read what was removed.");
            }
            project.end(site.projects());
            return new Seen(Ending.STOPPED, stop, stop.get().message());
        } catch (IOException e) {
            throw new GodwitException(FaultError.LINK, e, e.toString());
        }
    }

    private String lastLog() throws GodwitException {
        String last = "";
        try (Connection connection = Jdbc.connect(site.source(), new Properties()); Statement statement = connection.createStatement(); ResultSet row = statement.executeQuery("SHOW BINARY LOGS")) {
            while (row.next()) {
                last = row.getString(1);
            }
            return last;
        } catch (SQLException e) {
            throw new GodwitException(RehearsalError.TWIN_SQL, e, site.source().address(), e.getMessage());
        }
    }

    private Seen locked(FaultData data) throws GodwitException {
        FaultProject project = project(site.target(), Fault.DEADLOCKS);
        project.awaitCopying();
        try (Locker locker = new Locker(site.target(), "godwit_fault_" + Fault.DEADLOCKS.ordinal() + ".item", ROWS, site.seed())) {
            Optional<Problem> stop = goOn(project);
            data.change(site.source(), 3 * CHANGES);
            Optional<Problem> later = project.awaitStop(STALL);
            locker.stop();
            if (later.isPresent()) {
                project.resume();
            }
            return finished(project, data, stop.or(() -> later), "Another session locked rows " + locker.rounds() + " times, " + locker.deadlocks() + " deadlocks fell on it.");
        }
    }

    private Seen readOnly(FaultData data) throws GodwitException {
        Secret password = new Secret(UUID.randomUUID().toString());
        FaultData.run(site.target(), List.of("CREATE OR REPLACE USER godwit_fault@'%' IDENTIFIED BY '" + password.reveal() + "'", "GRANT ALL ON *.* TO godwit_fault@'%'",
                "REVOKE SUPER, READ_ONLY ADMIN ON *.* FROM godwit_fault@'%'"));
        try {
            DataSource limited = FaultSite.at(site.target(), site.target().port()).withPassword(password);
            DataSource account = new DataSource("", limited.name(), limited.type(), limited.host(), limited.port(), "godwit_fault", password, limited.database(), limited.tls(), limited.remarks(), limited.attributes());
            FaultProject project = project(site.saved(account, "-limited"), Fault.READ_ONLY_TARGET);
            Optional<Problem> before = goOn(project);
            FaultData.run(site.target(), List.of("SET GLOBAL read_only = 1"));
            data.change(site.source(), CHANGES);
            Optional<Problem> stop = project.awaitStop(STOP);
            boolean wrote = data.isSame(site.source(), site.target());
            FaultData.run(site.target(), List.of("SET GLOBAL read_only = 0"));
            if (wrote) {
                project.end(site.projects());
                return new Seen(Ending.NOT_TRIED, Optional.empty(), "The account could write though read_only was on.");
            }
            if (stop.isPresent()) {
                project.resume();
            }
            return finished(project, data, before.or(() -> stop), "read_only was on at the target while " + CHANGES + " transactions came, and off again.");
        } finally {
            FaultData.run(site.target(), List.of("SET GLOBAL read_only = 0", "DROP USER IF EXISTS godwit_fault@'%'"));
        }
    }

    private Seen otherTimeZone(FaultData data) throws GodwitException {
        FaultData.run(site.source(), List.of("SET GLOBAL time_zone = '-05:00'"));
        FaultData.run(site.target(), List.of("SET GLOBAL time_zone = '+09:00'"));
        try {
            FaultProject project = project(site.target(), Fault.OTHER_TIME_ZONE);
            Optional<Problem> stop = goOn(project);
            data.change(site.source(), CHANGES);
            return finished(project, data, stop, "The source stood at -05:00 and the target at +09:00.");
        } finally {
            FaultData.run(site.source(), List.of("SET GLOBAL time_zone = 'SYSTEM'"));
            FaultData.run(site.target(), List.of("SET GLOBAL time_zone = 'SYSTEM'"));
        }
    }

    private Seen ddl(FaultData data) throws GodwitException {
        FaultProject project = project(site.target(), Fault.DDL_IN_LOAD);
        project.awaitCopying();
        FaultData.run(site.source(), List.of("ALTER TABLE godwit_fault_" + Fault.DDL_IN_LOAD.ordinal() + ".item ADD COLUMN added int NOT NULL DEFAULT 7"));
        data.change(site.source(), CHANGES);
        Optional<Problem> stop = project.awaitSteady();
        if (stop.isPresent()) {
            project.end(site.projects());
            return new Seen(Ending.STOPPED, stop, stop.get().message());
        }
        return finished(project, data, stop, "A column was added while rows were copied, and came over.");
    }

    /** Waits until changes flow on; what stopped is resumed, as a user would. @return the first stop */
    private static Optional<Problem> goOn(FaultProject project) throws GodwitException {
        Optional<Problem> first = Optional.empty();
        for (int i = 0; i <= RESUMES; i++) {
            Optional<Problem> stop = project.awaitSteady();
            if (stop.isEmpty()) {
                return first;
            }
            first = first.or(() -> stop);
            project.resume();
        }
        throw new GodwitException(first.orElseThrow(), null);
    }

    private Seen finished(FaultProject project, FaultData data, Optional<Problem> stop, String text) throws GodwitException {
        String differs = project.compare(data, site.source(), site.target());
        project.end(site.projects());
        return ending(stop, differs, text);
    }

    private static Seen ending(Optional<Problem> stop, String differs, String text) {
        if (!differs.isEmpty()) {
            return new Seen(Ending.FAILED, stop, text + " Afterwards: " + differs);
        }
        return new Seen(stop.isPresent() ? Ending.RESUMED : Ending.RECOVERED, stop, text + stop.map(s -> " It stopped: " + s.message()).orElse(""));
    }

    private void pause(Duration time) throws GodwitException {
        LockSupport.parkNanos(time.toNanos());
        site.cancel().check();
    }

    private static double seconds(long begin) {
        return (System.nanoTime() - begin) / (double) Duration.ofSeconds(1).toNanos();
    }
}
