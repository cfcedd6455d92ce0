package org.godwit.ui.projects;

import java.util.Optional;

import org.eclipse.core.runtime.IAdaptable;
import org.eclipse.ui.IElementFactory;
import org.eclipse.ui.IMemento;

/** Brings back the inputs of editors that were open when the window was closed. */
public final class ProjectInputFactory implements IElementFactory {
    @Override
    public IAdaptable createElement(IMemento memento) {
        String id = memento.getString(ProjectInput.ID);
        return id == null ? null : new ProjectInput(id, Optional.ofNullable(memento.getString(ProjectInput.NAME)).orElse(id));
    }
}
