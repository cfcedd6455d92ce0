package org.godwit.ui.monitor;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.jface.dialogs.InputDialog;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.jface.window.Window;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.handlers.HandlerUtil;
import org.godwit.core.error.GodwitException;
import org.godwit.core.spi.Component;
import org.godwit.supervisor.service.ComponentService;
import org.godwit.supervisor.service.ComponentService.Operation;
import org.godwit.ui.EngineJob;
import org.godwit.ui.Selections;
import org.godwit.ui.monitor.parameters.BatchUpdate;

/**
 * Starts, pauses, updates, reruns, migrates or deletes the selected components; the last word of the command id says which. Of several, those are taken whose state allows it. What loses or stops
 * something is asked about before, with what it means.
 */
public final class ComponentHandler extends AbstractHandler {
    /** What is typed to delete a component (OMS: delete a component). */
    private static final String DELETE = "delete";

    /** One call for one component. */
    @FunctionalInterface
    interface Call {
        void run(ComponentService components, ComponentLine line) throws GodwitException;
    }

    @Override
    public Object execute(ExecutionEvent event) {
        String id = event.getCommand().getId();
        Operation operation = Operation.valueOf(id.substring(id.lastIndexOf('.') + 1).toUpperCase(Locale.ROOT));
        Shell shell = HandlerUtil.getActiveWorkbenchWindow(event).getShell();
        List<ComponentLine> lines = Selections.all(event, ComponentLine.class).stream().filter(l -> l.operations().contains(operation)).toList();
        if (lines.isEmpty()) {
            return null;
        }
        switch (operation) {
            case START -> start(shell, lines);
            case PAUSE -> pause(shell, lines);
            case RERUN -> rerun(shell, lines);
            case DELETE -> delete(shell, lines);
            case UPDATE -> BatchUpdate.run(HandlerUtil.getActiveWorkbenchWindow(event), lines);
            case MIGRATE -> MigrateDialog.ask(shell, lines.getFirst());
        }
        return null;
    }

    private static void start(Shell shell, List<ComponentLine> lines) {
        ComponentLine first = lines.getFirst();
        if (lines.size() == 1 && first.kind() == Component.Kind.INCR_SYNC) {
            var suggested = first.live().flatMap(l -> l.checkpoint()).orElseGet(java.time.Instant::now);
            StartDialog.ask(shell, Messages.StartDialog_title, Messages.bind(Messages.StartDialog_message, first.name()), true, suggested)
                    .ifPresent(choice -> each(shell, Messages.ComponentHandler_start, lines, (components, line) -> components.start(line.name(), choice.time())));
        } else {
            each(shell, Messages.ComponentHandler_start, lines, (components, line) -> components.start(line.name()));
        }
    }

    /** A Full-Import or Full-Verification works for a step, so its whole project is paused with it. */
    private static void pause(Shell shell, List<ComponentLine> lines) {
        List<String> projects = lines.stream().filter(l -> l.live().isEmpty()).map(l -> l.component().projectName()).distinct().toList();
        if (projects.isEmpty() || MessageDialog.openQuestion(shell, Messages.ComponentHandler_pauseTitle, Messages.bind(Messages.ComponentHandler_pauseQuestion, String.join(", ", projects)))) {
            // who reads from a store stops before it, else it fails for want of it
            List<ComponentLine> readersFirst = lines.stream().sorted(Comparator.comparing((ComponentLine l) -> l.kind() == Component.Kind.STORE)).toList();
            each(shell, Messages.ComponentHandler_pause, readersFirst, (components, line) -> components.pause(line.name()));
        }
    }

    private static void rerun(Shell shell, List<ComponentLine> lines) {
        String what = lines.stream().map(l -> Messages.bind(rerunText(l.kind()), l.name())).collect(Collectors.joining("\n\n"));
        if (MessageDialog.openQuestion(shell, Messages.ComponentHandler_rerunTitle, what + "\n\n" + Messages.ComponentHandler_rerunQuestion)) {
            each(shell, Messages.ComponentHandler_rerun, lines, (components, line) -> components.rerun(line.name(), ComponentService.RERUN));
        }
    }

    private static String rerunText(Component.Kind kind) {
        return switch (kind) {
            case STORE -> Messages.ComponentHandler_rerunStore;
            case INCR_SYNC -> Messages.ComponentHandler_rerunSync;
            case FULL_IMPORT, FULL_VERIFICATION -> Messages.ComponentHandler_rerunFull;
        };
    }

    /** A single Full-Verification is confirmed by its name, anything else by a word. */
    private static void delete(Shell shell, List<ComponentLine> lines) {
        boolean byName = lines.size() == 1 && lines.getFirst().kind() == Component.Kind.FULL_VERIFICATION;
        String expected = byName ? lines.getFirst().name() : DELETE;
        String what = lines.stream().map(l -> Messages.bind(deleteText(l.kind()), l.name())).collect(Collectors.joining("\n"));
        InputDialog dialog = new InputDialog(shell, Messages.ComponentHandler_deleteTitle, what + "\n\n" + Messages.bind(Messages.ComponentHandler_deleteQuestion, expected), "",
                typed -> typed.equals(expected) ? null : Messages.bind(Messages.ComponentHandler_type, expected));
        if (dialog.open() == Window.OK) {
            each(shell, Messages.ComponentHandler_delete, lines,
                    (components, line) -> components.delete(line.name(), line.kind() == Component.Kind.FULL_VERIFICATION ? line.name() : DELETE));
        }
    }

    private static String deleteText(Component.Kind kind) {
        return switch (kind) {
            case STORE -> Messages.ComponentHandler_deleteStore;
            case INCR_SYNC -> Messages.ComponentHandler_deleteSync;
            case FULL_IMPORT, FULL_VERIFICATION -> Messages.ComponentHandler_deleteFull;
        };
    }

    /** Does it for each; one that is refused does not keep the others from it, and is told of at the end. */
    static void each(Shell shell, String title, List<ComponentLine> lines, Call call) {
        Function<ComponentLine, String> name = l -> l.component().projectName() + " " + l.kind().label();
        String names = lines.size() == 1 ? lines.getFirst().name() : lines.stream().map(name).collect(Collectors.joining(", "));
        EngineJob.of(Messages.bind(title, names), shell, (studio, cancel) -> {
            Optional<GodwitException> failure = Optional.empty();
            for (ComponentLine line : lines) {
                try {
                    call.run(studio.components(), line);
                } catch (GodwitException e) {
                    failure = failure.isPresent() ? failure : Optional.of(e);
                }
            }
            if (failure.isPresent()) {
                throw failure.get();
            }
        }).start();
    }
}
