package org.godwit.ui.monitor;

import java.util.Optional;
import java.util.function.Consumer;

import org.eclipse.jface.viewers.ISelection;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.ui.ISelectionListener;
import org.eclipse.ui.IWorkbenchPart;
import org.eclipse.ui.IWorkbenchPartSite;
import org.godwit.supervisor.service.ComponentService.ComponentView;

/** Tells a view which component is selected in the components view. */
final class SelectedComponent implements ISelectionListener {
    private final IWorkbenchPartSite site;
    private final Consumer<ComponentView> onSelect;

    private SelectedComponent(IWorkbenchPartSite site, Consumer<ComponentView> onSelect) {
        this.site = site;
        this.onSelect = onSelect;
    }

    /** Listens until {@link #dispose}; tells what is selected now at once. */
    static SelectedComponent of(IWorkbenchPartSite site, Consumer<ComponentView> onSelect) {
        SelectedComponent listener = new SelectedComponent(site, onSelect);
        site.getPage().addSelectionListener(ComponentsView.ID, listener);
        component(site.getPage().getSelection(ComponentsView.ID)).ifPresent(onSelect);
        return listener;
    }

    private static Optional<ComponentView> component(ISelection selection) {
        return selection instanceof IStructuredSelection rows && rows.getFirstElement() instanceof ComponentLine line ? Optional.of(line.component()) : Optional.empty();
    }

    @Override
    public void selectionChanged(IWorkbenchPart part, ISelection selection) {
        component(selection).ifPresent(onSelect);
    }

    void dispose() {
        site.getPage().removeSelectionListener(ComponentsView.ID, this);
    }
}
