package org.godwit.cli;

import org.godwit.core.error.GodwitException;
import org.godwit.supervisor.SupervisorError;
import org.godwit.supervisor.service.ProjectSummary;
import org.godwit.supervisor.service.Studio;

/** Finds projects by what users type. */
final class ProjectNames {
    private ProjectNames() {
    }

    /** The id of the project with this id or name. */
    static String id(Studio studio, String idOrName) throws GodwitException {
        return studio.projects().list().stream().filter(p -> p.id().equals(idOrName) || p.name().equals(idOrName)).map(ProjectSummary::id).findFirst()
                .orElseThrow(() -> new GodwitException(SupervisorError.NO_SUCH_PROJECT, idOrName));
    }
}
