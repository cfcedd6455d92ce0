package org.godwit.ui.datasources;

import java.util.LinkedHashMap;
import java.util.Map;

import org.godwit.core.error.Problem;
import org.godwit.ui.Icons;

/** Stands where children would: still being read, or could not be read and why. */
final class MessageNode extends LeafNode {
    private MessageNode(ExplorerNode parent, Icons icon, String label, String detail, Map<String, String> properties) {
        super(parent, icon, label, detail, properties);
    }

    static MessageNode loading(ExplorerNode parent) {
        return new MessageNode(parent, Icons.STATE_WAITING, Messages.Explorer_loading, "", Map.of());
    }

    static MessageNode text(ExplorerNode parent, String text) {
        return new MessageNode(parent, Icons.STATE_INFO, text, "", Map.of());
    }

    static MessageNode problem(ExplorerNode parent, Problem problem) {
        Map<String, String> properties = new LinkedHashMap<>();
        properties.put(Messages.Property_problem, problem.message());
        properties.put(Messages.Property_remedy, problem.remedy());
        properties.put(Messages.Property_code, problem.code());
        return new MessageNode(parent, Icons.STATE_FAILED, problem.message(), problem.remedy(), properties);
    }
}
