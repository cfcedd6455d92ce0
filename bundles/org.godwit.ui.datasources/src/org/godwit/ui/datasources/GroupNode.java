package org.godwit.ui.datasources;

import java.util.ArrayList;
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

/**
 * The tables, the views or the other objects of one database, or a range of names of a long list. Knows them already, so opening it asks nobody; the filter acts here. Long lists are cut into ranges,
 * since a native tree makes and removes the children of one line one by one: a hundred thousand of them would stop the window for seconds.
 */
final class GroupNode extends ExplorerNode {
    /** Members that stand directly below the group; more of them stand in ranges. */
    private static final int FLAT = 2000;
    private static final int RANGE = 1000;

    private final String label;
    private final List<ExplorerNode> members;
    private final long bytes;
    private int shown;

    GroupNode(ExplorerNode parent, String label, String sourceId, List<ObjectSummary> objects) {
        super(Optional.of(parent));
        this.label = label;
        this.members = objects.stream().<ExplorerNode>map(o -> new ObjectNode(this, sourceId, o)).toList();
        this.bytes = objects.stream().mapToLong(ObjectSummary::dataBytes).sum();
        show(members);
    }

    private GroupNode(ExplorerNode parent, List<ExplorerNode> members) {
        super(Optional.of(parent));
        this.label = Messages.bind(Messages.Group_range, members.getFirst().label(), members.getLast().label());
        this.members = members;
        this.bytes = 0;
        this.shown = members.size();
        setChildren(members);
    }

    private void show(List<ExplorerNode> wanted) {
        shown = wanted.size();
        List<ExplorerNode> lines = new ArrayList<>();
        for (int from = 0; wanted.size() > FLAT && from < wanted.size(); from += RANGE) {
            lines.add(new GroupNode(this, wanted.subList(from, Math.min(from + RANGE, wanted.size()))));
        }
        setChildren(lines.isEmpty() ? wanted : lines);
    }

    /** A long list has ranges, and they are groups, too; the filter acts on the whole list. */
    boolean isRange() {
        return parent().filter(GroupNode.class::isInstance).isPresent();
    }

    /** Shows the members whose name contains the text. */
    void filter(String text) {
        String wanted = text.strip().toLowerCase(Locale.ROOT);
        show(wanted.isEmpty() ? members : members.stream().filter(m -> m.label().toLowerCase(Locale.ROOT).contains(wanted)).toList());
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
        String count = shown == members.size() ? Formats.count(shown) : Messages.bind(Messages.Group_filtered, Formats.count(shown), Formats.count(members.size()));
        return bytes == 0 ? count : Messages.bind(Messages.Group_size, count, Formats.bytes(bytes));
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
