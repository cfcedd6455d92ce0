package org.godwit.supervisor.internal;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.godwit.core.error.GodwitException;
import org.godwit.core.model.StepName;
import org.godwit.core.model.StepStatus;
import org.godwit.rm.RmDatabase;
import org.godwit.rm.repository.AuditRepository;
import org.godwit.rm.repository.ProjectRow;
import org.godwit.rm.repository.StepEventRepository;
import org.godwit.rm.repository.StepRepository;
import org.godwit.rm.repository.StepRow;
import org.godwit.rm.repository.StructObjectRow;
import org.godwit.rm.repository.StructRepository;
import org.godwit.supervisor.SupervisorError;
import org.godwit.supervisor.service.StructObject.State;
import org.jdbi.v3.core.Handle;

/** Retry, Skip and Modify of objects of the schema migration that failed or are not supported (OMS: object operations). Each is one transaction on rows. Thread-safe. */
final class ObjectCommands {
    private static final Set<State> MENDABLE = Set.of(State.FAILED, State.NOT_SUPPORTED, State.READY);

    private final RmDatabase rm;
    private final ProjectCommands commands;
    private final StructRepository structs = new StructRepository();
    private final StepRepository steps = new StepRepository();
    private final AuditRepository audit = new AuditRepository();
    private final StepEventRepository events = new StepEventRepository();

    ObjectCommands(RmDatabase rm, ProjectCommands commands) {
        this.rm = rm;
        this.commands = commands;
    }

    void retry(String id, List<Long> objectIds) throws GodwitException {
        rm.run(h -> {
            for (long objectId : objectIds) {
                StructObjectRow object = mendable(h, id, objectId, "retried");
                if (object.targetDdl().isBlank()) {
                    throw new GodwitException(SupervisorError.NO_STATEMENT, object.kind(), object.targetName());
                }
                structs.setState(h, objectId, State.READY.name());
                events.answered(h, id, object.phase(), "", "Retry " + describe(object));
            }
            goOn(h, id, objectIds, true);
        });
    }

    void skip(String id, List<Long> objectIds) throws GodwitException {
        rm.run(h -> {
            for (long objectId : objectIds) {
                StructObjectRow object = mendable(h, id, objectId, "skipped");
                structs.setState(h, objectId, State.SKIPPED.name());
                audit.add(h, "SKIP_OBJECT", id, describe(object));
                events.answered(h, id, object.phase(), "", "Skip " + describe(object));
            }
            goOn(h, id, objectIds, false);
        });
    }

    void edit(String id, long objectId, String ddl) throws GodwitException {
        rm.run(h -> {
            StructObjectRow object = mendable(h, id, objectId, "edited");
            structs.edit(h, objectId, ddl);
            audit.add(h, "EDIT_OBJECT", id, describe(object));
            events.answered(h, id, object.phase(), "", "Edit the statement of " + describe(object));
        });
    }

    private static String describe(StructObjectRow object) {
        return object.kind() + " " + object.targetSchema() + "." + object.targetName() + (object.part().isEmpty() ? "" : " " + object.part());
    }

    private StructObjectRow mendable(Handle handle, String id, long objectId, String what) throws GodwitException {
        ProjectRow project = commands.project(handle, id);
        StructObjectRow object = structs.find(handle, id, objectId).orElseThrow(() -> new GodwitException(SupervisorError.NO_SUCH_ITEM, project.name(), "object", String.valueOf(objectId)));
        State state = State.valueOf(object.state());
        if (!MENDABLE.contains(state)) {
            throw new GodwitException(SupervisorError.REFUSED, object.targetName(), state.label(), "to be " + what, "nothing");
        }
        return object;
    }

    /** A failed step goes on: at once to retry objects, else when the last obstacle was skipped. */
    private void goOn(Handle handle, String id, List<Long> objectIds, boolean retry) throws GodwitException {
        if (objectIds.isEmpty()) {
            return;
        }
        StepName phase = structs.find(handle, id, objectIds.getFirst()).orElseThrow().phase();
        Optional<StepRow> step = steps.find(handle, id, phase).filter(s -> s.stepStatus() == StepStatus.FAILED);
        boolean open = structs.ofProject(handle, id).stream().filter(o -> o.phase() == phase).anyMatch(o -> o.state().equals(State.FAILED.name()) || o.state().equals(State.NOT_SUPPORTED.name()));
        if (step.isPresent() && (retry || !open)) {
            commands.goOn(handle, id, step.get());
        }
    }
}
