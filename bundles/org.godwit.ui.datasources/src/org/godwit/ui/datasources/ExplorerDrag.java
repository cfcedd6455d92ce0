package org.godwit.ui.datasources;

import java.util.List;
import java.util.stream.Collectors;

import org.eclipse.jface.util.LocalSelectionTransfer;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.jface.viewers.TreeViewer;
import org.eclipse.swt.dnd.DND;
import org.eclipse.swt.dnd.DragSourceAdapter;
import org.eclipse.swt.dnd.DragSourceEvent;
import org.eclipse.swt.dnd.TextTransfer;
import org.eclipse.swt.dnd.Transfer;

/** Lets nodes of the explorer be dragged: into the project wizard as what they are, into any text as their names. Display thread only. */
final class ExplorerDrag extends DragSourceAdapter {
    private final TreeViewer viewer;

    ExplorerDrag(TreeViewer viewer) {
        this.viewer = viewer;
    }

    void install() {
        viewer.addDragSupport(DND.DROP_COPY | DND.DROP_MOVE | DND.DROP_LINK, new Transfer[] {LocalSelectionTransfer.getTransfer(), TextTransfer.getInstance()}, this);
    }

    @Override
    public void dragStart(DragSourceEvent event) {
        IStructuredSelection selection = viewer.getStructuredSelection();
        event.doit = !selection.isEmpty();
        LocalSelectionTransfer.getTransfer().setSelection(selection);
        LocalSelectionTransfer.getTransfer().setSelectionSetTime(event.time & 0xFFFFFFFFL);
    }

    @Override
    public void dragSetData(DragSourceEvent event) {
        List<?> nodes = viewer.getStructuredSelection().toList();
        if (TextTransfer.getInstance().isSupportedType(event.dataType)) {
            event.data = nodes.stream().filter(ExplorerNode.class::isInstance).map(n -> ((ExplorerNode) n).label()).collect(Collectors.joining("\n"));
        } else {
            event.data = viewer.getStructuredSelection();
        }
    }

    @Override
    public void dragFinished(DragSourceEvent event) {
        LocalSelectionTransfer.getTransfer().setSelection(null);
        LocalSelectionTransfer.getTransfer().setSelectionSetTime(0);
    }
}
