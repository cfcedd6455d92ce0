package org.godwit.ui.tests.harness;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Shell;

/** Hands and keyboard: every call becomes key events of the toolkit, which go to what has the focus. Needs a window manager, without which nothing gets it. Called on the test thread. */
public final class Keys {
    private static final int MOST_TABS = 90;
    private static final int HANDLED_MS = 40;
    private static final Duration PASSED_OVER = Duration.ofSeconds(3);

    private final Studio studio;

    public Keys(Studio studio) {
        this.studio = studio;
    }

    /** Presses and lets go of a key, with modifiers held down. @param key a character, or a key code of {@link SWT} */
    public void press(int key, int... modifiers) {
        studio.run(() -> {
            for (int modifier : modifiers) {
                post(SWT.KeyDown, modifier);
            }
            post(SWT.KeyDown, key);
            post(SWT.KeyUp, key);
            for (int modifier : modifiers) {
                post(SWT.KeyUp, modifier);
            }
        });
        handled();
    }

    /** Waits until the events have been handled. Not by handling them here: one may open a dialog and come back only when that closes. */
    private void handled() {
        CompletableFuture<Boolean> over = new CompletableFuture<>();
        studio.run(() -> Display.getCurrent().timerExec(HANDLED_MS, () -> over.complete(true)));
        over.join();
    }

    private static void post(int type, int key) {
        Event event = new Event();
        event.type = type;
        event.keyCode = key;
        if ((key & SWT.KEYCODE_BIT) == 0 && (key & SWT.MODIFIER_MASK) == 0) {
            event.character = (char) key;
        }
        if (!Display.getCurrent().post(event)) {
            throw new AssertionError("The key " + key + " went nowhere: no window has the focus");
        }
    }

    public void type(String text) {
        text.chars().forEach(c -> {
            if (Character.isUpperCase(c)) {
                press(Character.toLowerCase(c), SWT.SHIFT);
            } else if (c == '_') {
                press('_', SWT.SHIFT);
            } else {
                press(c);
            }
        });
    }

    /** Waits for a window to have the keyboard. A window that the window manager passes over when a dialog closes is brought to the front, as a person does by Alt+Tab. */
    public Shell window(String title) {
        Shell shell = studio.shell(title);
        long passedOver = System.nanoTime() + PASSED_OVER.toNanos();
        studio.await("the keyboard goes to " + title, () -> {
            if (System.nanoTime() > passedOver) {
                shell.forceActive();
                shell.setFocus();
            }
            return Display.getCurrent().getActiveShell() == shell && Display.getCurrent().getFocusControl() != null;
        });
        return shell;
    }

    /** Goes on with Tab until the focus is where it is wanted. */
    public Control to(String what, Predicate<Control> wanted) {
        StringBuilder seen = new StringBuilder();
        for (int i = 0; i < MOST_TABS; i++) {
            Control focus = studio.call(() -> Display.getCurrent().getFocusControl());
            if (focus != null && studio.call(() -> !focus.isDisposed() && wanted.test(focus))) {
                return focus;
            }
            seen.append(studio.call(() -> focus == null || focus.isDisposed() ? "nothing" : focus.getClass().getSimpleName() + " " + Widgets.text(focus).lines().findFirst().orElse(""))).append(" > ");
            press(SWT.TAB);
        }
        throw new AssertionError("Tab does not reach " + what + ": " + seen);
    }

    /** Goes to the button of this label as soon as it can be pressed, and presses it with the space bar. */
    public void push(Shell shell, String label, Duration limit) {
        Predicate<Control> wanted = c -> c instanceof Button b && Widgets.plain(b.getText()).equals(label);
        studio.await("button \"" + label + "\" that can be pressed", limit, () -> Widgets.controls(shell).anyMatch(w -> w instanceof Control c && c.isVisible() && c.isEnabled() && wanted.test(c)));
        to("button " + label, wanted);
        press(' ');
    }

    public void push(Shell shell, String label) {
        push(shell, label, Studio.PATIENCE);
    }
}
