package org.godwit.ui;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.DirectoryDialog;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.swt.widgets.Shell;

/**
 * Asks for a file or a folder with the dialogs of the system. They belong to the system and cannot be operated from inside the window, so who drives the window by a script
 * answers in their place. Display thread only.
 */
public final class FilePrompt {
    private static Asker asker = FilePrompt::open;

    /** What is asked for. */
    public enum Kind {
        OPEN, SAVE, FOLDER
    }

    /** Gives the answer; empty when the user cancels. */
    @FunctionalInterface
    public interface Asker {
        Optional<Path> ask(Shell shell, Kind kind, List<String> extensions, String name);
    }

    private FilePrompt() {
    }

    /** @param extensions patterns, the usual one first */
    public static Optional<Path> file(Shell shell, List<String> extensions) {
        return asker.ask(shell, Kind.OPEN, extensions, "");
    }

    /**
     * Asks before it overwrites.
     *
     * @param name proposed for the file
     */
    public static Optional<Path> save(Shell shell, List<String> extensions, String name) {
        return asker.ask(shell, Kind.SAVE, extensions, name);
    }

    public static Optional<Path> folder(Shell shell) {
        return asker.ask(shell, Kind.FOLDER, List.of(), "");
    }

    /** From now on the questions go to another; empty for the dialogs of the system. */
    public static void answerBy(Optional<Asker> other) {
        asker = other.orElse(FilePrompt::open);
    }

    private static Optional<Path> open(Shell shell, Kind kind, List<String> extensions, String name) {
        if (kind == Kind.FOLDER) {
            return Optional.ofNullable(new DirectoryDialog(shell, SWT.OPEN).open()).map(Path::of);
        }
        FileDialog dialog = new FileDialog(shell, kind == Kind.SAVE ? SWT.SAVE : SWT.OPEN);
        dialog.setFilterExtensions(extensions.toArray(String[]::new));
        dialog.setFileName(name);
        dialog.setOverwrite(true);
        return Optional.ofNullable(dialog.open()).map(Path::of);
    }
}
