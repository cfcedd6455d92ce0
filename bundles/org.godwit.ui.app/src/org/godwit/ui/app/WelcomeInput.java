package org.godwit.ui.app;

import org.eclipse.jface.resource.ImageDescriptor;
import org.godwit.ui.Icons;
import org.godwit.ui.ShownInput;

/** Input of the welcome page; there is one, and it is not kept over a restart. */
record WelcomeInput() implements ShownInput {
    @Override
    public ImageDescriptor getImageDescriptor() {
        return Icons.REHEARSAL.descriptor();
    }

    @Override
    public String getName() {
        return Messages.WelcomeEditor_name;
    }
}
