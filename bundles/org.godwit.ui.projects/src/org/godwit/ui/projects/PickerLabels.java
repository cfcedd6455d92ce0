package org.godwit.ui.projects;

import java.util.List;

import org.eclipse.swt.widgets.TreeItem;
import org.godwit.core.model.ObjectName;
import org.godwit.core.spi.ObjectSummary;
import org.godwit.core.spi.ObjectSummary.Kind;
import org.godwit.ui.Formats;
import org.godwit.ui.Icons;
import org.godwit.ui.Plurals;

/** What the lines of the object picker say: name, rows, size, and what is different at the target. Display thread only. */
final class PickerLabels {
    private final ProjectDraft draft;

    PickerLabels(ProjectDraft draft) {
        this.draft = draft;
    }

    void fill(TreeItem item, PickerDatabase database) {
        item.setText(0, database.name());
        item.setText(1, database.isLoaded() ? Plurals.bind(Messages.ObjectPicker_count, Formats.count(database.shownCount())) : "");
        item.setImage(0, Icons.DATABASE.image());
        int chosen = draft.chosen().count(database.name());
        item.setChecked(database.isChecked(draft.chosen()));
        item.setGrayed(chosen > 0 && chosen < database.total());
    }

    /** A part of a long list. */
    void fill(TreeItem item, List<ObjectSummary> range) {
        item.setText(0, Messages.bind(Messages.ObjectPicker_range, range.getFirst().name().name(), range.getLast().name().name()));
        item.setText(1, Plurals.bind(Messages.ObjectPicker_count, Formats.count(range.size())));
        item.setImage(0, Icons.FOLDER.image());
        long chosen = range.stream().filter(o -> draft.chosen().has(o.name())).count();
        item.setChecked(chosen > 0);
        item.setGrayed(chosen > 0 && chosen < range.size());
    }

    void fill(TreeItem item, ObjectSummary object) {
        boolean isView = object.kind() == Kind.VIEW;
        item.setText(0, object.name().name());
        item.setText(1, isView ? "" : Formats.count(object.estimatedRows()));
        item.setText(2, isView ? "" : Formats.bytes(object.dataBytes()));
        item.setText(3, target(object));
        item.setImage(0, (isView ? Icons.VIEW : Icons.TABLE).image());
        item.setChecked(draft.chosen().has(object.name()));
    }

    /** What is not the same at the target, and whether rows or columns are left out; a table without a key is called so. */
    private String target(ObjectSummary object) {
        ObjectName target = draft.chosen().target(object.name());
        StringBuilder text = new StringBuilder(target.equals(object.name()) ? "" : target.toString());
        if (draft.chosen().table(object.name()).filter(t -> t.rowFilter().isPresent() || !t.columns().isEmpty()).isPresent()) {
            text.append(text.isEmpty() ? "" : " ").append(Messages.ObjectPicker_partial);
        }
        if (object.kind() == Kind.TABLE && !object.hasKey()) {
            text.append(text.isEmpty() ? "" : " ").append(Messages.ObjectPicker_noKey);
        }
        return text.toString();
    }
}
