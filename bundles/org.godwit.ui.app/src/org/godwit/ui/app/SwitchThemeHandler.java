package org.godwit.ui.app;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.handlers.HandlerUtil;

/** Switches the whole workbench between the light and the dark theme, and remembers the choice. */
public class SwitchThemeHandler extends AbstractHandler {

    @Override
    public Object execute(ExecutionEvent event) {
        Display display = HandlerUtil.getActiveWorkbenchWindow(event).getWorkbench().getDisplay();
        Themes.set(display, !Themes.isDark(display));
        return null;
    }
}
