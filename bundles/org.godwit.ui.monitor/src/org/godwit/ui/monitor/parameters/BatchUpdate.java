package org.godwit.ui.monitor.parameters;

import java.util.List;
import java.util.Map;

import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.jface.viewers.LabelProvider;
import org.eclipse.jface.window.Window;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.dialogs.ElementListSelectionDialog;
import org.godwit.core.error.CoreError;
import org.godwit.core.error.GodwitException;
import org.godwit.core.spi.Component;
import org.godwit.supervisor.service.ComponentParameter;
import org.godwit.supervisor.service.ComponentService;
import org.godwit.ui.EngineJob;
import org.godwit.ui.Plurals;
import org.godwit.ui.StatusGate;
import org.godwit.ui.monitor.ComponentLine;
import org.godwit.ui.monitor.Messages;

/** Changes parameters: of one component in its view, of several of a kind one parameter for all. Display thread only. */
public final class BatchUpdate {
    private record Known(ComponentService components, List<ComponentParameter> parameters) {
    }

    private BatchUpdate() {
    }

    public static void run(IWorkbenchWindow window, List<ComponentLine> lines) {
        Component.Kind kind = lines.getFirst().kind();
        if (lines.size() == 1) {
            show(window);
        } else if (lines.stream().anyMatch(l -> l.kind() != kind)) {
            MessageDialog.openInformation(window.getShell(), Messages.BatchUpdate_title, Messages.BatchUpdate_oneKind);
        } else {
            Shell shell = window.getShell();
            new EngineJob<>(Messages.ParametersView_reading, shell, (studio, cancel) -> new Known(studio.components(), studio.components().parameters(lines.getFirst().name())))
                    .then(known -> choose(shell, lines, known)).start();
        }
    }

    private static void show(IWorkbenchWindow window) {
        try {
            window.getActivePage().showView(ParametersView.ID);
        } catch (PartInitException e) {
            StatusGate.show(ParametersView.ID, new GodwitException(CoreError.UNEXPECTED, e, ParametersView.ID, String.valueOf(e.getMessage())));
        }
    }

    private static void choose(Shell shell, List<ComponentLine> lines, Known known) {
        ElementListSelectionDialog dialog = new ElementListSelectionDialog(shell, new LabelProvider() {
            @Override
            public String getText(Object element) {
                ComponentParameter parameter = (ComponentParameter) element;
                return parameter.key() + "   " + Origin.effect(parameter);
            }
        });
        dialog.setTitle(Messages.BatchUpdate_title);
        dialog.setMessage(Plurals.bind(Messages.BatchUpdate_message, lines.size(), lines.getFirst().kind().label()));
        dialog.setElements(known.parameters().toArray());
        dialog.setMultipleSelection(false);
        if (dialog.open() == Window.OK && dialog.getFirstResult() instanceof ComponentParameter parameter) {
            ParameterDialog.ask(shell, known.components(), lines.getFirst().kind(), parameter, parameter.value()).ifPresent(value -> apply(shell, lines, parameter, value));
        }
    }

    private static void apply(Shell shell, List<ComponentLine> lines, ComponentParameter parameter, String value) {
        String question = Plurals.bind(parameter.atRunTime() ? Messages.BatchUpdate_atOnce : Messages.BatchUpdate_restart, new Object[] {parameter.key(), value, lines.size()});
        if (MessageDialog.openQuestion(shell, Messages.BatchUpdate_title, question)) {
            EngineJob.of(Messages.bind(Messages.ParametersView_applying, parameter.key()), shell, (studio, cancel) -> {
                for (ComponentLine line : lines) {
                    studio.components().update(line.name(), Map.of(parameter.key(), value), false);
                }
            }).start();
        }
    }
}
