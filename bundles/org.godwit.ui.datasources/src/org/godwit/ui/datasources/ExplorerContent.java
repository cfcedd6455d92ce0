package org.godwit.ui.datasources;

import java.util.List;
import java.util.Optional;

import org.eclipse.jface.viewers.ILazyTreeContentProvider;
import org.eclipse.jface.viewers.TreeViewer;
import org.godwit.core.error.GodwitException;
import org.godwit.core.error.Problem;
import org.godwit.ui.EngineJob;
import org.godwit.ui.StatusGate;

/**
 * Feeds the tree line by line as lines become visible; children are read in a job when a node is opened, meanwhile "Loading…" stands there. The input is a list of {@link SourceNode}.
 * Display thread only.
 */
final class ExplorerContent implements ILazyTreeContentProvider {
    private final TreeViewer viewer;

    ExplorerContent(TreeViewer viewer) {
        this.viewer = viewer;
    }

    @Override
    public void updateElement(Object parent, int index) {
        List<? extends ExplorerNode> siblings = parent instanceof ExplorerNode node ? opened(node) : roots(parent);
        if (index < siblings.size()) {
            ExplorerNode child = siblings.get(index);
            viewer.replace(parent, index, child);
            viewer.setChildCount(child, count(child));
        }
    }

    @Override
    public void updateChildCount(Object element, int currentCount) {
        int count = element instanceof ExplorerNode node ? count(node) : roots(element).size();
        if (count != currentCount) {
            viewer.setChildCount(element, count);
        }
    }

    @Override
    public Object getParent(Object element) {
        return element instanceof ExplorerNode node ? node.parent().orElse(null) : null;
    }

    private static int count(ExplorerNode node) {
        return node.children().map(List::size).orElse(node.canHaveChildren() ? 1 : 0);
    }

    private List<ExplorerNode> opened(ExplorerNode node) {
        if (node.children().isEmpty()) {
            load(node);
        }
        return node.children().orElse(List.of());
    }

    private void load(ExplorerNode node) {
        node.beginLoading();
        new EngineJob<>(Messages.bind(Messages.Explorer_reading, node.label()), viewer.getControl(), node::read)
                .then(children -> show(node, children.isEmpty() ? List.of(MessageNode.text(node, Messages.Explorer_nothing)) : children))
                .otherwise(failure -> show(node, List.of(problem(node, failure)))).start();
    }

    private static ExplorerNode problem(ExplorerNode node, GodwitException failure) {
        StatusGate.log(node.label(), failure);
        Problem problem = failure.problem();
        return MessageNode.problem(node, problem);
    }

    private void show(ExplorerNode node, List<ExplorerNode> children) {
        node.setChildren(children);
        viewer.setChildCount(node, children.size());
        viewer.refresh(node);
    }

    @SuppressWarnings("unchecked")
    private static List<SourceNode> roots(Object input) {
        return Optional.ofNullable((List<SourceNode>) input).orElse(List.of());
    }
}
