package org.godwit.ui.rehearsal;

import java.nio.file.Path;
import java.util.Objects;

import org.eclipse.jface.resource.ImageDescriptor;
import org.eclipse.ui.IMemento;
import org.godwit.ui.Icons;
import org.godwit.ui.ShownInput;

/** Names the rehearsal that an editor shows, by its folder. */
record RunInput(Path folder) implements ShownInput.Kept {
    static final String FACTORY = "org.godwit.ui.rehearsal.inputFactory";
    static final String FOLDER = "folder";

    RunInput {
        Objects.requireNonNull(folder);
    }

    @Override
    public ImageDescriptor getImageDescriptor() {
        return Icons.REHEARSAL.descriptor();
    }

    @Override
    public String getName() {
        return Messages.bind(Messages.RunInput_name, folder.getFileName());
    }

    @Override
    public String getToolTipText() {
        return folder.toString();
    }

    @Override
    public String getFactoryId() {
        return FACTORY;
    }

    @Override
    public void saveState(IMemento memento) {
        memento.putString(FOLDER, folder.toString());
    }
}
