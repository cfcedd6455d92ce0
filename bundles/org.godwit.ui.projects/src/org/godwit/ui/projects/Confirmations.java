package org.godwit.ui.projects;

import org.eclipse.jface.dialogs.InputDialog;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.jface.window.Window;
import org.eclipse.swt.widgets.Shell;
import org.godwit.supervisor.service.ProjectSummary;

/** Asks before what cannot be taken back: release by a plain question, delete by typing the project's name, as in OMS. */
final class Confirmations {
    private Confirmations() {
    }

    static boolean ask(Shell shell, ProjectAction action, ProjectSummary project) {
        return switch (action) {
            case START, PAUSE, RESUME -> true;
            case RELEASE -> release(shell, project);
            case DELETE -> delete(shell, project);
        };
    }

    private static boolean release(Shell shell, ProjectSummary project) {
        String[] buttons = {Messages.Action_release, Messages.Confirm_keep};
        String question = Messages.bind(Messages.Confirm_release, project.name());
        return new MessageDialog(shell, Messages.Confirm_releaseTitle, null, question, MessageDialog.QUESTION, 1, buttons).open() == 0;
    }

    private static boolean delete(Shell shell, ProjectSummary project) {
        return new InputDialog(shell, Messages.Confirm_deleteTitle, Messages.bind(Messages.Confirm_delete, project.name()), "",
                typed -> typed.equals(project.name()) ? null : Messages.Confirm_typeName).open() == Window.OK;
    }
}
