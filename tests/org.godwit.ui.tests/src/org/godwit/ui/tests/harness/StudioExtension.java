package org.godwit.ui.tests.harness;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

import org.eclipse.core.runtime.Platform;
import org.eclipse.equinox.app.IApplicationContext;
import org.eclipse.swt.SWTException;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.PlatformUI;
import org.godwit.ui.Palette;
import org.godwit.ui.app.StudioApplication;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;
import org.opentest4j.TestAbortedException;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceReference;

/**
 * Opens the studio once for all tests of a run, by its real application, in a display thread of its own: tests run on another thread, as a
 * user sits outside the window, so that a modal dialog does not stop them. Gives tests a {@link Studio}; leaves a screenshot of a test that failed and says in its message what was open.
 */
public final class StudioExtension implements BeforeAllCallback, ParameterResolver, TestExecutionExceptionHandler {

    /** Pictures of everything in the dark; what itself switches the theme fails then. */
    static final boolean DARK = Boolean.getBoolean("godwit.screenshots.dark");

    private static final Duration START = Duration.ofSeconds(60);
    private static final Duration END = Duration.ofSeconds(20);

    @Override
    public void beforeAll(ExtensionContext context) {
        running(context);
    }

    private static Running running(ExtensionContext context) {
        return context.getRoot().getStore(ExtensionContext.Namespace.GLOBAL).getOrComputeIfAbsent(Running.class, key -> Running.start(), Running.class);
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Studio.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return running(context).studio;
    }

    @Override
    public void handleTestExecutionException(ExtensionContext context, Throwable failure) throws Throwable {
        if (failure instanceof TestAbortedException) {
            throw failure;
        }
        throw running(context).studio.explain("failed-" + context.getRequiredTestClass().getSimpleName() + "-" + context.getRequiredTestMethod().getName(), failure);
    }

    /** The application while it runs; closed by JUnit after the last test. */
    private record Running(Studio studio, CompletableFuture<Object> ended) implements AutoCloseable {

        static Running start() {
            CompletableFuture<Object> ended = new CompletableFuture<>();
            Thread display = new Thread(() -> run(ended), "godwit-test-display");
            display.start();
            Studio studio = new Studio();
            Waits.until("the studio opens its window", START, () -> {
                if (ended.isDone()) {
                    throw new IllegalStateException("The application ended at once: " + ended.handle((r, e) -> e == null ? r : e).join());
                }
                return PlatformUI.isWorkbenchRunning() && studio.call(Running::windowIsOpen);
            });
            if (DARK) {
                studio.command("org.godwit.ui.app.switchTheme");
                studio.await("dark ground", () -> Palette.isDark(studio.window().getShell()));
            }
            return new Running(studio, ended);
        }

        private static boolean windowIsOpen() {
            var window = PlatformUI.getWorkbench().getActiveWorkbenchWindow();
            Shell shell = window == null ? null : window.getShell();
            return shell != null && shell.isVisible() && window.getActivePage() != null && window.getActivePage().getPerspective() != null;
        }

        private static void run(CompletableFuture<Object> ended) {
            try {
                ended.complete(new StudioApplication().start(applicationContext()));
            } catch (RuntimeException | Error e) {
                ended.completeExceptionally(e);
            }
        }

        private static IApplicationContext applicationContext() {
            BundleContext bundles = FrameworkUtil.getBundle(StudioExtension.class).getBundleContext();
            ServiceReference<IApplicationContext> service = bundles.getServiceReference(IApplicationContext.class);
            return bundles.getService(service);
        }

        @Override
        public void close() throws InterruptedException, ExecutionException, TimeoutException {
            if (!ended.isDone() && Platform.isRunning()) {
                studio.post(() -> PlatformUI.getWorkbench().close());
                Waits.until("the studio closes", END, () -> ended.isDone() || question().isPresent());
                question().ifPresent(question -> studio.press(question, "Pause and Close"));
            }
            ended.get(END.toSeconds(), TimeUnit.SECONDS);
        }

        /** A test that failed may have left work behind, over which the studio does not close without an answer. */
        private Optional<Shell> question() {
            try {
                return ended.isDone() ? Optional.empty() : studio.call(() -> Stream.of(PlatformUI.getWorkbench().getDisplay().getShells()).filter(s -> s.getText().equals("Work Is Running")).findFirst());
            } catch (IllegalStateException | SWTException e) {
                // It ended between the two looks.
                return Optional.empty();
            }
        }
    }
}
