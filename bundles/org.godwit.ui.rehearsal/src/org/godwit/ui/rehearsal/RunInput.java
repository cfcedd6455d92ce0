package org.godwit.ui.rehearsal;

import java.nio.file.Path;
import java.util.Objects;

import org.eclipse.jface.resource.ImageDescriptor;
import org.eclipse.ui.IEditorInput;
import org.eclipse.ui.IMemento;
import org.eclipse.ui.IPersistableElement;
import org.godwit.ui.Icons;

/** Names the rehearsal that an editor shows, by its folder. Immutable. */
public final class RunInput implements IEditorInput, IPersistableElement {
    static final String FACTORY = "org.godwit.ui.rehearsal.inputFactory";
    static final String FOLDER = "folder";

    private final Path folder;

    RunInput(Path folder) {
        this.folder = Objects.requireNonNull(folder);
    }

    Path folder() {
        return folder;
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
        return Messages.bind(Messages.RunInput_name, folder.getFileName());
    }

    @Override
    public IPersistableElement getPersistable() {
        return this;
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

    @Override
    public <T> T getAdapter(Class<T> adapter) {
        return null;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RunInput input && input.folder.equals(folder);
    }

    @Override
    public int hashCode() {
        return folder.hashCode();
    }
}
