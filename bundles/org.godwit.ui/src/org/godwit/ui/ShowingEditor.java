package org.godwit.ui;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.ui.IEditorInput;
import org.eclipse.ui.IEditorSite;
import org.eclipse.ui.part.EditorPart;

/** An editor that only shows: there is never anything to save. Display thread only. */
public abstract class ShowingEditor extends EditorPart {
    @Override
    public void init(IEditorSite site, IEditorInput input) {
        setSite(site);
        setInput(input);
        setPartName(input.getName());
    }

    @Override
    public final boolean isDirty() {
        return false;
    }

    @Override
    public final void doSave(IProgressMonitor monitor) {
        // never dirty
    }

    @Override
    public final void doSaveAs() {
        // never dirty
    }

    @Override
    public final boolean isSaveAsAllowed() {
        return false;
    }
}
