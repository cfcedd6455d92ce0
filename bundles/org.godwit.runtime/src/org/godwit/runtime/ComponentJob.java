package org.godwit.runtime;

import java.util.concurrent.CompletableFuture;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.godwit.core.error.CoreError;
import org.godwit.core.error.GodwitException;
import org.godwit.core.progress.CancelToken;
import org.godwit.core.spi.Component;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One component as one background job of its project's family. Runs on a worker of the job manager; cancelling the job cancels the component's token, which reaches its blocking calls.
 * A failure goes to whoever started the component; the job itself ends normally, because the project shows the failure with its remedy.
 */
final class ComponentJob extends Job {
    private static final Logger LOG = LoggerFactory.getLogger(ComponentJob.class);

    private final ProjectFamily family;
    private final Component component;
    private final SampledProgress progress;
    private final CancelToken cancel;
    private final CompletableFuture<Void> result = new CompletableFuture<>();

    ComponentJob(String projectName, Component component, SampledProgress progress, CancelToken cancel) {
        super(component.kind().label() + " – " + projectName);
        this.family = new ProjectFamily(projectName);
        this.component = component;
        this.progress = progress;
        this.cancel = cancel;
        setPriority(LONG);
        setUser(false);
    }

    CompletableFuture<Void> result() {
        return result;
    }

    @Override
    public boolean belongsTo(Object candidate) {
        return family.equals(candidate) || candidate == ProjectFamily.ANY;
    }

    @Override
    protected void canceling() {
        cancel.cancel();
    }

    @Override
    protected IStatus run(IProgressMonitor monitor) {
        var stop = cancel.onCancel(() -> monitor.setCanceled(true));
        progress.showIn(monitor);
        try {
            component.run(progress, cancel);
            result.complete(null);
            return Status.OK_STATUS;
        } catch (GodwitException e) {
            result.completeExceptionally(e);
            return e.isCancelled() ? Status.CANCEL_STATUS : Status.OK_STATUS;
        } catch (RuntimeException | Error e) {
            LOG.error("{} of project {} ended unexpectedly", component.name(), family.projectName(), e);
            result.completeExceptionally(new GodwitException(CoreError.UNEXPECTED, e, component.name(), String.valueOf(e.getMessage())));
            return Status.OK_STATUS;
        } finally {
            progress.hide();
            stop.close();
        }
    }
}
