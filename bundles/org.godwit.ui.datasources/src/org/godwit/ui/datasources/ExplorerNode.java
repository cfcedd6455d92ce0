package org.godwit.ui.datasources;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.eclipse.core.runtime.IAdaptable;
import org.eclipse.swt.graphics.Image;
import org.eclipse.ui.views.properties.IPropertySource;
import org.godwit.core.error.GodwitException;
import org.godwit.core.progress.CancelToken;
import org.godwit.supervisor.service.Studio;

/**
 * A line of the Data Sources explorer. Its children are read when it is opened first, in a job; everything else happens on the display thread.
 */
abstract sealed class ExplorerNode implements IAdaptable permits SourceNode, DatabaseNode, GroupNode, ObjectNode, LeafNode {
    private final Optional<ExplorerNode> parent;
    private Optional<List<ExplorerNode>> children = Optional.empty();
    private boolean loading;

    ExplorerNode(Optional<ExplorerNode> parent) {
        this.parent = parent;
    }

    abstract String label();

    /** Said behind the label in a weaker colour. */
    abstract String detail();

    abstract Image image();

    /** For the Properties view, in order. */
    abstract Map<String, String> properties();

    abstract boolean canHaveChildren();

    /** Reads the children; on a job's thread. */
    abstract List<ExplorerNode> read(Studio studio, CancelToken cancel) throws GodwitException;

    Optional<ExplorerNode> parent() {
        return parent;
    }

    Optional<List<ExplorerNode>> children() {
        return children;
    }

    void setChildren(List<ExplorerNode> nodes) {
        children = Optional.of(List.copyOf(nodes));
        loading = false;
    }

    /** Forgets the children, so that they are read anew. */
    void forget() {
        children = Optional.empty();
        loading = false;
    }

    boolean isLoading() {
        return loading;
    }

    void beginLoading() {
        loading = true;
        children = Optional.of(List.of(MessageNode.loading(this)));
    }

    @Override
    public <T> T getAdapter(Class<T> type) {
        return type == IPropertySource.class ? type.cast(new NodeProperties(properties())) : null;
    }
}
