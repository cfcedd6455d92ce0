package org.godwit.ui.projects;

import java.util.Objects;

import org.eclipse.jface.resource.ImageDescriptor;
import org.eclipse.ui.IEditorInput;
import org.eclipse.ui.IMemento;
import org.eclipse.ui.IPersistableElement;
import org.godwit.ui.Icons;

/** Names the project that an editor shows. Immutable; equal when the project is the same. */
public final class ProjectInput implements IEditorInput, IPersistableElement {
    static final String FACTORY = "org.godwit.ui.projects.inputFactory";
    static final String ID = "id";
    static final String NAME = "name";

    private final String id;
    private final String name;

    ProjectInput(String id, String name) {
        this.id = Objects.requireNonNull(id);
        this.name = Objects.requireNonNull(name);
    }

    String id() {
        return id;
    }

    @Override
    public boolean exists() {
        return true;
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
    public IPersistableElement getPersistable() {
        return this;
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
    public <T> T getAdapter(Class<T> adapter) {
        return null;
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
