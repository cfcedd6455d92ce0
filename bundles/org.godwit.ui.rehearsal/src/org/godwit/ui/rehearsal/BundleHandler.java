package org.godwit.ui.rehearsal;

import java.util.List;
import java.util.Optional;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.jface.wizard.Wizard;
import org.eclipse.jface.wizard.WizardDialog;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.handlers.HandlerUtil;
import org.godwit.ui.EngineJob;
import org.godwit.ui.FilePrompt;
import org.godwit.ui.Selections;

/** What can be done with bundles: capture, import, look into, rehearse, delete. Which one is the last part of the command's id. */
public final class BundleHandler extends AbstractHandler {
    private static final List<String> PATTERNS = List.of("*" + BundleFiles.ENDING, "*");

    @Override
    public Object execute(ExecutionEvent event) {
        Shell shell = HandlerUtil.getActiveWorkbenchWindow(event).getShell();
        Optional<BundleSummary> selected = Selections.first(event, BundleSummary.class);
        String id = event.getCommand().getId();
        switch (id.substring(id.lastIndexOf('.') + 1)) {
            case "capture" -> open(shell, new CaptureWizard());
            case "import" -> FilePrompt.file(shell, PATTERNS)
                    .ifPresent(file -> new EngineJob<>(Messages.BundleHandler_importing, shell, (studio, cancel) -> BundleFiles.get().take(file, cancel)).then(taken -> BundleEditor.open(taken, "")).start());
            case "inspect" -> selected.ifPresent(bundle -> BundleEditor.open(bundle.file(), ""));
            case "rehearse" -> open(shell, selected.map(bundle -> RehearsalWizard.of(bundle.file())).orElseGet(RehearsalWizard::new));
            case "deleteBundle" -> selected.ifPresent(bundle -> delete(shell, bundle));
            default -> throw new IllegalArgumentException(id);
        }
        return null;
    }

    private static void open(Shell shell, Wizard wizard) {
        WizardDialog dialog = new WizardDialog(shell, wizard);
        dialog.setPageSize(760, 440);
        dialog.open();
    }

    private static void delete(Shell shell, BundleSummary bundle) {
        String[] buttons = {Messages.Delete_delete, Messages.Delete_keep};
        String question = Messages.bind(Messages.Delete_bundle, bundle.name());
        if (new MessageDialog(shell, Messages.Delete_title, null, question, MessageDialog.QUESTION, 1, buttons).open() == 0) {
            EngineJob.of(Messages.Delete_title, shell, (studio, cancel) -> BundleFiles.get().delete(bundle.file())).start();
        }
    }
}
