package org.godwit.ui.monitor;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

import org.eclipse.jface.viewers.ISelection;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.ui.ISelectionListener;
import org.eclipse.ui.IWorkbenchPart;
import org.eclipse.ui.IWorkbenchPartSite;

/** Tells a view which component is selected in the components view; with several, the first. Display thread only. */
public final class SelectedComponent implements ISelectionListener {
    private final IWorkbenchPartSite site;
    private final Consumer<ComponentLine> onSelect;

    private SelectedComponent(IWorkbenchPartSite site, Consumer<ComponentLine> onSelect) {
        this.site = site;
        this.onSelect = onSelect;
    }

    /** Listens until {@link #dispose}; tells what is selected now at once. */
    public static SelectedComponent of(IWorkbenchPartSite site, Consumer<ComponentLine> onSelect) {
        SelectedComponent listener = new SelectedComponent(site, onSelect);
        site.getPage().addSelectionListener(ComponentsView.ID, listener);
        first(site.getPage().getSelection(ComponentsView.ID)).ifPresent(onSelect);
        return listener;
    }

    private static Optional<ComponentLine> first(ISelection selection) {
        List<?> chosen = selection instanceof IStructuredSelection rows ? rows.toList() : List.of();
        return chosen.stream().filter(ComponentLine.class::isInstance).map(ComponentLine.class::cast).findFirst();
    }

    @Override
    public void selectionChanged(IWorkbenchPart part, ISelection selection) {
        first(selection).ifPresent(onSelect);
    }

    public void dispose() {
        site.getPage().removeSelectionListener(ComponentsView.ID, this);
    }
}
