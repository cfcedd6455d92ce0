package org.godwit.ui.rehearsal;

import java.nio.file.Path;
import java.util.Objects;

import org.eclipse.jface.resource.ImageDescriptor;
import org.godwit.ui.Icons;
import org.godwit.ui.ShownInput;

/** Names the bundle that an editor shows. */
record BundleInput(Path file) implements ShownInput {
    BundleInput {
        Objects.requireNonNull(file);
    }

    @Override
    public boolean exists() {
        return true;
    }

    @Override
    public ImageDescriptor getImageDescriptor() {
        return Icons.SAVE.descriptor();
    }

    @Override
    public String getName() {
        return file.getFileName().toString();
    }

    @Override
    public String getToolTipText() {
        return file.toString();
    }
}
