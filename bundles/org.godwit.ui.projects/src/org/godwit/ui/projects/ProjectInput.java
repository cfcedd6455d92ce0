package org.godwit.ui.projects;

import java.util.Objects;

import org.eclipse.jface.resource.ImageDescriptor;
import org.eclipse.ui.IMemento;
import org.godwit.ui.Icons;
import org.godwit.ui.ShownInput;

/** Names the project that an editor shows; equal when the project is the same, whatever it is called by then. */
record ProjectInput(String id, String name) implements ShownInput.Kept {
    static final String FACTORY = "org.godwit.ui.projects.inputFactory";
    static final String ID = "id";
    static final String NAME = "name";

    ProjectInput {
        Objects.requireNonNull(id);
        Objects.requireNonNull(name);
    }

    @Override
    public ImageDescriptor getImageDescriptor() {
        return Icons.PROJECT.descriptor();
    }

    @Override
    public String getName() {
        return name;
    }

    @Override
    public String getToolTipText() {
        return name + " (" + id + ")";
    }

    @Override
    public String getFactoryId() {
        return FACTORY;
    }

    @Override
    public void saveState(IMemento memento) {
        memento.putString(ID, id);
        memento.putString(NAME, name);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ProjectInput input && input.id.equals(id);
    }

    @Override
    public int hashCode() {
        return id.hashCode();
    }
}
