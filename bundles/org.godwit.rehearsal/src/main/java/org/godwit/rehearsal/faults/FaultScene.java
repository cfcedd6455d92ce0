package org.godwit.rehearsal.faults;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.godwit.core.error.GodwitException;
import org.godwit.core.error.Problem;
import org.godwit.core.model.DataSource;
import org.godwit.core.model.ProjectSpec;

/** What the scripts of all faults share: the site, a small database of this fault's own, and live projects that move it. Used by one thread. */
final class FaultScene {
    static final int ROWS = 12_000;
    static final int CHANGES = 200;
    private static final int FILLING = 40;
    private static final int LARGE_FILLING = 4000;
    private static final int RESUMES = 3;

    private final FaultSite site;
    private final Fault fault;
    private final FaultData data;

    /** @param own tables of the user's */
    FaultScene(FaultSite site, Fault fault, OwnTables own) {
        this.site = site;
        this.fault = fault;
        this.data = new FaultData(database(), site.seed() + fault.ordinal(), ROWS, fault == Fault.FULL_DISK ? LARGE_FILLING : FILLING, fault.meetsOwnTables() ? own : OwnTables.NONE);
    }

    FaultSite site() {
        return site;
    }

    Fault fault() {
        return fault;
    }

    FaultData data() {
        return data;
    }

    String database() {
        return "godwit_fault_" + fault.ordinal();
    }

    FaultProject start(DataSource source, DataSource target) throws GodwitException {
        ProjectSpec spec = FaultProject.spec("fault-" + fault.ordinal() + "-" + site.projects().run(), source, target, database(), Map.of());
        FaultProject project = new FaultProject(site.studio(), site.projects().create(spec, FaultProject.objections(site.studio(), spec, site.cancel())), site.cancel());
        project.start();
        return project;
    }

    /** Writes at the source. */
    void change(int transactions) throws GodwitException {
        data.change(site.source(), transactions);
    }

    /** Waits until changes flow on; what stopped is resumed, as a user would. @return the first stop */
    static Optional<Problem> goOn(FaultProject project) throws GodwitException {
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

    Seen finished(FaultProject project, Optional<Problem> stop, String text) throws GodwitException {
        return finished(project, site.target(), stop, text);
    }

    /** Compares source and target, and ends the project. */
    Seen finished(FaultProject project, DataSource target, Optional<Problem> stop, String text) throws GodwitException {
        String differs = project.compare(data, site.source(), target);
        project.end(site.projects());
        return Seen.ended(stop, differs, text);
    }

    void pause(Duration time) throws GodwitException {
        LockSupport.parkNanos(time.toNanos());
        site.cancel().check();
    }
}
