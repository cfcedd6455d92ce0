package org.godwit.ui.app.guide;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.ui.IWorkbenchPart;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.handlers.HandlerUtil;

/** Help > User Guide, and F1: the page about the active part. */
public final class GuideHandler extends AbstractHandler {
    @Override
    public Object execute(ExecutionEvent event) throws ExecutionException {
        IWorkbenchPart part = HandlerUtil.getActivePart(event);
        String id = part == null || part.getSite() == null ? "" : part.getSite().getId();
        try {
            GuideView view = (GuideView) HandlerUtil.getActiveWorkbenchWindowChecked(event).getActivePage().showView(GuideView.ID);
            if (!id.equals(GuideView.ID)) {
                view.show(GuideBook.about(id));
            }
        } catch (PartInitException e) {
            throw new ExecutionException(GuideView.ID, e);
        }
        return null;
    }
}
