package org.godwit.supervisor.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.godwit.core.error.GodwitException;
import org.godwit.core.model.DataSource;
import org.godwit.core.model.ObjectName;
import org.godwit.core.model.StepName;
import org.godwit.core.model.StepStatus;
import org.godwit.core.progress.CancelToken;
import org.godwit.core.spi.RowCorrector;
import org.godwit.rm.RmDatabase;
import org.godwit.rm.repository.AuditRepository;
import org.godwit.rm.repository.CorrectionRepository;
import org.godwit.rm.repository.CorrectionRow;
import org.godwit.rm.repository.IncrRepository;
import org.godwit.rm.repository.ProjectRepository;
import org.godwit.rm.repository.ProjectRow;
import org.godwit.rm.repository.StepRepository;
import org.godwit.rm.repository.VerifyRepository;
import org.godwit.rm.repository.VerifyResultRow;
import org.godwit.rm.repository.VerifyRunRow;
import org.godwit.supervisor.SupervisorError;
import org.godwit.supervisor.internal.step.VerifyLedgers;
import org.godwit.supervisor.service.CorrectionService;
import org.godwit.supervisor.service.CorrectionService.Correction.State;
import org.godwit.supervisor.service.Direction;
import org.jdbi.v3.core.Handle;

/**
 * Corrections on their rows. What will be applied is written down before it is, so that it can be taken back even when this process is killed in between; the target's transaction decides whether it
 * took place. Thread-safe.
 */
final class Corrections implements CorrectionService {
    private static final String REVERIFY = "Verify the inconsistent records again.";

    private final RmDatabase rm;
    private final DataSources sources;
    private final SharedEndpoints endpoints;
    private final Runnable changed;
    private final ProjectRepository projects = new ProjectRepository();
    private final StepRepository steps = new StepRepository();
    private final VerifyRepository verify = new VerifyRepository();
    private final CorrectionRepository corrections = new CorrectionRepository();
    private final IncrRepository incr = new IncrRepository();
    private final AuditRepository audit = new AuditRepository();

    /** A table whose differences may be corrected. */
    private record Place(ProjectRow project, VerifyResultRow result) {
        ObjectName source() {
            return new ObjectName(result.sourceSchema(), result.sourceTable());
        }

        ObjectName target() {
            return new ObjectName(result.destSchema(), result.destTable());
        }
    }

    Corrections(RmDatabase rm, DataSources sources, SharedEndpoints endpoints, Runnable changed) {
        this.rm = rm;
        this.sources = sources;
        this.endpoints = endpoints;
        this.changed = changed;
    }

    @Override
    public Preview preview(String projectId, ObjectName table, Choice choice, int limit) throws GodwitException {
        Place place = rm.call(h -> place(h, projectId, table));
        ChosenDifferences chosen = new ChosenDifferences(rm, place.result(), choice);
        List<String> statements = new ArrayList<>();
        long count = 0;
        CorrectionChanges changes = CorrectionChanges.applying(chosen::page);
        for (Optional<RowCorrector.Change> change = changes.next(); change.isPresent(); change = changes.next()) {
            if (statements.size() < limit) {
                statements.add(change.get().sql());
            }
            count++;
        }
        return new Preview(chosen.ids().size(), chosen.leftAlone(), statements, count);
    }

    @Override
    public Correction apply(String projectId, ObjectName table, Choice choice, CancelToken cancel) throws GodwitException {
        Place place = rm.call(h -> correctable(h, projectId, table));
        List<Long> ids = new ChosenDifferences(rm, place.result(), choice).ids();
        if (ids.isEmpty()) {
            throw new GodwitException(SupervisorError.NOT_CORRECTABLE, table, "none of the chosen rows has a correction that is still to be done",
                    "Rows that only the target has are deleted only when that is chosen; what a row needs instead is said with it.");
        }
        long id = rm.call(h -> {
            VerifyResultRow at = place.result();
            long fresh = corrections.insert(h, new CorrectionRow(0, projectId, at.subId(), at.sourceSchema(), at.sourceTable(), at.destSchema(), at.destTable(), ids.size(), State.APPLYING.name(), "",
                    java.time.Instant.EPOCH, java.time.Instant.EPOCH));
            corrections.take(h, fresh, ids);
            return fresh;
        });
        CorrectionChanges changes = CorrectionChanges.applying((after, limit) -> rm.call(h -> corrections.of(h, id, after, limit)));
        Optional<GodwitException> failure = run(place, changes, SupervisorError.ROW_MOVED, cancel);
        if (failure.isPresent()) {
            settle(id, State.REFUSED, failure.get());
            throw failure.get();
        }
        rm.run(h -> {
            corrections.move(h, id, State.APPLYING.name(), State.APPLIED.name(), "");
            audit.add(h, "APPLY_CORRECTION", place.project().name(), place.target() + ", " + ids.size() + " rows");
        });
        changed.run();
        return find(projectId, id);
    }

