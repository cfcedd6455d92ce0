package org.godwit.ui.projects;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.swt.widgets.Shell;
import org.godwit.core.model.ProjectSpec;
import org.godwit.supervisor.project.ProjectFile;
import org.godwit.ui.EngineJob;
import org.godwit.ui.FilePrompt;

/** Saves a project's choices as a file that the wizard and the command line read. Data sources are in it by name, never a password. */
final class ProjectFiles {
    private static final List<String> EXTENSIONS = List.of("*.godwit.json", "*.json", "*");

    private ProjectFiles() {
    }

    /** @param spec with the names of its data sources, not their ids */
    static void save(Shell shell, ProjectSpec spec) {
        FilePrompt.save(shell, EXTENSIONS, spec.name() + ".godwit.json").ifPresent(file -> EngineJob.of(Messages.ProjectFiles_saving, shell, (studio, cancel) -> ProjectFile.write(file, spec))
                .then(done -> MessageDialog.openInformation(shell, Messages.ProjectFiles_saving, Messages.bind(Messages.ProjectFiles_saved, file, file))).start());
    }

    /** Opens the wizard with the choices of a file that the user names. */
    static void open(Shell shell) {
        FilePrompt.file(shell, EXTENSIONS).ifPresent(file -> open(shell, file));
    }

    /** Opens the wizard with the choices of a file. */
    static void open(Shell shell, Path file) {
        new EngineJob<>(Messages.ProjectFiles_opening, shell, (studio, cancel) -> ProjectFile.read(file)).then(spec -> ProjectWizard.dialog(shell, ProjectWizard.of(spec)).open()).start();
    }

    /** Asks for a file, reads it and hands over what it says. */
    static void read(Shell shell, Consumer<ProjectSpec> take) {
        FilePrompt.file(shell, EXTENSIONS).ifPresent(file -> new EngineJob<>(Messages.ProjectFiles_opening, shell, (studio, cancel) -> ProjectFile.read(file)).then(take).start());
    }
}
