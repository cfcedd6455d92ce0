package org.godwit.supervisor.service;

import org.godwit.core.error.GodwitException;
import org.godwit.supervisor.alert.AlertService;
import org.godwit.supervisor.diagnosis.DiagnosisService;

/**
 * One open workspace: everything that the window, the command line and the API may call. Made by {@code StudioFactory}. Thread-safe; closing it pauses nothing that is in the rm
 * database, it stops the workers of this process so that the next process goes on.
 */
public interface Studio extends AutoCloseable {
    DataSourceService dataSources();

    ProjectService projects();

    CorrectionService corrections();

    LabelService labels();

    ComponentService components();

    QueueService queues();

    ParameterService parameters();

    AlertService alerts();

    RmConsole rm();

    /** Why steps stand where they stand. */
    DiagnosisService diagnosis();

    /** Listeners are told at most a few times a second that something changed; they then ask the services. */
    Registration onChange(ChangeListener listener);

    /** The listener is called at once when this process has begun or ended a step of some project, or finished one; on an engine thread, so it must be short. Says nothing of what other processes do. */
    Registration onStep(Runnable listener);

    /** What changed since the last call; an empty project id means other things than projects. Called on an engine thread. */
    @FunctionalInterface
    interface ChangeListener {
        void changed(java.util.Set<String> projectIds);
    }

    /** Ends a subscription. */
    interface Registration extends AutoCloseable {
        @Override
        void close();
    }

    @Override
    void close() throws GodwitException;
}
