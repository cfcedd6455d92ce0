package org.godwit.ui.monitor;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.IWorkbenchCommandConstants;
import org.eclipse.ui.IWorkbenchPartSite;
import org.eclipse.ui.contexts.IContextService;
import org.eclipse.ui.handlers.IHandlerService;

/** Lets the keys of the monitor work in a view: Ctrl+F goes to its search field. Display thread only. */
public final class FilterKey {
    private static final String CONTEXT = "org.godwit.ui.monitor.context";

    private FilterKey() {
    }

    public static void install(IWorkbenchPartSite site, Text field) {
        site.getService(IContextService.class).activateContext(CONTEXT);
        site.getService(IHandlerService.class).activateHandler(IWorkbenchCommandConstants.EDIT_FIND_AND_REPLACE, new AbstractHandler() {
            @Override
            public Object execute(ExecutionEvent event) {
                field.setFocus();
                field.selectAll();
                return null;
            }
        });
    }
}
