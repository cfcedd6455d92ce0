package org.godwit.rehearsal;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.godwit.core.error.GodwitException;
import org.godwit.core.model.DataSource;
import org.godwit.core.model.ProjectStatus;
import org.godwit.supervisor.service.Studio;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes what a rehearsal made in the workspace out of it again, unless it is to be kept. What cannot be removed is logged, never thrown, so that it hides no other failure. Used by one thread. */
final class Cleanup implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Cleanup.class);
    private static final int LOOKS = 100;
    private static final long LOOK_NANOS = 100_000_000;

    private final Studio studio;
    private final boolean keep;
    private final List<String> dataSources = new ArrayList<>();
    private final List<String> projects = new ArrayList<>();

    Cleanup(Studio studio, boolean keep) {
        this.studio = studio;
        this.keep = keep;
    }

    DataSource save(DataSource dataSource) throws GodwitException {
        DataSource saved = studio.dataSources().save(dataSource.withId(""));
        dataSources.add(saved.id());
        return saved;
    }

    void project(String id) {
        projects.add(id);
    }

    @Override
    public void close() {
        if (keep) {
            return;
        }
        try {
            for (String project : projects) {
                remove(project);
            }
            for (String dataSource : dataSources) {
                studio.dataSources().delete(dataSource);
            }
        } catch (GodwitException e) {
            LOG.warn("the rehearsal's project stays in the workspace", e);
        }
    }

    private void remove(String project) throws GodwitException {
        ProjectStatus status = studio.projects().get(project).summary().status();
        if (status == ProjectStatus.RUNNING) {
            studio.projects().pause(project);
        }
        if (status != ProjectStatus.INIT && status != ProjectStatus.RELEASING && status != ProjectStatus.RELEASED) {
            studio.projects().release(project);
        }
        for (int i = 0; i < LOOKS && studio.projects().get(project).summary().status() == ProjectStatus.RELEASING; i++) {
            LockSupport.parkNanos(LOOK_NANOS);
        }
        studio.projects().delete(project);
    }
}
