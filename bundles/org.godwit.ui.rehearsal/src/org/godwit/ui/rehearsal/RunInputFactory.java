package org.godwit.ui.rehearsal;

import java.nio.file.Path;

import org.eclipse.core.runtime.IAdaptable;
import org.eclipse.ui.IElementFactory;
import org.eclipse.ui.IMemento;

/** Brings back the reports that were open when the window was closed. */
public final class RunInputFactory implements IElementFactory {
    @Override
    public IAdaptable createElement(IMemento memento) {
        String folder = memento.getString(RunInput.FOLDER);
        return folder == null ? null : new RunInput(Path.of(folder));
    }
}
