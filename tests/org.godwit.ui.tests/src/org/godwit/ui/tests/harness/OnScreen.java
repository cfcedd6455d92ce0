package org.godwit.ui.tests.harness;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.eclipse.jface.dialogs.IDialogPage;
import org.eclipse.jface.dialogs.IMessageProvider;
import org.eclipse.jface.wizard.IWizardPage;
import org.eclipse.jface.wizard.WizardDialog;
import org.eclipse.swt.custom.CLabel;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.PlatformUI;

/** Says in words what the open dialogs and wizards show, for the message of a test that failed. Called in the display thread. */
final class OnScreen {
    private static final int MOST_LABELS = 12;
    /** In the status line, in any language. */
    private static final Pattern WORKSPACE = Pattern.compile("^(\\S+ )/\\S+");

    private OnScreen() {
    }

    /** Every window on screen but the workbench's own; the workbench window when there is no other. */
    static String describe(Display display) {
        List<Shell> dialogs = dialogs(display);
        return dialogs.isEmpty() ? "no dialog is open" : dialogs.stream().map(OnScreen::describe).collect(Collectors.joining("\n"));
    }

    /** Closes what a failed test has left open, so that the next one finds the workbench alone. */
    static void closeDialogs(Display display) {
        dialogs(display).reversed().forEach(Shell::close);
    }

    static List<Shell> dialogs(Display display) {
        List<Shell> windows = Stream.of(PlatformUI.getWorkbench().getWorkbenchWindows()).map(w -> w.getShell()).toList();
        return Stream.of(display.getShells()).filter(s -> !s.isDisposed() && s.isVisible() && !windows.contains(s)).toList();
    }

    /** Where this workspace happens to lie is nothing for a picture. */
    static void hideWorkspace(Display display) {
        workspaceLines(display).forEach(line -> line.setText(WORKSPACE.matcher(line.getText()).replaceFirst("$1~/Godwit")));
    }

    static boolean showsWorkspace(Display display) {
        return workspaceLines(display).findFirst().isPresent();
    }

    private static Stream<CLabel> workspaceLines(Display display) {
        return Stream.of(display.getShells()).filter(s -> !s.isDisposed() && s.isVisible()).flatMap(Widgets::controls).filter(CLabel.class::isInstance).map(CLabel.class::cast)
                .filter(line -> line.getText() != null && WORKSPACE.matcher(line.getText()).find());
    }

    private static String describe(Shell shell) {
        String title = "\"" + shell.getText() + "\" ";
        if (shell.getData() instanceof WizardDialog dialog && dialog.getCurrentPage() != null) {
            return title + describe(dialog.getCurrentPage());
        }
        return title + "says: " + Widgets.below(shell).filter(Label.class::isInstance).map(Widgets::text).filter(t -> !t.isBlank()).limit(MOST_LABELS).collect(Collectors.joining(" | ")) + buttons(shell);
    }

    private static String describe(IWizardPage page) {
        List<String> parts = new ArrayList<>(List.of("page \"" + page.getTitle() + "\"", page.isPageComplete() ? "complete" : "not complete"));
        if (page.getErrorMessage() != null) {
            parts.add("error: " + page.getErrorMessage());
        }
        String message = page instanceof IMessageProvider provider ? provider.getMessage() : page instanceof IDialogPage dialog ? dialog.getMessage() : null;
        parts.add("message: " + Objects.requireNonNullElse(message, ""));
        return String.join(", ", parts) + buttons(page.getControl().getShell());
    }

    private static String buttons(Shell shell) {
        return "; enabled: " + Widgets.below(shell).filter(w -> w instanceof Button b && b.isVisible() && b.isEnabled()).map(w -> Widgets.plain(Widgets.text(w))).filter(t -> !t.isBlank())
                .collect(Collectors.joining(", "));
    }
}
