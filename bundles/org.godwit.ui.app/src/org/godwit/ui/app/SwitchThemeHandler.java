package org.godwit.ui.app;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.e4.ui.css.swt.theme.ITheme;
import org.eclipse.e4.ui.css.swt.theme.IThemeEngine;
import org.eclipse.ui.handlers.HandlerUtil;

/** Switches the whole workbench between the light and the dark theme, and remembers the choice. */
public class SwitchThemeHandler extends AbstractHandler {

    static final String LIGHT = "org.eclipse.e4.ui.css.theme.e4_default";
    static final String DARK = "org.eclipse.e4.ui.css.theme.e4_dark";

    @Override
    public Object execute(ExecutionEvent event) {
        IThemeEngine engine = HandlerUtil.getActiveWorkbenchWindow(event).getService(IThemeEngine.class);
        ITheme active = engine.getActiveTheme();
        boolean dark = active != null && DARK.equals(active.getId());
        engine.setTheme(dark ? LIGHT : DARK, true);
        return null;
    }
}
