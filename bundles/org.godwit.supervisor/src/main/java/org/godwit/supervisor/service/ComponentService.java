package org.godwit.supervisor.service;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.godwit.core.error.GodwitException;
import org.godwit.core.spi.Component;

/** The components of all projects. Thread-safe. */
public interface ComponentService {
    List<ComponentView> list() throws GodwitException;

    void pause(String name) throws GodwitException;

    void start(String name) throws GodwitException;

    /** Samples of one measure, oldest first. */
    List<Sample> samples(String name, String measure, Instant from) throws GodwitException;

    Path logFile(String name);

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
}
