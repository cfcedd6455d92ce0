package org.godwit.ui.projects;

import java.util.Locale;

import org.eclipse.core.expressions.PropertyTester;
import org.godwit.supervisor.service.ProjectSummary;

/** Tells menus whether an action is allowed in the state of the selected project. */
public final class ProjectTester extends PropertyTester {
    @Override
    public boolean test(Object receiver, String property, Object[] arguments, Object expected) {
        return receiver instanceof ProjectSummary project && ProjectAction.allowed(project.status()).contains(ProjectAction.valueOf(String.valueOf(expected).toUpperCase(Locale.ROOT)));
    }
}
