package org.godwit.ui.datasources;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.eclipse.swt.graphics.Image;
import org.godwit.core.progress.CancelToken;
import org.godwit.supervisor.service.Studio;
import org.godwit.ui.Icons;

/** A line of the explorer under which nothing can be. Immutable. */
abstract sealed class LeafNode extends ExplorerNode permits PartNode, TopicNode, MessageNode {
    private final Icons icon;
    private final String label;
    private final String detail;
    private final Map<String, String> properties;

    LeafNode(ExplorerNode parent, Icons icon, String label, String detail, Map<String, String> properties) {
        super(Optional.of(parent));
        this.icon = icon;
        this.label = label;
        this.detail = detail;
        this.properties = properties;
    }

    @Override
    final String label() {
        return label;
    }

    @Override
    final String detail() {
        return detail;
    }

    @Override
    final Image image() {
        return icon.image();
    }

    @Override
    final Map<String, String> properties() {
        return properties;
    }

    @Override
    final boolean canHaveChildren() {
        return false;
    }

    @Override
    final List<ExplorerNode> read(Studio studio, CancelToken cancel) {
        return List.of();
    }
}
