package org.godwit.supervisor.internal.step;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.godwit.core.error.GodwitException;
import org.godwit.core.model.TableMapping;
import org.godwit.core.model.TransferType;
import org.godwit.core.spi.Endpoint;
import org.godwit.rm.repository.StructObjectRow;
import org.godwit.rm.repository.StructRepository;
import org.godwit.rm.repository.SwitchItemRow;
import org.godwit.rm.repository.SwitchRepository;
import org.godwit.rm.repository.TaskRow;
import org.godwit.supervisor.SupervisorError;
import org.godwit.supervisor.internal.live.Directed;
import org.godwit.supervisor.internal.run.StepContext;
import org.godwit.supervisor.internal.run.TaskWork;
import org.godwit.supervisor.service.Direction;
import org.godwit.supervisor.service.StructObject;
import org.godwit.supervisor.service.SwitchoverView.Item;
import org.jdbi.v3.core.Handle;

/**
 * HANDLE_DB_OBJECTS: constraints that schema migration left out are created at the target; what only a person can do (triggers, routines, sequences) is listed by name, with a statement to copy, for him to mark as complete. Thread-safe.
 */
final class SwitchObjects implements TaskWork {
    private static final Set<String> KINDS = Set.of(StructObject.Kind.CHECK.name(), StructObject.Kind.FOREIGN_KEY.name());
    private static final Set<String> LEFT_OUT = Set.of(StructObject.State.SKIPPED.name(), StructObject.State.FAILED.name());

    private final SwitchRepository items = new SwitchRepository();
    private final StructRepository structs = new StructRepository();

    @Override
    public void prepare(StepContext context, Handle handle) throws GodwitException {
        boolean forward = Directions.ENDING.of(context) == Direction.FORWARD;
        boolean back = context.spec().types().contains(TransferType.REVERSE);
        String begins = forward ? "target" : "source";
        String ends = forward ? "source" : "target";
        List<SwitchItemRow> list = new ArrayList<>();
        if (forward) {
            for (StructObjectRow object : structs.ofProject(handle, context.projectId())) {
                if (KINDS.contains(object.kind()) && LEFT_OUT.contains(object.state()) && !object.targetDdl().isBlank()) {
                    list.add(item(context, list.size(), object.kind(), object.targetName() + " " + object.part(), "Create the constraint that schema migration left out", object.targetSchema(), object.targetDdl()));
                }
            }
        }
        List<TableMapping> tables = Directed.tables(context.objects(), forward ? Direction.FORWARD : Direction.REVERSE);
        Endpoint leaves = forward ? context.source() : context.target();
        for (OtherObjects.ToDo todo : OtherObjects.missing(leaves, forward ? context.target() : context.source(), tables, context.cancel())) {
            list.add(listed(context, list.size(), todo));
        }
        for (OtherObjects.ToDo todo : back ? OtherObjects.acting(leaves, tables, context.cancel()) : List.<OtherObjects.ToDo>of()) {
            list.add(listed(context, list.size(), todo));
        }
        list.add(manual(context, list.size(), "TRIGGER", begins, "Triggers, events, routines and sequences that the application needs exist at the " + begins + " and are enabled"));
        if (back) {
            list.add(manual(context, list.size(), "TRIGGER_OFF", ends, "Triggers and events at the " + ends + " that would act on changes coming back are disabled"));
        }
        items.replace(handle, context.projectId(), list);
    }

    private static SwitchItemRow item(StepContext context, int order, String kind, String object, String description, String database, String statement) {
        return new SwitchItemRow(0, context.projectId(), order, kind, object, description, database, statement, false, Item.State.INIT.name(), "");
    }

    private static SwitchItemRow listed(StepContext context, int order, OtherObjects.ToDo todo) {
        return new SwitchItemRow(0, context.projectId(), order, todo.kind(), todo.object().toString(), todo.description(), todo.object().schema(), todo.statement(), true, Item.State.INIT.name(), "");
    }

    private static SwitchItemRow manual(StepContext context, int order, String kind, String object, String description) {
        return new SwitchItemRow(0, context.projectId(), order, kind, object, description, "", "", true, Item.State.INIT.name(), "");
    }

    @Override
    public String run(StepContext context, TaskRow task) throws GodwitException {
        int failed = 0;
        int done = 0;
        String first = "";
        String reason = "";
        List<SwitchItemRow> open = context.engine().rm().call(h -> items.ofProject(h, context.projectId())).stream()
                .filter(i -> !i.manual() && !i.state().equals(Item.State.FINISHED.name()) && !i.state().equals(Item.State.SKIPPED.name())).toList();
        for (SwitchItemRow item : open) {
            context.progress().note(item.description() + ": " + item.objectName());
            try {
                context.target().statements().execute(item.databaseName(), item.statement(), context.cancel());
                set(context, item, Item.State.FINISHED, "created");
                done++;
            } catch (GodwitException e) {
                if (e.isCancelled() || e.isTransient()) {
                    throw e;
                }
                set(context, item, Item.State.FAILED, e.problem().message());
                first = failed == 0 ? item.objectName() : first;
                reason = failed == 0 ? e.problem().message() : reason;
                failed++;
            }
        }
        if (failed > 0) {
            throw new GodwitException(SupervisorError.OBJECTS_FAILED, failed, open.size(), first, reason);
        }
        return done + " objects created, the rest marked as complete or skipped";
    }

    private void set(StepContext context, SwitchItemRow item, Item.State state, String message) throws GodwitException {
        context.engine().rm().run(h -> items.setState(h, item.id(), state.name(), message));
    }
}
