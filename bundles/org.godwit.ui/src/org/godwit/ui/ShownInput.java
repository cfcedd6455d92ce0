package org.godwit.ui;

import org.eclipse.ui.IEditorInput;
import org.eclipse.ui.IMemento;
import org.eclipse.ui.IPersistableElement;

/** Names what an editor shows without being a file that is edited: by default there is no such resource, and the editor is not brought back when the window opens again. Inputs are records, equal when they name the same. */
public interface ShownInput extends IEditorInput {
    @Override
    default boolean exists() {
        return false;
    }

    @Override
    default IPersistableElement getPersistable() {
        return null;
    }

    @Override
    default String getToolTipText() {
        return getName();
    }

    @Override
    default <T> T getAdapter(Class<T> adapter) {
        return null;
    }

    /** One whose editor is brought back by an element factory. */
    interface Kept extends ShownInput, IPersistableElement {
        @Override
        default boolean exists() {
            return true;
        }

        @Override
        default IPersistableElement getPersistable() {
            return this;
        }

        @Override
        void saveState(IMemento memento);
    }
}
