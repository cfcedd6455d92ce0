package org.godwit.supervisor.internal.run;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.godwit.core.error.CoreError;
import org.godwit.core.error.GodwitException;
import org.godwit.core.model.DataSourceType;
import org.godwit.core.model.ProjectSpec;
import org.godwit.core.progress.CancelToken;
import org.godwit.core.spi.Component;
import org.godwit.core.spi.Endpoint;
import org.godwit.rm.repository.ComponentRepository;
import org.godwit.rm.repository.EndpointRepository;
import org.godwit.rm.repository.LiveRepository;
import org.godwit.rm.repository.ProjectRepository;
import org.godwit.rm.repository.ProjectRow;
import org.godwit.rm.repository.StepRow;
import org.godwit.supervisor.internal.Json;
import org.godwit.supervisor.internal.SpecStore;
import org.godwit.supervisor.internal.live.LiveNames;
import org.godwit.supervisor.service.ComponentService;
import org.godwit.supervisor.service.ResolvedObjects;
import org.slf4j.LoggerFactory;

/** One run of a step, as its work sees it: the project, both ends opened on first use, progress and cancel. Used by the step's thread, except where said otherwise. */
public final class StepContext implements AutoCloseable {
    /** Further values measured by a component: {@code step_info} fields and metric samples by name. Asked once a second by the scheduler's thread. */
    public record Gauges(Map<String, Double> stepInfo, Map<String, Double> metrics, int queueFill) {
        public static final Gauges NONE = new Gauges(Map.of(), Map.of(), 0);
    }

    private final Engine engine;
    private final ProjectRow project;
    private final ProjectSpec spec;
    private final StepRow step;
    private final Runnable look;
    private final MeteredProgress progress = new MeteredProgress();
    private final CancelToken cancel = CancelToken.create();
    private final ComponentRepository components = new ComponentRepository();
    private Optional<Endpoint> source = Optional.empty();
    private Optional<Endpoint> target = Optional.empty();
    private volatile Optional<String> component = Optional.empty();
    private volatile Supplier<Gauges> gauges = () -> Gauges.NONE;
    private volatile Retuning retuning = parameters -> {};

    /** @param look lets the scheduler look at the rows at once */
    StepContext(Engine engine, ProjectRow project, ProjectSpec spec, StepRow step, Runnable look) {
        this.engine = engine;
        this.project = project;
        this.spec = spec;
        this.step = step;
        this.look = look;
    }

    /** Lets the components that follow rows see at once what was changed there, instead of a second later. Any thread. */
    public void rowsChanged() {
        look.run();
    }

    public Engine engine() {
        return engine;
    }

    public ProjectRow project() {
        return project;
    }

    public String projectId() {
        return project.id();
    }

    public ProjectSpec spec() {
        return spec;
    }

    public StepRow step() {
        return step;
    }

    public MeteredProgress progress() {
        return progress;
    }

    public CancelToken cancel() {
        return cancel;
    }

    /** The component at work now. Any thread. */
    public Optional<String> component() {
        return component;
    }

    /** Any thread. */
    Gauges gauges() {
        return gauges.get();
    }

    /** Any thread. */
    public synchronized Endpoint source() throws GodwitException {
        if (source.isEmpty()) {
            progress.note("Connecting to the source");
            source = Optional.of(open(project.sourceEndpointId()));
        }
        return source.get();
    }

    /** Any thread. */
    public synchronized Endpoint target() throws GodwitException {
        if (target.isEmpty()) {
            progress.note("Connecting to the target");
            target = Optional.of(open(project.sinkEndpointId()));
        }
        return target.get();
    }

    /** Whether the target is a message queue. */
    public boolean isToQueue() throws GodwitException {
        return engine.rm().call(h -> new EndpointRepository().find(h, project.sinkEndpointId())).filter(e -> DataSourceType.valueOf(e.type()).isQueue()).isPresent();
    }

    private Endpoint open(String dataSourceId) throws GodwitException {
        var dataSource = engine.sources().require(dataSourceId);
        Optional<String> worker = LiveNames.ofStep(step.stepName(), project.id());
        return engine.connectors().of(dataSource.type()).open(dataSource, worker.isPresent() ? parameters(worker.get()) : spec.parameters(), cancel);
    }

