package org.godwit.core.progress;

import java.util.ArrayList;
import java.util.List;
import org.godwit.core.error.CoreError;
import org.godwit.core.error.GodwitException;

/**
 * Asks work to stop, also work that blocks: whoever blocks registers how to be interrupted (cancel the statement, close the socket).
 * Any thread may cancel, once; a token never becomes uncancelled. Hooks run on the cancelling thread and must not block.
 */
public final class CancelToken {
    /** How to take a hook back. Closing it twice is harmless. */
    @FunctionalInterface
    public interface Registration extends AutoCloseable {
        @Override
        void close();
    }

    private final List<Runnable> hooks = new ArrayList<>();
    private volatile boolean cancelled;
    private volatile Registration fromParent = () -> {};

    /** A token that its holder alone can cancel, for calls that nobody wants to stop. */
    public static CancelToken create() {
        return new CancelToken();
    }

    /** A token that is cancelled together with this one, but can also be cancelled alone. {@link #release()} it when its work ends. */
    public CancelToken child() {
        CancelToken child = new CancelToken();
        child.fromParent = onCancel(child::cancel);
        return child;
    }

    /** Takes a child from its parent, which otherwise remembers it for as long as it lives itself. Harmless for a token without a parent. */
    public void release() {
        fromParent.close();
    }

    public boolean isCancelled() {
        return cancelled;
    }

    /** @throws GodwitException of category CANCELLED once the token is cancelled */
    public void check() throws GodwitException {
        if (cancelled) {
            throw new GodwitException(CoreError.CANCELLED);
        }
    }

    public void cancel() {
        List<Runnable> run;
        synchronized (hooks) {
            if (cancelled) {
                return;
            }
            cancelled = true;
            run = List.copyOf(hooks);
            hooks.clear();
        }
        run.forEach(Runnable::run);
    }

    /** Runs the hook when the token is cancelled; at once when it already is. */
    public Registration onCancel(Runnable hook) {
        synchronized (hooks) {
            if (!cancelled) {
                hooks.add(hook);
                return () -> {
                    synchronized (hooks) {
                        hooks.remove(hook);
                    }
                };
            }
        }
        hook.run();
        return () -> {};
    }
}
