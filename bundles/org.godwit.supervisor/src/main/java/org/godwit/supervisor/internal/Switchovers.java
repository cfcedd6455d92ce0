package org.godwit.supervisor.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.godwit.core.error.GodwitException;
import org.godwit.core.model.StepName;
import org.godwit.core.model.StepStatus;
import org.godwit.core.model.TaskStatus;
import org.godwit.core.model.TransferType;
import org.godwit.core.progress.CancelToken;
import org.godwit.rm.RmDatabase;
import org.godwit.rm.repository.AuditRepository;
import org.godwit.rm.repository.IncrRepository;
import org.godwit.rm.repository.IncrRow;
import org.godwit.rm.repository.ProjectRow;
import org.godwit.rm.repository.StepRepository;
import org.godwit.rm.repository.StepRow;
import org.godwit.rm.repository.SwitchItemRow;
import org.godwit.rm.repository.SwitchRepository;
import org.godwit.rm.repository.TaskRepository;
import org.godwit.rm.repository.TaskRow;
import org.godwit.supervisor.SupervisorError;
import org.godwit.supervisor.internal.run.TaskType;
import org.godwit.supervisor.service.Direction;
import org.godwit.supervisor.service.SwitchoverView;
import org.godwit.supervisor.service.SwitchoverView.Item;
import org.godwit.supervisor.service.SwitchoverView.SubStep;
import org.godwit.supervisor.state.Lifecycles;
import org.godwit.supervisor.state.TaskEvent;
import org.jdbi.v3.core.Handle;

/** The check list of a switchover and what a person does with it. Each command is one transaction on rows. Thread-safe. */
public final class Switchovers {
    /** Field of {@code task_param} of START_SWITCH: the direction that ends with the switchover, when it is not FORWARD. */
    private static final String FROM = "from";

    private final RmDatabase rm;
    private final ProjectCommands commands;
    private final StepRepository steps = new StepRepository();
    private final TaskRepository tasks = new TaskRepository();
    private final SwitchRepository items = new SwitchRepository();
    private final IncrRepository incr = new IncrRepository();
    private final AuditRepository audit = new AuditRepository();

    Switchovers(RmDatabase rm, ProjectCommands commands) {
        this.rm = rm;
        this.commands = commands;
    }

    /** The direction that ends with the switchover whose sub-steps these are. */
    public static Direction from(List<TaskRow> subSteps) {
        return subSteps.stream().filter(t -> t.taskType().equals(TaskType.START_SWITCH.name())).map(t -> Json.text(Json.lenient(t.taskParam()), FROM)).anyMatch(Direction.REVERSE.name()::equals)
                ? Direction.REVERSE
                : Direction.FORWARD;
    }

    Optional<SwitchoverView> view(String id) throws GodwitException {
        return rm.call(h -> {
            ProjectRow project = commands.project(h, id);
            Optional<StepRow> step = steps.find(h, id, StepName.TRANSFER_APP_SWITCH);
            return step.isEmpty() ? Optional.<SwitchoverView>empty() : Optional.of(view(h, project, step.get()));
        });
    }

    private SwitchoverView view(Handle handle, ProjectRow project, StepRow step) {
        List<TaskRow> rows = tasks.ofGroup(handle, step.id());
        Map<String, TaskRow> byType = rows.stream().collect(Collectors.toMap(TaskRow::taskType, Function.identity(), (a, b) -> a));
        Direction from = from(rows);
        List<SubStep> subSteps = new ArrayList<>();
        for (TaskType type : TaskType.switchover(project.enableReverseIncr())) {
            subSteps.add(subStep(subSteps.size() + 1, type, Optional.ofNullable(byType.get(type.name())), from));
        }
        Optional<SubStep> current = step.stepStatus() == StepStatus.INIT ? Optional.empty() : subSteps.stream().filter(s -> s.status() != TaskStatus.FINISHED && s.status() != TaskStatus.SKIPPED).findFirst();
        List<Item> views = items.ofProject(handle, project.id()).stream()
                .map(i -> new Item(i.id(), i.kind(), i.objectName(), i.description(), i.statement(), i.manual(), Item.State.valueOf(i.state()), i.message())).toList();
        boolean mayBegin = project.enableReverseIncr() && step.stepStatus() == StepStatus.FINISHED
                && steps.find(handle, project.id(), monitoring(from.other())).filter(s -> s.stepStatus() == StepStatus.MONITORING).isPresent();
        return new SwitchoverView(step.stepStatus(), from, subSteps, current, views, mayBegin, SwitchoverAbort.isPossible(step.stepStatus(), rows), conflicts(handle, project.id(), Direction.FORWARD),
                conflicts(handle, project.id(), Direction.REVERSE));
    }

    private long conflicts(Handle handle, String id, Direction direction) {
        return incr.find(handle, id, direction.name()).map(IncrRow::conflictCount).orElse(0L);
    }

    /** The step that is in its steady state while a direction is at work. */
    public static StepName monitoring(Direction direction) {
        return direction == Direction.FORWARD ? StepName.INCR_TRANSFER : StepName.REVERSE_INCR_TRANSFER;
    }

    private static SubStep subStep(int number, TaskType type, Optional<TaskRow> row, Direction from) {
        TaskStatus status = row.map(TaskRow::taskStatus).orElse(TaskStatus.INIT);
        boolean waits = status == TaskStatus.WAIT_CONFIRM;
        return new SubStep(row.map(TaskRow::id).orElse(0L), number, type.name(), label(type, from), question(type, from), type.asks() != TaskType.Asks.NOTHING, status, row.map(TaskRow::retryCount).orElse(0),
                row.map(TaskRow::taskResult).orElse(""), row.map(TaskRow::errorCode).orElse(""), row.map(TaskRow::errorMsg).orElse(""), waits, status == TaskStatus.FAILED,
                TaskType.isSkippable(type.name()) && (status == TaskStatus.FAILED || waits || status == TaskStatus.PENDING));
    }

