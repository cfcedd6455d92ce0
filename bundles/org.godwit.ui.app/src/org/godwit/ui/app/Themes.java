package org.godwit.ui.app;

import java.util.Arrays;
import java.util.Optional;

import org.eclipse.core.runtime.Platform;
import org.eclipse.e4.ui.css.swt.theme.ITheme;
import org.eclipse.e4.ui.css.swt.theme.IThemeEngine;
import org.eclipse.e4.ui.css.swt.theme.IThemeManager;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.godwit.ui.Palette;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceReference;

/** The light and the dark theme of the whole workbench. Display thread only. */
final class Themes {
    private static final String LIGHT = "org.eclipse.e4.ui.css.theme.e4_default";
    private static final String DARK = "org.eclipse.e4.ui.css.theme.e4_dark";
    private static final String GTK_BUTTONS = "platform:/plugin/org.godwit.ui.app/css/dark_gtk.css";
    private static final String GTK_VIEWS = "platform:/plugin/org.godwit.ui.app/css/light_gtk.css";

    /** The toolkit takes over the other colours of the system a moment after the theme has changed. */
    private static final int TOOLKIT_MS = 300;
    /** Internal to the platform, so that only its name is known. */
    private static final String JOB_LINE = "ProgressInfoItem";
    private static final Color TEXT = new Color(0x1c, 0x1f, 0x22);
    private static final Color GROUND = new Color(0xf8, 0xf8, 0xf8);

    /** Of the display; there is one in a workbench. */
    private static Optional<OrphanItems> orphans = Optional.empty();

    private Themes() {
    }

    /** Adds what the themes of the platform lack; to be called before the workbench takes its theme. */
    static void prepare(Display display) {
        orphans = Optional.of(OrphanItems.watch(display));
        if (Platform.WS_GTK.equals(Platform.getWS())) {
            engine(display).ifPresent(engine -> {
                engine.registerStylesheet(GTK_BUTTONS, DARK);
                engine.registerStylesheet(GTK_VIEWS, LIGHT);
            });
        }
    }

    private static Optional<IThemeEngine> engine(Display display) {
        BundleContext bundles = FrameworkUtil.getBundle(Themes.class).getBundleContext();
        ServiceReference<IThemeManager> manager = bundles.getServiceReference(IThemeManager.class);
        return manager == null ? Optional.empty() : Optional.of(bundles.getService(manager).getEngineForDisplay(display));
    }

    static boolean isDark(Display display) {
        ITheme active = engine(display).map(IThemeEngine::getActiveTheme).orElse(null);
        return active != null && DARK.equals(active.getId());
    }

    /** Changes the colours of all windows at once and remembers the choice. */
    static void set(Display display, boolean dark) {
        if (isDark(display) != dark) {
            engine(display).ifPresent(engine -> set(display, engine, dark));
        }
    }

    private static void set(Display display, IThemeEngine engine, boolean dark) {
        orphans.ifPresent(OrphanItems::forget);
        engine.setTheme(dark ? DARK : LIGHT, true);
        display.timerExec(TOOLKIT_MS, () -> {
            // the user may have gone back by now
            if (isDark(display) != dark) {
                return;
            }
            if (dark) {
                Arrays.stream(display.getShells()).forEach(shell -> darken(shell, false));
            } else {
                lighten(display, engine);
            }
        });
    }

    /** Lines of the Progress view keep the colours that they were made with, whatever the theme says: they are given back to the toolkit. */
    private static void darken(Control control, boolean isOfJob) {
        boolean ofJob = isOfJob || control.getClass().getSimpleName().equals(JOB_LINE);
        if (ofJob) {
            control.setForeground(null);
            control.setBackground(null);
        }
        if (control instanceof Composite composite) {
            for (Control child : composite.getChildren()) {
                darken(child, ofJob);
            }
        }
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
        if (control instanceof Button) {
            // a colour that is named hides that a button is disabled
            control.setForeground(null);
            control.setBackground(null);
            return;
        }
        control.setForeground(TEXT);
        if (Palette.isDark(control) || control instanceof Label) {
            control.setBackground(ground);
        }
        if (control instanceof Composite composite) {
            for (Control child : composite.getChildren()) {
                lighten(child, control.getBackground());
            }
        }
    }
}
