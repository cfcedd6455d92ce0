package org.godwit.supervisor.internal.live;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.godwit.core.error.GodwitException;
import org.godwit.core.error.Problem;
import org.godwit.core.model.ProjectStatus;
import org.godwit.core.model.StepName;
import org.godwit.core.spi.Component;
import org.godwit.rm.RmDatabase;
import org.godwit.rm.repository.ComponentRepository;
import org.godwit.rm.repository.ComponentRow;
import org.godwit.rm.repository.LiveRepository;
import org.godwit.rm.repository.LiveRow;
import org.godwit.rm.repository.SubticketRow;
import org.godwit.rm.repository.TicketRepository;
import org.godwit.rm.repository.TicketRow;
import org.godwit.supervisor.SupervisorError;
import org.godwit.supervisor.internal.Json;
import org.godwit.supervisor.internal.Problems;
import org.godwit.supervisor.internal.ProjectCommands;
import org.godwit.supervisor.internal.RunFolders;
import org.godwit.supervisor.service.Direction;
import org.godwit.transfer.verify.VerifyJob;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Works on O&M tasks: their parts one after the other, each begun once and then looked at until it has its effect. Nothing blocks, and everything is in rows, so a task goes on after a restart. Used by
 * the scheduler's thread.
 */
public final class Tickets {
    private static final Logger LOG = LoggerFactory.getLogger(Tickets.class);
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** What reaches the work for a step. */
    public interface StepControl {
        /** Stops it, so that it is taken up again with new parameters. */
        void restart(String projectId, StepName step);

        /** Gives it new limits while it goes on. */
        void retune(String projectId, StepName step) throws GodwitException;
    }

    private final RmDatabase rm;
    private final RunFolders folders;
    private final StepControl control;
    private final ProjectCommands commands;
    private final TicketRepository tickets = new TicketRepository();
    private final LiveRepository live = new LiveRepository();
    private final ComponentRepository components = new ComponentRepository();

    public Tickets(RmDatabase rm, RunFolders folders, StepControl control) {
        this.rm = rm;
        this.folders = folders;
        this.control = control;
        this.commands = new ProjectCommands(rm);
    }

    /** One look at all tasks that are not over. What was asked for a component later waits for what was asked for it before. */
    public void work() throws GodwitException {
        Set<String> busy = new HashSet<>();
        for (TicketRow ticket : rm.call(tickets::open)) {
            try {
                if (!busy.contains(ticket.objectName()) && !work(ticket)) {
                    busy.add(ticket.objectName());
                }
            } catch (GodwitException e) {
                LOG.warn("O&M task {} on {} failed", ticket.ticketType(), ticket.objectName(), e);
                fail(ticket, e.problem().message());
            } catch (RuntimeException e) {
                LOG.error("O&M task {} on {} failed", ticket.ticketType(), ticket.objectName(), e);
                fail(ticket, e.toString());
            }
        }
    }

    /** @return whether the task is over */
    private boolean work(TicketRow ticket) throws GodwitException {
        while (true) {
            Optional<SubticketRow> next = rm.call(h -> tickets.subs(h, ticket.id())).stream().filter(Tickets::isOpen).findFirst();
            if (next.isEmpty()) {
                rm.run(h -> tickets.finish(h, ticket.id(), TicketRepository.SUCCESSFUL, ""));
                return true;
            }
            if (!work(ticket, next.get())) {
                return false;
            }
        }
    }

    /** The one that the part before has made: tasks on one subtopic run one after the other. */
    private String newestStore(Handle handle, String subtopic) throws GodwitException {
        return live.list(handle).stream().filter(r -> r.subtopic().equals(subtopic) && LiveNames.is(r.kind(), Component.Kind.STORE)).map(LiveRow::name).max(Comparator.comparingInt(LiveNames::number))
                .orElseThrow(() -> new GodwitException(SupervisorError.NO_ACTIVE_STORE, subtopic));
    }

