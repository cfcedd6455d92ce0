package org.godwit.ui.datasources;

import java.util.stream.Collectors;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.ui.handlers.HandlerUtil;
import org.godwit.ui.Clip;
import org.godwit.ui.Selections;

/** Copies the names of the selected nodes, one a line. */
public final class CopyNameHandler extends AbstractHandler {
    @Override
    public Object execute(ExecutionEvent event) {
        String names = Selections.all(event, ExplorerNode.class).stream().map(ExplorerNode::label).collect(Collectors.joining("\n"));
        Clip.copy(HandlerUtil.getActiveShell(event), names);
        return null;
    }
}
