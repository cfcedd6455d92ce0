package org.godwit.ui.app;

import org.eclipse.jface.resource.ImageDescriptor;
import org.godwit.ui.Icons;
import org.godwit.ui.ShownInput;

/** Input of the overview; there is one, and it is not kept over a restart. */
record OverviewInput() implements ShownInput {
    @Override
    public ImageDescriptor getImageDescriptor() {
        return Icons.CHART.descriptor();
    }

    @Override
    public String getName() {
        return Messages.Overview_name;
    }
}
