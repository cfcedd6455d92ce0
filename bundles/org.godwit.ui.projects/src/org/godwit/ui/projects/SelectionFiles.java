package org.godwit.ui.projects;

import java.nio.file.Path;
import java.util.Optional;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.swt.widgets.Shell;

/** Asks for the CSV file of an object selection. */
final class SelectionFiles {
    private SelectionFiles() {
    }

    static Optional<Path> choose(Shell shell, int style) {
        FileDialog dialog = new FileDialog(shell, style);
        dialog.setFilterExtensions(new String[] {"*.csv", "*"});
        dialog.setOverwrite(true);
        if (style == SWT.SAVE) {
            dialog.setFileName("objects.csv");
        }
        return Optional.ofNullable(dialog.open()).map(Path::of);
    }
}
