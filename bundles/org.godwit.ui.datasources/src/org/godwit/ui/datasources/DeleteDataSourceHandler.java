package org.godwit.ui.datasources;

import java.util.List;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.handlers.HandlerUtil;
import org.godwit.core.model.DataSource;
import org.godwit.ui.EngineJob;
import org.godwit.ui.Selections;

/** Deletes the selected data source after asking; refuses while projects use it and names them. */
public final class DeleteDataSourceHandler extends AbstractHandler {
    @Override
    public Object execute(ExecutionEvent event) {
        Shell shell = HandlerUtil.getActiveWorkbenchWindow(event).getShell();
        Selections.first(event, SourceNode.class).map(SourceNode::dataSource)
                .ifPresent(dataSource -> new EngineJob<>(Messages.Delete_title, shell, (studio, cancel) -> studio.dataSources().usedBy(dataSource.id())).then(users -> ask(shell, dataSource, users)).start());
        return null;
    }

    private static void ask(Shell shell, DataSource dataSource, List<String> users) {
        if (!users.isEmpty()) {
            MessageDialog.openInformation(shell, Messages.Delete_title, Messages.bind(Messages.Delete_used, dataSource.name(), String.join("\n    ", users)));
            return;
        }
        String question = Messages.bind(Messages.Delete_question, dataSource.name(), dataSource.address());
        String[] buttons = {Messages.Delete_delete, Messages.Delete_keep};
        if (new MessageDialog(shell, Messages.Delete_title, null, question, MessageDialog.QUESTION, 1, buttons).open() == 0) {
            EngineJob.of(Messages.Delete_title, shell, (studio, cancel) -> studio.dataSources().delete(dataSource.id())).start();
        }
    }
}
