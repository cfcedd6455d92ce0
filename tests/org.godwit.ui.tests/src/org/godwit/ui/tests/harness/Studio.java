package org.godwit.ui.tests.harness;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.eclipse.swt.widgets.Widget;
import org.eclipse.ui.IViewPart;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.WorkbenchException;
import org.eclipse.ui.handlers.IHandlerService;

/**
 * The running studio as a test sees it: runs code in the display thread, finds widgets, presses buttons, waits and takes screenshots.
 * Every method is called on the test thread.
 */
public final class Studio {

    /** How long a widget or a state may take to appear where the test names no time of its own. */
    public static final Duration PATIENCE = Duration.ofSeconds(15);

    private static final int FADE_MS = 400;
    private static final int TRIES = 3;

    /** Runs it in the display thread and waits for its result; a failure in there is the failure of the test. */
    public <T> T call(Callable<T> work) {
        AtomicReference<T> result = new AtomicReference<>();
        AtomicReference<Throwable> failure = new AtomicReference<>();
        Display display = PlatformUI.getWorkbench().getDisplay();
        display.syncExec(() -> {
            try {
                result.set(work.call());
            } catch (Exception | AssertionError e) {
                failure.set(e);
            }
        });
        if (failure.get() != null) {
            throw new AssertionError("In the display thread: " + failure.get().getMessage(), failure.get());
        }
        return result.get();
    }

    public void run(Runnable work) {
        call(() -> {
            work.run();
            return true;
        });
    }

    /** Posts it to the display thread and does not wait, for what opens a modal dialog. */
    public void post(Runnable work) {
        PlatformUI.getWorkbench().getDisplay().asyncExec(work);
    }

    /** Waits until it holds; asked in the display thread. */
    public void await(String what, Callable<Boolean> condition) {
        await(what, PATIENCE, condition);
    }

    public void await(String what, Duration limit, Callable<Boolean> condition) {
        Waits.until(what, limit, () -> call(condition));
    }

    /** Waits until the display thread has nothing left to do, so that all is laid out and painted. */
    public void settle() {
        run(() -> {
            Display display = Display.getCurrent();
            for (Shell shell : display.getShells()) {
                shell.update();
            }
            while (display.readAndDispatch()) {
                Thread.onSpinWait();
            }
        });
    }

    /** Waits for what the toolkit draws by its own clock: GTK fades a button or list in and out when its state changes. */
    private void fade() {
        CompletableFuture<Boolean> faded = new CompletableFuture<>();
        run(() -> Display.getCurrent().timerExec(FADE_MS, () -> faded.complete(true)));
        faded.join();
    }

    public IWorkbenchWindow window() {
        return call(() -> {
            IWorkbenchWindow active = PlatformUI.getWorkbench().getActiveWorkbenchWindow();
            return active != null ? active : PlatformUI.getWorkbench().getWorkbenchWindows()[0];
        });
    }

    public IWorkbenchPage page() {
        IWorkbenchWindow window = window();
        return call(window::getActivePage);
    }

    /** Shows the perspective and waits until it is there. */
    public void openPerspective(String id) {
        IWorkbenchWindow window = window();
        call(() -> {
            try {
                return PlatformUI.getWorkbench().showPerspective(id, window);
            } catch (WorkbenchException e) {
                throw new AssertionError("Perspective " + id + " does not open", e);
            }
        });
        await("perspective " + id, () -> id.equals(window.getActivePage().getPerspective().getId()));
        settle();
    }

    public IViewPart openView(String id) {
        IWorkbenchPage page = page();
        return call(() -> page.showView(id));
    }

    /** Executes a declared command without waiting, as a key or a menu item does. */
    public void command(String id) {
        IHandlerService handlers = window().getService(IHandlerService.class);
        post(() -> {
            try {
                handlers.executeCommand(id, null);
            } catch (org.eclipse.core.commands.common.CommandException e) {
                throw new IllegalStateException("Command " + id, e);
            }
        });
    }

    /** Waits for an open shell whose title holds the text: a dialog or a wizard. */
    public Shell shell(String title) {
        AtomicReference<Shell> found = new AtomicReference<>();
        await("a window titled " + title, () -> {
            for (Shell shell : Display.getCurrent().getShells()) {
                if (!shell.isDisposed() && shell.isVisible() && shell.getText().contains(title)) {
                    found.set(shell);
                }
            }
            return found.get() != null;
        });
        return found.get();
    }