    @Override
    public Correction undo(String projectId, long correctionId, CancelToken cancel) throws GodwitException {
        Correction correction = find(projectId, correctionId);
        if (!correction.mayUndo()) {
            throw new GodwitException(SupervisorError.NOT_CORRECTABLE, correction.target(), "this correction is " + correction.state().name().toLowerCase(java.util.Locale.ROOT) + " already", REVERIFY);
        }
        Place place = rm.call(h -> correctable(h, projectId, correction.source()));
        CorrectionChanges changes = CorrectionChanges.undoing((after, limit) -> rm.call(h -> corrections.of(h, correctionId, after, limit)));
        Optional<GodwitException> failure = run(place, changes, SupervisorError.ROW_MOVED_SINCE, cancel);
        if (failure.isPresent() && correction.state() == State.APPLYING && failure.get().problem().code().equals(SupervisorError.ROW_MOVED_SINCE.code())) {
            // One transaction did it all or nothing, and this row is not as it would have left it: it did nothing.
            settle(correctionId, State.REFUSED, failure.get());
            return find(projectId, correctionId);
        }
        if (failure.isPresent()) {
            throw failure.get();
        }
        rm.run(h -> {
            corrections.move(h, correctionId, correction.state().name(), State.UNDONE.name(), "");
            corrections.free(h, correctionId);
            audit.add(h, "UNDO_CORRECTION", place.project().name(), correction.target() + ", " + correction.rows() + " rows");
        });
        changed.run();
        return find(projectId, correctionId);
    }

    /** The failure when nothing of it is at the target; a connection lost in the commit leaves the correction as it is written down. */
    private Optional<GodwitException> run(Place place, CorrectionChanges changes, SupervisorError refused, CancelToken cancel) throws GodwitException {
        DataSource target = sources.require(place.project().sinkEndpointId());
        Optional<RowCorrector.Refusal> refusal;
        try {
            refusal = endpoints.with(target, cancel, e -> e.corrector().orElseThrow(() -> new GodwitException(SupervisorError.NO_CONNECTOR, target.type())).run(place.target().schema(), changes, cancel));
        } catch (GodwitException e) {
            if (e.isTransient()) {
                throw e;
            }
            return Optional.of(e);
        }
        return refusal.map(r -> new GodwitException(refused, changes.lastKey(), place.target(), r.reason()));
    }

    private void settle(long id, State state, GodwitException failure) throws GodwitException {
        rm.run(h -> {
            corrections.move(h, id, State.APPLYING.name(), state.name(), failure.problem().message());
            corrections.free(h, id);
        });
        changed.run();
    }

    private Place place(Handle handle, String projectId, ObjectName table) throws GodwitException {
        ProjectRow project = projects.find(handle, projectId).orElseThrow(() -> new GodwitException(SupervisorError.NO_SUCH_PROJECT, projectId));
        VerifyRunRow run = verify.latest(handle, projectId).filter(VerifyRunRow::finished)
                .orElseThrow(() -> new GodwitException(SupervisorError.NOT_CORRECTABLE, table, "the verification is not finished", "Wait for its end."));
        Map<ObjectName, VerifyResultRow> results = VerifyLedgers.merged(verify, handle, run).stream().collect(Collectors.toMap(r -> new ObjectName(r.sourceSchema(), r.sourceTable()), Function.identity()));
        VerifyResultRow result = Optional.ofNullable(results.get(table)).orElseThrow(() -> new GodwitException(SupervisorError.NO_SUCH_ITEM, project.name(), "verified table", table));
        return new Place(project, result);
    }

    /** Not once the application uses the target: the target is right then, and a correction would be carried back. */
    private Place correctable(Handle handle, String projectId, ObjectName table) throws GodwitException {
        Place place = place(handle, projectId, table);
        boolean back = incr.find(handle, projectId, Direction.REVERSE.name()).isPresent();
        boolean switched = steps.find(handle, projectId, StepName.TRANSFER_APP_SWITCH).filter(s -> s.stepStatus() == StepStatus.FINISHED).isPresent();
        if (back || switched) {
            throw new GodwitException(SupervisorError.NOT_CORRECTABLE, place.target(), "the application may write at the target, which a correction would overwrite",
                    "Correct the rows by the application, or by the correction SQL after looking at each.");
        }
        return place;
    }

    private Correction find(String projectId, long id) throws GodwitException {
        return rm.call(h -> corrections.find(h, projectId, id)).map(Corrections::view)
                .orElseThrow(() -> new GodwitException(SupervisorError.NO_SUCH_ITEM, projectId, "correction", String.valueOf(id)));
    }

    @Override
    public List<Correction> list(String projectId) throws GodwitException {
        return rm.call(h -> corrections.ofProject(h, projectId)).stream().map(Corrections::view).toList();
    }

    private static Correction view(CorrectionRow row) {
        return new Correction(row.id(), new ObjectName(row.sourceSchema(), row.sourceTable()), new ObjectName(row.destSchema(), row.destTable()), row.rowCount(), State.valueOf(row.state()), row.message(),
                row.gmtModified());
    }
}
