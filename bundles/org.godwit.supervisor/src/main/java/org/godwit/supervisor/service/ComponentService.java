package org.godwit.supervisor.service;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.godwit.core.error.GodwitException;
import org.godwit.core.error.Problem;
import org.godwit.core.spi.Component;

/** The components of all projects. Thread-safe. */
public interface ComponentService {
    List<ComponentView> list() throws GodwitException;

    void pause(String name) throws GodwitException;

    void start(String name) throws GodwitException;

    /** Samples of one measure, oldest first. */
    List<Sample> samples(String name, String measure, Instant from) throws GodwitException;

    Path logFile(String name);

    /** What only components that outlive a step have: Store and Incr-Sync. */
    List<LiveView> live() throws GodwitException;

    /**
     * Starts a component that stands, as an O&M task.
     *
     * @param resetTo for an Incr-Sync, the time it goes on from instead of where it stands ("Whether Reset Synchronization Timestamp"); changes behind it are applied idempotently
     * @return id of the O&M task
     */
    long start(String name, Optional<Instant> resetTo) throws GodwitException;

    /**
     * Creates one more store of a direction.
     *
     * @param from the store has everything from this time on; the log must still be there
     * @return id of the O&M task
     */
    long createStore(String projectId, Direction direction, Instant from) throws GodwitException;

    /**
     * Changes parameters. What can be changed while it runs (throttling) takes effect within a second, for anything else the component is restarted. New stores of a direction inherit what was
     * changed of one. A parameter that a component of this kind does not have, or a value outside of its limits, is refused before anything happens.
     *
     * @param changes parameters by key; an empty value takes the user's value back
     * @param allowDelete whether {@code changes} are all there shall be, so that other changed parameters are taken back
     * @return id of the O&M task
     */
    long update(String name, Map<String, String> changes, boolean allowDelete) throws GodwitException;

    /**
     * Checks a value of a parameter without asking any database; quick.
     *
     * @throws GodwitException for a parameter that this kind does not have, or a value outside of its limits
     */
    void checkParameter(Component.Kind kind, String key, String value) throws GodwitException;

    /** What a component can be told, with what it is told now. */
    List<ComponentParameter> parameters(String name) throws GodwitException;

    /**
     * Lets an Incr-Sync that stands go on with another store of its direction (OMS moves it to another host; here all components share one), as an O&M task.
     *
     * @param store name of a store that runs; empty for whichever other one there is
     * @return id of the O&M task
     */
    long migrate(String name, Optional<String> store) throws GodwitException;

    /** The word that confirms a rerun of a Full-Import. */
    String RERUN = "rerun";

    /** What a rerun does with a component, in words for the question before it. */
    String rerunConsequences(String name) throws GodwitException;

    /**
     * Lets a component that stands start from scratch, as an O&M task. What it has done so far is thrown away; {@link #rerunConsequences} says what that means.
     *
     * @param confirmation {@link #RERUN} for a Full-Import, whose tables at the target are emptied; anything for others
     * @throws GodwitException also for a Full-Import whose project has moved on to the next stage
     */
    long rerun(String name, String confirmation) throws GodwitException;

    /**
     * Removes a component that stands, with its files, as an O&M task.
     *
     * @param confirmation the word {@code delete}, or the name of a Full-Verification
     * @throws GodwitException for a component that runs, or an Incr-Sync of a running project
     */
    long delete(String name, String confirmation) throws GodwitException;

    /** O&M tasks, the newest first. */
    List<Ticket> tickets() throws GodwitException;

    /** Runs the failed parts of a failed O&M task again. */
    void retryTicket(long id) throws GodwitException;

    /** Leaves a failed O&M task as it is. */
    void skipTicket(long id) throws GodwitException;

    void retryPart(long partId) throws GodwitException;

    /** Leaves a failed part out and goes on with the next. */
    void skipPart(long partId) throws GodwitException;

    /** A component with its last measured figures. */
    record ComponentView(String name, Component.Kind kind, String projectId, String projectName, State state, int progress, double rowsPerSecond, double bytesPerSecond, int queueFill, long errors,
            Map<String, String> parameters, Instant modified) {
        public ComponentView {
            parameters = Map.copyOf(parameters);
        }
    }

    /** States of OMS. */
    enum State {
        RUNNING, STOPPED, ABNORMAL, COMPLETED
    }

    /** One measured value. */
    record Sample(Instant time, double value) {
    }

    /** What can be done with a component now. */
    enum Operation {
        START, PAUSE, UPDATE, RERUN, MIGRATE, DELETE
    }

    /**
     * A Store or Incr-Sync with what only these have.
     *
     * @param subtopic what its direction's stores are read by
     * @param wanted whether somebody asked for it to run
     * @param begin oldest change of a store
     * @param checkpoint newest change that a store has, or that an Incr-Sync applied
     * @param delaySeconds how old that was when it was measured
     * @param attempts how often it was tried again
     * @param problem why it does not run, or what it met last
     */
    record LiveView(String name, Component.Kind kind, String projectId, Direction direction, String subtopic, boolean wanted, State state, Optional<Instant> begin, Optional<Instant> checkpoint,
            Optional<Instant> sampled, long delaySeconds, boolean caughtUp, String position, String note, Map<String, Double> measures, Map<String, String> changedParameters, int attempts,
            Optional<Problem> problem, Set<Operation> operations) {
        public LiveView {
            measures = Map.copyOf(measures);
            changedParameters = Map.copyOf(changedParameters);
            operations = Set.copyOf(operations);
        }
    }

    /** States of an O&M task and of its parts (OMS: O&M tasks). */
    enum TicketStatus {
        INITIALIZING("Initializing"), READY("Ready"), RUNNING("In Progress"), SUCCESSFUL("Successful"), FAILED("Failed"), SKIPPED("Skipped");

        private final String label;

        TicketStatus(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }

    /** An O&M task: an operation on a component. */
    record Ticket(long id, String type, String operator, String component, TicketStatus status, String message, Instant created, Optional<Instant> finished, List<TicketPart> parts) {
        public Ticket {
            parts = List.copyOf(parts);
        }
    }

    /** A sub-task of an O&M task. */
    record TicketPart(long id, String type, TicketStatus status, String message) {
    }
}