    private static boolean isOpen(SubticketRow part) {
        return !part.status().equals(TicketRepository.SUCCESSFUL) && !part.status().equals(TicketRepository.SKIPPED);
    }

    /** @return whether the part is over */
    private boolean work(TicketRow ticket, SubticketRow part) throws GodwitException {
        PartType type = PartType.valueOf(part.subType());
        String name = type == PartType.START_STORE ? rm.call(h -> newestStore(h, ticket.objectName())) : ticket.objectName();
        if (!part.status().equals(TicketRepository.RUNNING)) {
            rm.run(h -> {
                tickets.setStatus(h, ticket.id(), TicketRepository.RUNNING, "");
                tickets.setSub(h, part.id(), TicketRepository.RUNNING, "");
                begin(h, type, name, Json.lenient(part.paramJson()));
            });
            afterwards(type, name);
        }
        Optional<String> failure = failure(type, name);
        boolean done = failure.isEmpty() && isDone(type, part, name);
        if (!done && failure.isEmpty() && part.startTime().filter(t -> Duration.between(t, Instant.now()).compareTo(PATIENCE) > 0).isPresent()) {
            failure = Optional.of("it had no effect within " + PATIENCE.toSeconds() + " seconds");
        }
        if (failure.isPresent()) {
            fail(ticket, failure.get());
        } else if (done) {
            rm.run(h -> tickets.setSub(h, part.id(), TicketRepository.SUCCESSFUL, ""));
        }
        return done;
    }

    private void fail(TicketRow ticket, String message) throws GodwitException {
        rm.run(h -> {
            tickets.subs(h, ticket.id()).stream().filter(Tickets::isOpen).findFirst().ifPresent(p -> tickets.setSub(h, p.id(), TicketRepository.FAILED, message));
            tickets.setStatus(h, ticket.id(), TicketRepository.FAILED, message);
        });
    }

    private void begin(Handle handle, PartType type, String name, JsonNode param) throws GodwitException {
        switch (type) {
            case STOP_COMPONENT -> live.want(handle, name, LiveRow.STOPPED);
            case START_COMPONENT, START_STORE -> live.want(handle, name, LiveRow.RUNNING);
            case CHANGE_PARAMETERS -> change(handle, name, param);
            case RESET_POSITION -> live.setStart(handle, name, Json.lenient(LiveComponents.require(handle, name).startJson()).put(LiveComponents.RESET_TO, param.path("seconds").asLong()).toString());
            case CLEAR_COMPONENT -> clear(handle, LiveComponents.require(handle, name));
            case CREATE_STORE -> LiveComponents.addStore(handle, Json.text(param, "project"), Direction.valueOf(Json.text(param, "direction")),
                    Json.object().put(LiveComponents.SECONDS, param.path("seconds").asLong()).toString());
            case REMOVE_COMPONENT -> live.delete(handle, name);
            case MOVE_COMPONENT -> live.setStart(handle, name, Json.lenient(LiveComponents.require(handle, name).startJson()).put(LiveComponents.STORE, Json.text(param, "store")).toString());
            case RERUN_STEP -> rerun(handle, name);
            case RESTART_STEP, RETUNE_STEP -> LOG.trace("outside of the transaction");
        }
    }

    /** What is not done on rows. */
    private void afterwards(PartType type, String name) throws GodwitException {
        switch (type) {
            case REMOVE_COMPONENT -> folders.remove(name);
            case CLEAR_COMPONENT -> {
                if (rm.call(h -> LiveComponents.require(h, name)).kind().equals(Component.Kind.STORE.name())) {
                    folders.remove(name);
                }
            }
            case RESTART_STEP -> {
                ComponentRow row = rm.call(h -> components.find(h, name)).orElseThrow();
                control.restart(row.projectId(), step(row));
            }
            case RETUNE_STEP -> {
                ComponentRow row = rm.call(h -> components.find(h, name)).orElseThrow();
                control.retune(row.projectId(), step(row));
            }
            case STOP_COMPONENT, START_COMPONENT, START_STORE, CHANGE_PARAMETERS, RESET_POSITION, CREATE_STORE, MOVE_COMPONENT, RERUN_STEP -> LOG.trace("all done on rows");
        }
    }

