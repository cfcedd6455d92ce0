package org.godwit.ui.rehearsal;

import java.nio.file.Path;
import java.util.Objects;

import org.eclipse.jface.resource.ImageDescriptor;
import org.eclipse.ui.IEditorInput;
import org.eclipse.ui.IPersistableElement;
import org.godwit.ui.Icons;

/**
 * Names two rehearsals that are compared, by their folders. Immutable.
 *
 * @param left the one shown on the left
 */
record CompareInput(Path left, Path right) implements IEditorInput {
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

    @Override
    public IPersistableElement getPersistable() {
        return null;
    }

    @Override
    public String getToolTipText() {
        return getName();
    }

    @Override
    public <T> T getAdapter(Class<T> adapter) {
        return null;
    }
}
