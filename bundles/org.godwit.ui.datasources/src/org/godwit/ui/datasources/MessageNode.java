package org.godwit.ui.datasources;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.eclipse.swt.graphics.Image;
import org.godwit.core.error.Problem;
import org.godwit.core.progress.CancelToken;
import org.godwit.supervisor.service.Studio;
import org.godwit.ui.Icons;

/** Stands where children would: still being read, or could not be read and why. */
final class MessageNode extends ExplorerNode {
    private final Icons icon;
    private final String label;
    private final String detail;
    private final Map<String, String> properties = new LinkedHashMap<>();

    private MessageNode(ExplorerNode parent, Icons icon, String label, String detail) {
        super(Optional.of(parent));
        this.icon = icon;
        this.label = label;
        this.detail = detail;
    }

    static MessageNode loading(ExplorerNode parent) {
        return new MessageNode(parent, Icons.STATE_WAITING, Messages.Explorer_loading, "");
    }

    static MessageNode text(ExplorerNode parent, String text) {
        return new MessageNode(parent, Icons.STATE_INFO, text, "");
    }

    static MessageNode problem(ExplorerNode parent, Problem problem) {
        MessageNode node = new MessageNode(parent, Icons.STATE_FAILED, problem.message(), problem.remedy());
        node.properties.put(Messages.Property_problem, problem.message());
        node.properties.put(Messages.Property_remedy, problem.remedy());
        node.properties.put(Messages.Property_code, problem.code());
        return node;
    }

    @Override
    String label() {
        return label;
    }

    @Override
    String detail() {
        return detail;
    }

    @Override
    Image image() {
        return icon.image();
    }

    @Override
    Map<String, String> properties() {
        return properties;
    }

    @Override
    boolean canHaveChildren() {
        return false;
    }

    @Override
    List<ExplorerNode> read(Studio studio, CancelToken cancel) {
        return List.of();
    }
}