    private void change(Handle handle, String name, JsonNode param) throws GodwitException {
        String before = live.config(handle, name).orElse("{}");
        String after = changed(before, param);
        live.setConfig(handle, name, after);
        Optional<LiveRow> row = live.find(handle, name);
        if (row.isPresent() && LiveNames.is(row.get().kind(), Component.Kind.STORE)) {
            // Stores to come inherit it; the others of the subtopic stay as they are.
            String inherited = live.subtopic(handle, row.get().subtopic()).map(LiveRepository.Subtopic::configJson).orElse("{}");
            live.setSubtopicConfig(handle, row.get().subtopic(), changed(inherited, param));
        }
    }

    private static String changed(String config, JsonNode param) {
        ObjectNode node = param.path("allowDelete").asBoolean() ? Json.object() : Json.lenient(config);
        param.path("changes").properties().forEach(f -> {
            if (f.getValue().asText().isEmpty()) {
                node.remove(f.getKey());
            } else {
                node.put(f.getKey(), f.getValue().asText());
            }
        });
        return node.toString();
    }

    /** An Incr-Sync from scratch goes on from where its direction began; a store reads the log from there again. */
    private void clear(Handle handle, LiveRow row) {
        if (LiveNames.is(row.kind(), Component.Kind.INCR_SYNC)) {
            live.setStart(handle, row.name(), Json.lenient(row.startJson()).put(LiveComponents.RESET_TO, 0).toString());
        }
    }

    private void rerun(Handle handle, String name) throws GodwitException {
        ComponentRow row = components.find(handle, name).orElseThrow();
        if (LiveNames.is(row.kind(), Component.Kind.FULL_IMPORT)) {
            commands.copyAgain(handle, row.projectId());
        } else {
            commands.verifyAgain(handle, row.projectId(), VerifyJob.Scope.ALL.name());
        }
    }

    private static StepName step(ComponentRow row) {
        return LiveNames.is(row.kind(), Component.Kind.FULL_IMPORT) ? StepName.FULL_TRANSFER : StepName.FULL_VERIFIER;
    }

    /** A component has started when it was measured since, in a later second, as one within the same second may be of the run before: what it opens first may fail. */
    private boolean isDone(PartType type, SubticketRow part, String name) throws GodwitException {
        return switch (type) {
            case STOP_COMPONENT -> rm.call(h -> live.find(h, name)).map(r -> !r.runs()).orElse(true);
            case START_COMPONENT, START_STORE -> part.startTime().isPresent() && rm.call(h -> live.find(h, name)).filter(r -> r.runs() && r.checkpointSample() > part.startTime().get().getEpochSecond()).isPresent();
            case CHANGE_PARAMETERS, RESET_POSITION, CLEAR_COMPONENT, CREATE_STORE, REMOVE_COMPONENT, MOVE_COMPONENT, RESTART_STEP, RERUN_STEP, RETUNE_STEP -> true;
        };
    }

    /** A component that shall start tells at once when it cannot. */
    private Optional<String> failure(PartType type, String name) throws GodwitException {
        if (type != PartType.START_COMPONENT && type != PartType.START_STORE) {
            return Optional.empty();
        }
        Optional<LiveRow> row = rm.call(h -> live.find(h, name));
        if (row.isEmpty()) {
            return Optional.of("the component is gone");
        }
        ProjectStatus project = row.get().projectStatus();
        if (LiveNames.is(row.get().kind(), Component.Kind.INCR_SYNC) && project != ProjectStatus.RUNNING && project != ProjectStatus.FAILED) {
            return Optional.of("its project is " + project + ": resume it first");
        }
        return row.filter(r -> r.status().equals("ABNORMAL")).map(r -> Problems.read(r.lastError()).map(Problem::message).orElse("it failed"));
    }
}
