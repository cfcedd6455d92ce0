package org.godwit.ui.projects;

import java.util.Optional;

import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.godwit.core.model.TransferType;
import org.godwit.supervisor.service.ProjectDetail;

/** A page of the project editor. Display thread only. */
interface ProjectPage {
    String title();

    /** The part of a project that the page tells of; empty when it tells of every project. */
    default Optional<TransferType> part() {
        return Optional.empty();
    }

    Control create(Composite parent);

    /** The project changed, or the page became visible: show it, reading more in a job where needed. Called for the visible page only. */
    void show(ProjectDetail detail);
}
