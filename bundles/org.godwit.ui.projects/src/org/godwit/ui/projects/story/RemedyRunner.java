package org.godwit.ui.projects.story;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;

import org.eclipse.jface.dialogs.InputDialog;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.jface.window.Window;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.WorkbenchException;
import org.godwit.core.error.CoreError;
import org.godwit.core.error.GodwitException;
import org.godwit.core.model.StepName;
import org.godwit.supervisor.diagnosis.Remedy;
import org.godwit.ui.EngineJob;
import org.godwit.ui.EngineWords;
import org.godwit.ui.StatusGate;
import org.godwit.ui.TextDialog;

/** Asks what has to be asked before a remedy, with what follows from it and the statement that does the same, and runs it. Display thread only. */
final class RemedyRunner {
    private static final String DATA_SOURCES = "org.godwit.ui.datasources.perspective";

    private final String projectId;
    private final Control owner;
    private final Runnable done;

    /** @param done after a remedy ran */
    RemedyRunner(String projectId, Control owner, Runnable done) {
        this.projectId = projectId;
        this.owner = owner;
        this.done = done;
    }

    void run(StepName step, Remedy remedy) {
        if (remedy instanceof Remedy.EditDataSource) {
            showDataSources(remedy);
            return;
        }
        input(remedy).filter(input -> !remedy.needsConfirmation() || confirm(remedy))
                .ifPresent(input -> new EngineJob<>(EngineWords.label(remedy), owner, (studio, cancel) -> studio.diagnosis().apply(projectId, step, remedy, input, cancel)).then(said -> done.run()).start());
    }

    private static void showDataSources(Remedy remedy) {
        try {
            PlatformUI.getWorkbench().showPerspective(DATA_SOURCES, PlatformUI.getWorkbench().getActiveWorkbenchWindow());
        } catch (WorkbenchException e) {
            StatusGate.show(EngineWords.label(remedy), new GodwitException(CoreError.UNEXPECTED, e, DATA_SOURCES, String.valueOf(e.getMessage())));
        }
    }

    private Shell shell() {
        return owner.getShell();
    }

    /** What the user typed; empty text takes what the remedy says; an empty Optional means that he left. */
    private Optional<String> input(Remedy remedy) {
        return switch (remedy) {
            case Remedy.EditDdl r -> TextDialog.edit(shell(), EngineWords.label(r), r.statement());
            case Remedy.ReplaceDdl r -> TextDialog.edit(shell(), EngineWords.label(r), r.statement());
            case Remedy.RunSql r -> TextDialog.edit(shell(), Messages.bind(Messages.Story_edit, EngineWords.label(r), r.server()), r.sql());
            case Remedy.ResetPosition r -> time(r);
            case Remedy.Retry r -> Optional.of("");
            case Remedy.SkipStep r -> Optional.of("");
            case Remedy.SkipTask r -> Optional.of("");
            case Remedy.SkipObject r -> Optional.of("");
            case Remedy.SkipDdl r -> Optional.of("");
            case Remedy.SkipPrecheck r -> Optional.of("");
            case Remedy.ResetTask r -> Optional.of("");
            case Remedy.ChangeParameter r -> Optional.of("");
            case Remedy.EditDataSource r -> Optional.empty();
        };
    }

    private Optional<String> time(Remedy.ResetPosition remedy) {
        InputDialog dialog = new InputDialog(shell(), EngineWords.label(remedy), Messages.Story_time, remedy.suggested().truncatedTo(java.time.temporal.ChronoUnit.SECONDS).toString(), RemedyRunner::invalid);
        return dialog.open() == Window.OK ? Optional.of(dialog.getValue()) : Optional.empty();
    }

    /** @return null for a time, which is what JFace wants to hear */
    private static String invalid(String typed) {
        try {
            Instant.parse(typed.strip());
            return null;
        } catch (DateTimeParseException e) {
            return Messages.Story_badTime;
        }
    }

    private boolean confirm(Remedy remedy) {
        String rm = remedy.rmSql().map(sql -> Messages.bind(Messages.Story_confirmRm, sql)).orElse("");
        String question = Messages.bind(Messages.Story_confirm, new Object[] {EngineWords.label(remedy), EngineWords.consequences(remedy), rm});
        return new MessageDialog(shell(), EngineWords.label(remedy), null, question, MessageDialog.QUESTION, 1, new String[] {Messages.Story_run, Messages.Story_keep}).open() == 0;
    }
}