    private static String label(TaskType type, Direction from) {
        return from == Direction.REVERSE && type == TaskType.CREATE_REVERSE_SYNC ? "Start forward incremental migration" : type.label();
    }

    private static String question(TaskType type, Direction from) {
        String side = from == Direction.FORWARD ? "source" : "target";
        String other = from == Direction.FORWARD ? "target" : "source";
        return switch (type) {
            case START_SWITCH -> "Writing at the " + side + " has stopped or is about to stop, and the application will use the " + other + " from then on?";
            case CONFIRM_SOURCE_STOP_WRITE -> "Nothing writes to the " + side + " any more?";
            case HANDLE_DB_OBJECTS -> "Work on the database objects now? Items that are yours to do must be marked as complete.";
            case CREATE_REVERSE_SYNC -> "Carry the changes made at the " + other + " to the " + side + " from now on?";
            default -> "";
        };
    }

    void confirm(String id, long taskId) throws GodwitException {
        rm.run(h -> {
            ProjectRow project = commands.project(h, id);
            TaskRow task = tasks.find(h, taskId).filter(t -> t.projectId().equals(id))
                    .orElseThrow(() -> new GodwitException(SupervisorError.NO_SUCH_ITEM, project.name(), "sub-task", String.valueOf(taskId)));
            TaskType type = TaskType.find(task.taskType()).orElseThrow(() -> new GodwitException(SupervisorError.NO_SUCH_ITEM, project.name(), "sub-task", task.taskType()));
            boolean runs = type.asks() == TaskType.Asks.TO_RUN;
            if (task.taskStatus() != TaskStatus.WAIT_CONFIRM) {
                throw new GodwitException(SupervisorError.REFUSED, type.label(), task.taskStatus(), "confirming", "waiting until it is this sub-step's turn");
            }
            if (type == TaskType.HANDLE_DB_OBJECTS) {
                requireManualItems(h, id);
            }
            TaskStatus to = Lifecycles.TASK.next(TaskStatus.WAIT_CONFIRM, runs ? TaskEvent.QUEUE : TaskEvent.CONFIRM).orElseThrow();
            tasks.move(h, taskId, TaskStatus.WAIT_CONFIRM, to);
            if (!runs) {
                tasks.setResult(h, taskId, "confirmed");
            }
            audit.add(h, "CONFIRM_TASK", project.name(), task.taskType());
        });
    }

    private void requireManualItems(Handle handle, String id) throws GodwitException {
        List<String> open = items.ofProject(handle, id).stream().filter(i -> i.manual() && i.state().equals(Item.State.INIT.name())).map(SwitchItemRow::description).toList();
        if (!open.isEmpty()) {
            throw new GodwitException(SupervisorError.ITEMS_OPEN, open.size(), Texts.some(open));
        }
    }

    void setItem(String id, long itemId, Item.State state) throws GodwitException {
        rm.run(h -> {
            ProjectRow project = commands.project(h, id);
            SwitchItemRow item = items.find(h, id, itemId).orElseThrow(() -> new GodwitException(SupervisorError.NO_SUCH_ITEM, project.name(), "item", String.valueOf(itemId)));
            if (state == Item.State.FINISHED && !item.manual()) {
                throw new GodwitException(SupervisorError.REFUSED, item.objectName(), "automatic", "marking it as complete", "running the sub-step, or skipping the item");
            }
            items.setState(h, itemId, state.name(), state == Item.State.FINISHED ? "marked as complete" : "skipped");
            audit.add(h, state == Item.State.FINISHED ? "COMPLETE_ITEM" : "SKIP_ITEM", project.name(), item.kind() + " " + item.objectName());
        });
    }

    /** Begins the check list anew in the other direction. */
    void switchBack(String id) throws GodwitException {
        rm.run(h -> {
            ProjectRow project = commands.project(h, id);
            StepRow step = steps.find(h, id, StepName.TRANSFER_APP_SWITCH).orElseThrow(() -> new GodwitException(SupervisorError.NO_SUCH_ITEM, project.name(), "step", StepName.TRANSFER_APP_SWITCH));
            if (!view(h, project, step).mayBegin()) {
                throw new GodwitException(SupervisorError.REFUSED, project.name(), step.stepStatus(), "a switchover in the other direction",
                        "it once a switchover is finished and changes flow back");
            }
            Direction next = from(tasks.ofGroup(h, step.id())).other();
            begin(h, step, Set.of(TransferType.REVERSE), next);
            commands.runAgain(h, step);
            audit.add(h, "SWITCH_BACK", project.name(), "ends " + next);
        });
    }

    /** Begins the check list anew. */
    static void begin(Handle handle, StepRow step, Set<TransferType> parts, Direction from) {
        TaskRepository tasks = new TaskRepository();
        tasks.deleteGroup(handle, step.id());
        new SwitchRepository().replace(handle, step.projectId(), List.of());
        List<TaskType> types = TaskType.of(StepName.TRANSFER_APP_SWITCH, parts, false, false);
        for (int i = 0; i < types.size(); i++) {
            tasks.ensureIdle(handle, step.projectId(), step.id(), i + 1, types.get(i).name(), types.get(i).asks() != TaskType.Asks.NOTHING);
        }
        TaskRow first = tasks.ofGroup(handle, step.id()).getFirst();
        tasks.setParam(handle, first.id(), Json.object().put(FROM, from.name()).toString());
    }

    /** Takes the switchover back. */
    void abort(String id, Runnable changed, CancelToken cancel) throws GodwitException {
        new SwitchoverAbort(rm, commands).abort(id, changed, cancel);
    }
}
