package org.godwit.ui.datasources;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

import org.eclipse.swt.graphics.Image;
import org.godwit.core.error.GodwitException;
import org.godwit.core.progress.CancelToken;
import org.godwit.core.spi.ObjectSummary;
import org.godwit.core.spi.ObjectSummary.Kind;
import org.godwit.supervisor.service.Studio;
import org.godwit.ui.Icons;

/** A database; its children are the groups Tables, Views and Other objects. */
final class DatabaseNode extends ExplorerNode {
    private final String sourceId;
    private final String name;

    DatabaseNode(ExplorerNode parent, String sourceId, String name) {
        super(Optional.of(parent));
        this.sourceId = sourceId;
        this.name = name;
    }

    @Override
    String label() {
        return name;
    }

    @Override
    String detail() {
        return "";
    }

    @Override
    Image image() {
        return Icons.DATABASE.image();
    }

    @Override
    Map<String, String> properties() {
        return Map.of(Messages.Property_name, name);
    }

    @Override
    boolean canHaveChildren() {
        return true;
    }

    @Override
    List<ExplorerNode> read(Studio studio, CancelToken cancel) throws GodwitException {
        List<ObjectSummary> objects = studio.dataSources().objects(sourceId, name, cancel);
        List<ExplorerNode> groups = new ArrayList<>();
        group(groups, Messages.Group_tables, objects, kind -> kind == Kind.TABLE, true);
        group(groups, Messages.Group_views, objects, kind -> kind == Kind.VIEW, true);
        group(groups, Messages.Group_others, objects, kind -> kind != Kind.TABLE && kind != Kind.VIEW, false);
        return groups;
    }

    private void group(List<ExplorerNode> groups, String label, List<ObjectSummary> objects, Predicate<Kind> kinds, boolean evenWhenEmpty) {
        List<ObjectSummary> members = objects.stream().filter(o -> kinds.test(o.kind())).toList();
        if (evenWhenEmpty || !members.isEmpty()) {
            groups.add(new GroupNode(this, label, sourceId, members));
        }
    }
}
