package org.godwit.supervisor.internal.step;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.godwit.core.error.GodwitException;
import org.godwit.core.error.Problem;
import org.godwit.core.thread.SideBySide;
import org.godwit.rm.repository.StructObjectRow;
import org.godwit.rm.repository.StructRepository;
import org.godwit.rm.repository.TaskRow;
import org.godwit.supervisor.SupervisorError;
import org.godwit.supervisor.internal.Json;
import org.godwit.supervisor.internal.ProjectCommands;
import org.godwit.supervisor.internal.ProjectOptions;
import org.godwit.supervisor.internal.run.StepContext;
import org.godwit.supervisor.internal.run.TaskWork;
import org.godwit.supervisor.service.StructObject.Kind;
import org.godwit.supervisor.service.StructObject.State;

/**
 * Second half of STRUCT_TRANSFER, and INDEX_TRANSFER: runs the statements of the step's objects at the target, kind after kind. Objects of one table are created one after the other, different
 * tables side by side. A failed object does not hold up the others; the step fails at the end and waits for Retry, Skip or Modify (OMS: object states of schema migration).
 *
 * <p>An object is marked before its statement is run. One that a killed process left so marked and that is there now was created by that process. Thread-safe.
 */
public final class CreateObjects implements TaskWork {
    private final StructRepository structs = new StructRepository();

    @Override
    public String run(StepContext context, TaskRow task) throws GodwitException {
        boolean retryFailed = Json.lenient(task.taskParam()).path(ProjectCommands.RESUMED).asBoolean(false);
        List<StructObjectRow> objects = prepare(context, retryFailed);
        List<StructObjectRow> due = due(objects);
        context.progress().advance(objects.size() - due.size(), 0);
        context.progress().expect(objects.size());
        int threads = ProjectOptions.STRUCT_THREADS.parse(context.spec().parameters().getOrDefault(ProjectOptions.STRUCT_THREADS.key(), ProjectOptions.STRUCT_THREADS.defaultText()));
        try (SideBySide pool = new SideBySide("supervisor", "schema", threads)) {
            // Objects that the user retries meanwhile are due once more.
            while (!due.isEmpty()) {
                for (Kind kind : Kind.values()) {
                    createAll(context, kind, due.stream().filter(o -> o.kind().equals(kind.name())).toList(), pool);
                }
                due = due(prepare(context, false));
            }
        }
        return verdict(context);
    }

    private static List<StructObjectRow> due(List<StructObjectRow> objects) {
        return objects.stream().filter(o -> o.state().equals(State.READY.name()) || o.state().equals(State.CREATING.name())).toList();
    }

    /** Parts of an object that the user skipped are skipped too (OMS: the index of a skipped object is skipped). */
    private List<StructObjectRow> prepare(StepContext context, boolean retryFailed) throws GodwitException {
        return context.engine().rm().call(h -> {
            List<StructObjectRow> all = structs.ofProject(h, context.projectId());
            List<List<String>> skipped = all.stream().filter(o -> o.kind().equals(Kind.TABLE.name()) && o.state().equals(State.SKIPPED.name())).map(o -> List.of(o.targetSchema(), o.targetName())).toList();
            for (StructObjectRow object : all) {
                boolean ofSkipped = !object.part().isEmpty() && skipped.contains(List.of(object.targetSchema(), object.targetName()));
                boolean open = !object.state().equals(State.COMPLETED.name()) && !object.state().equals(State.COMPLETED_WITH_CONVERSION.name());
                if (ofSkipped && open) {
                    structs.setState(h, object.id(), State.SKIPPED.name());
                } else if (retryFailed && object.state().equals(State.FAILED.name())) {
                    structs.setState(h, object.id(), State.READY.name());
                }
            }
            return ofPhase(structs.ofProject(h, context.projectId()), context);
        });
    }

    private static List<StructObjectRow> ofPhase(List<StructObjectRow> all, StepContext context) {
        return all.stream().filter(o -> o.phase() == context.step().stepName()).toList();
    }

    private void createAll(StepContext context, Kind kind, List<StructObjectRow> objects, SideBySide pool) throws GodwitException {
        // Views need each other in order, and foreign keys lock two tables each.
        boolean inOrder = kind == Kind.VIEW || kind == Kind.FOREIGN_KEY || kind == Kind.DATABASE;
        Map<Object, List<StructObjectRow>> groups = new LinkedHashMap<>();
        objects.forEach(o -> groups.computeIfAbsent(inOrder ? kind : List.of(o.targetSchema(), o.targetName()), k -> new ArrayList<>()).add(o));
        for (List<StructObjectRow> group : groups.values()) {
            pool.start(() -> {
                for (StructObjectRow object : group) {
                    create(context, object);
                }
            });
        }
        pool.await();
    }

    private void create(StepContext context, StructObjectRow object) throws GodwitException {
        context.cancel().check();
        String name = object.targetSchema() + (object.targetName().isEmpty() ? "" : "." + object.targetName()) + (object.part().isEmpty() ? "" : " " + object.part());
        context.progress().note("Creating " + Kind.valueOf(object.kind()).name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ') + " " + name);
        boolean interrupted = object.state().equals(State.CREATING.name());
        try {
            if (!interrupted || !ExistingObjects.isThere(context, object)) {
                context.engine().rm().run(h -> structs.setState(h, object.id(), State.CREATING.name()));
                // An explicit database only where the statement itself does not make it.
                context.target().statements().execute(object.kind().equals(Kind.DATABASE.name()) ? "" : object.targetSchema(), object.targetDdl(), context.cancel());
            }
            State done = object.converted() || object.edited() ? State.COMPLETED_WITH_CONVERSION : State.COMPLETED;
            context.engine().rm().run(h -> structs.setState(h, object.id(), done.name()));
            context.progress().advance(1, 0);
        } catch (GodwitException e) {
            if (context.cancel().isCancelled() || e.isCancelled() || e.isTransient()) {
                // Whether the statement came through is found out on the next attempt.
                throw e;
            }
            Problem problem = e.problem();
            context.engine().rm().run(h -> structs.setFailed(h, object.id(), problem));
        }
    }

    private String verdict(StepContext context) throws GodwitException {
        List<StructObjectRow> objects = ofPhase(context.engine().rm().call(h -> structs.ofProject(h, context.projectId())), context);
        List<StructObjectRow> open = objects.stream().filter(o -> o.state().equals(State.FAILED.name()) || o.state().equals(State.NOT_SUPPORTED.name())).toList();
        if (!open.isEmpty()) {
            StructObjectRow first = open.getFirst();
            String cause = first.state().equals(State.FAILED.name()) ? first.errorMsg() : "the target cannot have it";
            throw new GodwitException(SupervisorError.OBJECTS_FAILED, open.size(), objects.size(), first.kind() + " " + first.targetSchema() + "." + first.targetName()
                    + (first.part().isEmpty() ? "" : " " + first.part()), cause);
        }
        long skipped = objects.stream().filter(o -> o.state().equals(State.SKIPPED.name())).count();
        return objects.size() - skipped + " objects created" + (skipped == 0 ? "" : ", " + skipped + " skipped");
    }
}