    /** Parameters of a component that works for this step: the project's, and what a user changed of the component itself. */
    public Map<String, String> parameters(String componentName) throws GodwitException {
        Map<String, String> parameters = new HashMap<>(spec.parameters());
        parameters.putAll(Json.map(engine.rm().call(h -> new LiveRepository().config(h, componentName)).orElse("{}")));
        return parameters;
    }

    /** What the precheck found the selection to mean. */
    public ResolvedObjects objects() throws GodwitException {
        return SpecStore.objects(engine.rm().call(h -> new ProjectRepository().objects(h, project.id())));
    }

    /** What takes new limits while a component works; asked for by {@link #retune}. */
    public void onRetune(Retuning newRetuning) {
        retuning = newRetuning;
    }

    /** Gives the component at work the limits that a user changed of it. Any thread. */
    void retune() throws GodwitException {
        Optional<String> name = component;
        if (name.isPresent()) {
            Map<String, String> parameters = parameters(name.get());
            retuning.retune(parameters);
            engine.rm().run(h -> components.retuned(h, name.get(), Json.write(parameters)));
        }
    }

    /** Takes parameters of which those have effect that can change while a component works. */
    @FunctionalInterface
    public interface Retuning {
        void retune(Map<String, String> parameters) throws GodwitException;
    }

    /** Lets the host run a component and waits for its end; its row and log tell how it goes. */
    public void host(Component hosted, Supplier<Gauges> measured) throws GodwitException {
        engine.folders().make(hosted.name());
        Map<String, String> parameters = parameters(hosted.name());
        engine.rm().run(h -> components.register(h, hosted.name(), hosted.kind().name(), project.id(), Json.write(parameters)));
        component = Optional.of(hosted.name());
        gauges = measured;
        ComponentLog log = new ComponentLog(engine.folders().logFile(hosted.name()));
        log.line(hosted.kind().label() + " " + hosted.name() + " of project " + project.name() + " starts");
        ComponentService.State end = ComponentService.State.STOPPED;
        // A token of its own, so that the host's cancel button is told from our own cancel.
        CancelToken hostCancel = cancel.child();
        try {
            await(engine.host().start(project.name(), hosted, new LoggedProgress(progress, log), hostCancel));
            end = ComponentService.State.COMPLETED;
            log.line("completed");
        } catch (GodwitException e) {
            end = hostCancel.isCancelled() || e.isCancelled() ? ComponentService.State.STOPPED : ComponentService.State.ABNORMAL;
            log.failure(e);
            throw hostCancel.isCancelled() && !e.isCancelled() ? new GodwitException(CoreError.CANCELLED, e) : e;
        } finally {
            hostCancel.release();
            gauges = () -> Gauges.NONE;
            component = Optional.empty();
            String state = end.name();
            boolean failed = end == ComponentService.State.ABNORMAL;
            engine.rm().run(h -> components.end(h, hosted.name(), state, failed));
        }
    }

    private void await(Future<Void> running) throws GodwitException {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    running.get();
                    return;
                } catch (InterruptedException e) {
                    // The component must have ended before its endpoints are closed, so the wait goes on.
                    interrupted = true;
                    cancel.cancel();
                } catch (ExecutionException e) {
                    if (e.getCause() instanceof GodwitException known) {
                        throw known;
                    }
                    throw new GodwitException(CoreError.UNEXPECTED, e.getCause(), "a component", String.valueOf(e.getCause()));
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public synchronized void close() {
        source.ifPresent(StepContext::close);
        target.ifPresent(StepContext::close);
    }

    private static void close(Endpoint endpoint) {
        try {
            endpoint.close();
        } catch (GodwitException e) {
            LoggerFactory.getLogger(StepContext.class).debug("closing an endpoint", e);
        }
    }

    /** Passes on what work tells, and writes its notes to the component's log. */
    private record LoggedProgress(MeteredProgress to, ComponentLog log) implements org.godwit.core.progress.Progress {
        @Override
        public void expect(long units) {
            to.expect(units);
        }

        @Override
        public void advance(long units, long bytes) {
            to.advance(units, bytes);
        }

        @Override
        public void note(String text) {
            to.note(text);
            log.line(text);
        }
    }
}
