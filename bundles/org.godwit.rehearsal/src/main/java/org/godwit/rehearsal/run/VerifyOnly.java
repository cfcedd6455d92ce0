package org.godwit.rehearsal.run;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.godwit.core.error.GodwitException;
import org.godwit.core.model.DataSource;
import org.godwit.core.model.ObjectName;
import org.godwit.core.model.ObjectSelection;
import org.godwit.core.model.ProjectSpec;
import org.godwit.core.model.ProjectStatus;
import org.godwit.core.model.TableMapping;
import org.godwit.core.model.TransferType;
import org.godwit.core.progress.CancelToken;
import org.godwit.supervisor.service.PrecheckItem;
import org.godwit.supervisor.service.Studio;
import org.godwit.supervisor.service.VerifyTable;

/** Makes the further projects of a rehearsal, and runs full verifications as such. Used by one thread. */
public final class VerifyOnly {
    /** The correction scripts shall make both sides equal, rows that only the target has included. */
    private static final Map<String, String> CORRECTING = Map.of("rectifier.operator.delete", "true");

    private static final int LOOKS = 100;
    private static final long LOOK_NANOS = 100_000_000;

    private final Studio studio;
    private final RunListener listener;
    private final String run;
    private final java.util.function.Consumer<String> made;
    private int number;

    /**
     * @param run part of the projects' names
     * @param made told the id of each project, which is to be removed at the end
     */
    public VerifyOnly(Studio studio, RunListener listener, String run, java.util.function.Consumer<String> made) {
        this.studio = studio;
        this.listener = listener;
        this.run = run;
        this.made = made;
    }

    /** What a verification found. */
    public record Verified(String project, List<VerifyTable> tables) {
    }

    public String run() {
        return run;
    }

    public String create(ProjectSpec spec) throws GodwitException {
        String id = studio.projects().create(spec);
        made.accept(id);
        return id;
    }

    /** @param skipped precheck items that failed and are passed over */
    public String create(ProjectSpec spec, List<PrecheckItem> skipped) throws GodwitException {
        String id = studio.projects().create(spec, skipped);
        made.accept(id);
        return id;
    }

    /** What the precheck of a project objects to that a user may pass over; he will have to decide about it. */
    public List<PrecheckItem> objections(ProjectSpec spec, CancelToken cancel) throws GodwitException {
        return studio.projects().precheck(spec, (item, done, total) -> {
            // nobody looks at single items here
        }, cancel).stream().filter(i -> i.state() == PrecheckItem.State.FAILED && i.skippable()).toList();
    }

    /** Pauses and releases a project, so that nothing of it is at work any more; it is waited for some seconds at most. */
    public void end(String id, CancelToken cancel) throws GodwitException {
        if (studio.projects().get(id).summary().status() == ProjectStatus.RUNNING) {
            studio.projects().pause(id);
        }
        studio.projects().release(id);
        for (int i = 0; i < LOOKS && studio.projects().get(id).summary().status() == ProjectStatus.RELEASING; i++) {
            cancel.check();
            LockSupport.parkNanos(LOOK_NANOS);
        }
    }

    public Verified verify(DataSource source, DataSource target, List<ObjectName> tables, CancelToken cancel) throws GodwitException {
        ObjectSelection selection = new ObjectSelection.Specific(tables.stream().map(TableMapping::same).toList(), List.of());
        String id = create(new ProjectSpec("verify-" + run + "-" + ++number, source.id(), target.id(), EnumSet.of(TransferType.VERIFICATION), selection, CORRECTING));
        studio.projects().start(id);
        new ProjectRun(studio, listener).follow(id, cancel);
        return new Verified(id, studio.projects().verification(id));
    }
}