    /** Waits for the first widget of the kind below a root that the condition takes; asked in the display thread. */
    public <W extends Widget> W find(Widget root, Class<W> kind, String what, Predicate<W> condition) {
        return find(root, kind, what, PATIENCE, condition);
    }

    public <W extends Widget> W find(Widget root, Class<W> kind, String what, Duration limit, Predicate<W> condition) {
        AtomicReference<W> found = new AtomicReference<>();
        await(kind.getSimpleName() + " " + what, limit, () -> {
            Widgets.below(root).filter(kind::isInstance).map(kind::cast).filter(condition).findFirst().ifPresent(found::set);
            return found.get() != null;
        });
        return found.get();
    }

    /** By what the widget shows; mnemonics and dots do not count. */
    public <W extends Widget> W byText(Widget root, Class<W> kind, String text) {
        return find(root, kind, "\"" + text + "\"", w -> Widgets.plain(Widgets.text(w)).equals(text));
    }

    /** By the value that the code under test has set with {@code widget.setData("id", value)}. */
    public <W extends Widget> W byId(Widget root, Class<W> kind, String id) {
        return find(root, kind, "with id " + id, w -> id.equals(w.getData("id")));
    }

    /** Presses a button that can be seen as soon as it is enabled, and does not wait for what it does. */
    public void press(Widget root, String text) {
        press(root, text, PATIENCE);
    }

    /** Finds and presses in one event of the display thread, because pages that live dispose their buttons and make them anew. */
    public void press(Widget root, String text, Duration limit) {
        Waits.until("button \"" + text + "\" that can be seen and is enabled", limit, () -> {
            CompletableFuture<Boolean> found = new CompletableFuture<>();
            post(() -> {
                Optional<Button> button;
                try {
                    button = Widgets.below(root).filter(w -> w instanceof Button b && b.isVisible() && b.isEnabled() && Widgets.plain(b.getText()).equals(text)).map(Button.class::cast).findFirst();
                } catch (RuntimeException | Error e) {
                    found.completeExceptionally(e);
                    throw e;
                }
                // told before it is pressed, since pressing may open a dialog and return when that closes
                found.complete(button.isPresent());
                button.ifPresent(Studio::push);
            });
            return found.join();
        });
    }

    private static void push(Button button) {
        if ((button.getStyle() & (SWT.CHECK | SWT.TOGGLE)) != 0) {
            button.setSelection(!button.getSelection());
        } else if ((button.getStyle() & SWT.RADIO) != 0) {
            for (Control other : button.getParent().getChildren()) {
                if (other instanceof Button radio && (radio.getStyle() & SWT.RADIO) != 0) {
                    radio.setSelection(radio == button);
                }
            }
        }
        Event event = new Event();
        event.widget = button;
        button.notifyListeners(SWT.Selection, event);
    }

    /** Closes the dialogs that are open, the innermost first. */
    public void closeDialogs() {
        post(() -> OnScreen.closeDialogs(Display.getCurrent()));
        await("no dialog is open", () -> OnScreen.dialogs(Display.getCurrent()).isEmpty());
    }

    public void type(Text field, String value) {
        run(() -> {
            field.setFocus();
            field.setText(value);
        });
    }

    /** Saves what the display shows as NAME.png in the folder of the system property {@code godwit.screenshots}. */
    public void screenshot(String name) {
        boolean hidden = false;
        for (int i = 0; i < TRIES && !hidden; i++) {
            // the toolkit paints what was hidden only while it settles, and the status line may have been written anew by then
            run(() -> OnScreen.hideWorkspace(Display.getCurrent()));
            settle();
            fade();
            settle();
            hidden = call(() -> !OnScreen.showsWorkspace(Display.getCurrent()));
        }
        call(() -> Screenshot.take(Display.getCurrent(), StudioExtension.DARK ? name + "-dark" : name));
    }

    /**
     * What a failure looked like: saves a screenshot, names what the open dialogs say and closes them.
     *
     * @return the failure with that in its message, to be thrown
     */
    AssertionError explain(String screenshot, Throwable failure) {
        String seen;
        try {
            screenshot(screenshot);
            seen = call(() -> OnScreen.describe(Display.getCurrent()));
            post(() -> OnScreen.closeDialogs(Display.getCurrent()));
        } catch (RuntimeException | AssertionError e) {
            failure.addSuppressed(e);
            seen = "nothing could be seen: " + e.getMessage();
        }
        AssertionError explained = new AssertionError(failure.getMessage() + "\nOn screen (" + screenshot + ".png): " + seen, failure);
        explained.setStackTrace(failure.getStackTrace());
        return explained;
    }
}
