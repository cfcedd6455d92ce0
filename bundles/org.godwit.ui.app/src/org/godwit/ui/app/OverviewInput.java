package org.godwit.ui.app;

import org.eclipse.jface.resource.ImageDescriptor;
import org.eclipse.ui.IEditorInput;
import org.eclipse.ui.IPersistableElement;
import org.godwit.ui.Icons;

/** Input of the overview; there is one, and it is not kept over a restart. */
final class OverviewInput implements IEditorInput {
    @Override
    public boolean exists() {
        return false;
    }

    @Override
    public ImageDescriptor getImageDescriptor() {
        return Icons.CHART.descriptor();
    }

    @Override
    public String getName() {
        return Messages.Overview_name;
    }

    @Override
    public IPersistableElement getPersistable() {
        return null;
    }

    @Override
    public String getToolTipText() {
        return Messages.Overview_name;
    }

    @Override
    public <T> T getAdapter(Class<T> adapter) {
        return null;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof OverviewInput;
    }

    @Override
    public int hashCode() {
        return OverviewInput.class.hashCode();
    }
}
