package org.godwit.ui.monitor;

import java.time.Instant;
import java.util.List;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.handlers.HandlerUtil;
import org.godwit.ui.Selections;

/** Creates one more store of the selected component's direction, to replay older changes or to spread consumers (OMS: create a store). */
public final class CreateStoreHandler extends AbstractHandler {
    @Override
    public Object execute(ExecutionEvent event) {
        Shell shell = HandlerUtil.getActiveWorkbenchWindow(event).getShell();
        Selections.first(event, ComponentLine.class).filter(l -> l.live().isPresent()).ifPresent(line -> {
            var live = line.live().orElseThrow();
            Instant suggested = live.begin().or(live::checkpoint).orElseGet(Instant::now);
            String message = Messages.bind(Messages.CreateStore_message, live.subtopic());
            StartDialog.ask(shell, Messages.CreateStore_title, message, false, suggested).ifPresent(choice -> ComponentHandler.each(shell, Messages.CreateStore_job, List.of(line),
                    (components, l) -> components.createStore(live.projectId(), live.direction(), choice.time().orElseThrow())));
        });
        return null;
    }
}
