package org.godwit.ui.datasources;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import org.eclipse.swt.graphics.Image;
import org.godwit.core.progress.CancelToken;
import org.godwit.core.spi.ObjectSummary;
import org.godwit.supervisor.service.Studio;
import org.godwit.ui.Formats;
import org.godwit.ui.Icons;

/** The tables, the views or the other objects of one database. Knows them already, so opening it asks nobody; the filter acts here. */
final class GroupNode extends ExplorerNode {
    private final String label;
    private final List<ExplorerNode> members;

    GroupNode(ExplorerNode parent, String label, String sourceId, List<ObjectSummary> objects) {
        super(Optional.of(parent));
        this.label = label;
        this.members = objects.stream().<ExplorerNode>map(o -> new ObjectNode(this, sourceId, o)).toList();
        setChildren(members);
    }

    /** Shows the members whose name contains the text. */
    void filter(String text) {
        String wanted = text.strip().toLowerCase(Locale.ROOT);
        setChildren(wanted.isEmpty() ? members : members.stream().filter(m -> m.label().toLowerCase(Locale.ROOT).contains(wanted)).toList());
    }

    @Override
    void forget() {
        // the database above reads the members anew
    }

    @Override
    String label() {
        return label;
    }

    @Override
    String detail() {
        int shown = children().map(List::size).orElse(0);
        return shown == members.size() ? Formats.count(shown) : Messages.bind(Messages.Group_filtered, Formats.count(shown), Formats.count(members.size()));
    }

    @Override
    Image image() {
        return Icons.FOLDER.image();
    }

    @Override
    Map<String, String> properties() {
        return Map.of(label, Formats.count(members.size()));
    }

    @Override
    boolean canHaveChildren() {
        return !members.isEmpty();
    }

    @Override
    List<ExplorerNode> read(Studio studio, CancelToken cancel) {
        return members;
    }
}
