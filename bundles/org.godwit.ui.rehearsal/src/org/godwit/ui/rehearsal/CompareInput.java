package org.godwit.ui.rehearsal;

import java.nio.file.Path;
import java.util.Objects;

import org.eclipse.jface.resource.ImageDescriptor;
import org.godwit.ui.Icons;
import org.godwit.ui.ShownInput;

/**
 * Names two rehearsals that are compared, by their folders.
 *
 * @param left the one shown on the left
 */
record CompareInput(Path left, Path right) implements ShownInput {
    CompareInput {
        Objects.requireNonNull(left);
        Objects.requireNonNull(right);
    }

    @Override
    public boolean exists() {
        return true;
    }

    @Override
    public ImageDescriptor getImageDescriptor() {
        return Icons.REHEARSAL.descriptor();
    }

    @Override
    public String getName() {
        return Messages.bind(Messages.CompareEditor_name, left.getFileName(), right.getFileName());
    }
}
