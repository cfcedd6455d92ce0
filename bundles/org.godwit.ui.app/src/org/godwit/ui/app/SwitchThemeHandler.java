package org.godwit.ui.app;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.e4.ui.css.swt.theme.ITheme;
import org.eclipse.e4.ui.css.swt.theme.IThemeEngine;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.handlers.HandlerUtil;
import org.godwit.ui.Palette;

/** Switches the whole workbench between the light and the dark theme, and remembers the choice. */
public class SwitchThemeHandler extends AbstractHandler {

    static final String LIGHT = "org.eclipse.e4.ui.css.theme.e4_default";
    static final String DARK = "org.eclipse.e4.ui.css.theme.e4_dark";

    /** The toolkit takes over the other colours of the system a moment after the theme has changed. */
    private static final int TOOLKIT_MS = 300;
    private static final Color TEXT = new Color(0x1c, 0x1f, 0x22);
    private static final Color GROUND = new Color(0xf8, 0xf8, 0xf8);

    @Override
    public Object execute(ExecutionEvent event) {
        IThemeEngine engine = HandlerUtil.getActiveWorkbenchWindow(event).getService(IThemeEngine.class);
        ITheme active = engine.getActiveTheme();
        boolean dark = active != null && DARK.equals(active.getId());
        engine.setTheme(dark ? LIGHT : DARK, true);
        if (dark) {
            Display display = HandlerUtil.getActiveWorkbenchWindow(event).getWorkbench().getDisplay();
            display.timerExec(TOOLKIT_MS, () -> lighten(display, engine));
        }
        return null;
    }

    /**
     * The light theme leaves most colours to the system, and GTK goes on giving those it had in the dark until the next start; so what is dark is named light.
     */
    private static void lighten(Display display, IThemeEngine engine) {
        for (Shell shell : display.getShells()) {
            engine.applyStyles(shell, true);
            lighten(shell, GROUND);
        }
    }

    private static void lighten(Control control, Color ground) {
        control.setForeground(TEXT);
        if (Palette.isDark(control) || control instanceof Label || control instanceof Button) {
            control.setBackground(ground);
        }
        if (control instanceof Composite composite) {
            for (Control child : composite.getChildren()) {
                lighten(child, control.getBackground());
            }
        }
    }
}
