package org.godwit.ui.app;

import java.util.ArrayList;
import java.util.List;

import org.eclipse.jface.resource.FontDescriptor;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.graphics.Font;
import org.eclipse.swt.graphics.TextLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Shell;
import org.godwit.ui.DisplayGate;

/**
 * Has the toolkit find its fonts in their four styles soon after the window has opened, each in an event of its own. It looks through the fonts of the system for each, and the first field of statements, which asks for
 * all of them at once, would hold up the window for more than a tenth of a second. Display thread only.
 */
final class FontWarmth {
    private static final String SAMPLE = "CREATE TABLE `a1` (b_2 ≠ '−+');";

    private FontWarmth() {
    }

    static void begin(Composite owner) {
        List<Runnable> steps = new ArrayList<>();
        for (String font : List.of(JFaceResources.DEFAULT_FONT, JFaceResources.TEXT_FONT)) {
            for (int style : new int[] {SWT.NORMAL, SWT.BOLD, SWT.ITALIC, SWT.BOLD | SWT.ITALIC}) {
                steps.add(() -> measure(owner, font, style));
            }
        }
        steps.add(() -> loadField(owner));
        DisplayGate.inTurns(owner, steps.toArray(Runnable[]::new));
    }

    private static void measure(Composite owner, String name, int style) {
        Font font = FontDescriptor.createFrom(JFaceResources.getFont(name)).setStyle(style).createFont(owner.getDisplay());
        TextLayout layout = new TextLayout(owner.getDisplay());
        layout.setFont(font);
        layout.setText(SAMPLE);
        layout.getLineMetrics(0);
        layout.dispose();
        font.dispose();
    }

    /** Never seen: what is wanted of it are its classes. */
    private static void loadField(Composite owner) {
        Shell aside = new Shell(owner.getShell(), SWT.NO_TRIM);
        new StyledText(aside, SWT.MULTI | SWT.READ_ONLY).setFont(JFaceResources.getTextFont());
        aside.dispose();
    }
}
