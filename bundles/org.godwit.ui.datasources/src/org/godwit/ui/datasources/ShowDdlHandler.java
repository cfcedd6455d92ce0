package org.godwit.ui.datasources;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.handlers.HandlerUtil;
import org.godwit.ui.EngineJob;
import org.godwit.ui.Selections;
import org.godwit.ui.TextDialog;

/** Shows the statement that creates the selected object. */
public final class ShowDdlHandler extends AbstractHandler {
    @Override
    public Object execute(ExecutionEvent event) {
        Shell shell = HandlerUtil.getActiveWorkbenchWindow(event).getShell();
        Selections.first(event, ObjectNode.class).ifPresent(node -> {
            String title = Messages.bind(Messages.ShowDdl_title, node.object().name());
            new EngineJob<>(title, shell, (studio, cancel) -> studio.dataSources().createStatement(node.sourceId(), node.object().name(), node.object().kind(), cancel))
                    .then(ddl -> TextDialog.show(shell, title, ddl)).start();
        });
        return null;
    }
}
