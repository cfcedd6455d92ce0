package org.godwit.tests.support;

import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.godwit.core.error.GodwitException;
import org.godwit.core.error.Problem;
import org.godwit.core.model.DataSource;
import org.godwit.core.model.ObjectSelection;
import org.godwit.core.model.ProjectSpec;
import org.godwit.core.model.ProjectStatus;
import org.godwit.core.model.StepName;
import org.godwit.core.model.StepStatus;
import org.godwit.core.model.TransferType;
import org.godwit.core.progress.CancelToken;
import org.godwit.supervisor.HeadlessComponentHost;
import org.godwit.supervisor.StudioConfig;
import org.godwit.supervisor.StudioFactory;
import org.godwit.supervisor.service.PrecheckItem;
import org.godwit.supervisor.service.ProjectService;
import org.godwit.supervisor.service.StepView;
import org.godwit.supervisor.service.Studio;
import org.godwit.supervisor.service.VerifyTable;

/** An open workspace with what tests do to projects in it. Used by one thread. */
public final class Workspace implements AutoCloseable {
    public static final Set<TransferType> WHOLE = Set.of(TransferType.SCHEMA, TransferType.FULL, TransferType.VERIFICATION);
    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final AtomicInteger NAMES = new AtomicInteger();

    private final Studio studio;

    private Workspace(Studio studio) {
        this.studio = studio;
    }

    public static Workspace open(Path folder) throws GodwitException {
        return new Workspace(StudioFactory.open(folder, new HeadlessComponentHost()));
    }

    /** As {@link #open(Path)}; trouble that may pass is tried again after shorter pauses. */
    public static Workspace open(Path folder, Duration firstRetry) throws GodwitException {
        return new Workspace(StudioFactory.open(StudioConfig.of(folder, new HeadlessComponentHost()).withFirstRetry(firstRetry)));
    }

    public Studio studio() {
        return studio;
    }

    public ProjectService projects() {
        return studio.projects();
    }

    /** Saves the data source under a name of its own. */
    public DataSource save(DataSource server) throws GodwitException {
        return studio.dataSources().save(server.withId("").withName("server-" + NAMES.incrementAndGet()));
    }

    public String create(DataSource from, DataSource to, ObjectSelection objects, Map<String, String> parameters) throws GodwitException {
        return create(from, to, WHOLE, objects, parameters);
    }

    public String create(DataSource from, DataSource to, Set<TransferType> types, ObjectSelection objects, Map<String, String> parameters) throws GodwitException {
        return projects().create(new ProjectSpec("project-" + NAMES.incrementAndGet(), save(from).id(), save(to).id(), types, objects, parameters));
    }

    /** Match rules, one each. */
    public static ObjectSelection rules(String... include) {
        return new ObjectSelection.Wildcard(List.of(include), List.of());
    }

    /** Starts the project and returns the state in which it comes to rest. */
    public ProjectStatus run(String id) throws GodwitException {
        projects().start(id);
        return rest(id);
    }

    /** Starts the project and, when the precheck fails, skips what may be skipped and goes on, as a user does who knows what he wants. */
    public ProjectStatus runPastPrecheck(String id) throws GodwitException {
        ProjectStatus status = run(id);
        if (status != ProjectStatus.FAILED || step(id, StepName.TRANSFER_PRECHECK).status() != StepStatus.FAILED) {
            return status;
        }
        for (PrecheckItem item : objections(id).stream().filter(i -> i.state() == PrecheckItem.State.FAILED).toList()) {
            projects().skipPrecheck(id, item.id());
        }
        if (status(id) == ProjectStatus.FAILED) {
            projects().resume(id);
        }
        return rest(id);
    }

    /** Waits until the project no longer runs. */
    public ProjectStatus rest(String id) throws GodwitException {
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(100)).until(() -> status(id) != ProjectStatus.RUNNING);
        return status(id);
    }

    public ProjectStatus status(String id) throws GodwitException {
        return projects().get(id).summary().status();
    }

    public StepView step(String id, StepName name) throws GodwitException {
        return projects().get(id).steps().stream().filter(s -> s.name() == name).findFirst().orElseThrow();
    }

    /** Why the project failed. */
    public Problem problem(String id) throws GodwitException {
        return projects().get(id).steps().stream().flatMap(s -> s.problem().stream()).findFirst().orElseThrow(() -> new AssertionError("no step of " + id + " has a problem"));
    }

    /** Precheck items that did not pass. */
    public List<PrecheckItem> objections(String id) throws GodwitException {
        return projects().precheckItems(id).stream().filter(i -> i.state() == PrecheckItem.State.FAILED || i.state() == PrecheckItem.State.WARNING).toList();
    }

    /** Tables that verification did not find equal. */
    public List<VerifyTable> unequal(String id) throws GodwitException {
        return projects().verification(id).stream().filter(t -> t.result() != VerifyTable.ResultType.CONSISTENT && t.result() != VerifyTable.ResultType.BOTH_EMPTY).toList();
    }

    /** Everything that is known of a project that went otherwise than expected. */
    public String describe(String id) throws GodwitException {
        StringBuilder text = new StringBuilder();
        projects().get(id).steps().forEach(s -> text.append(s.name()).append(' ').append(s.status()).append(' ').append(s.problem()).append('\n'));
        objections(id).forEach(i -> text.append(i).append('\n'));
        projects().objects(id).stream().filter(o -> o.problem().isPresent()).forEach(o -> text.append(o).append('\n'));
        unequal(id).forEach(t -> text.append(t).append('\n'));
        return text.toString();
    }

    public CancelToken token() {
        return CancelToken.create();
    }

    @Override
    public void close() throws GodwitException {
        studio.close();
    }
}
