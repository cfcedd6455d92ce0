package org.godwit.ui.projects;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Group;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.godwit.supervisor.service.ConflictView;
import org.godwit.ui.Column;
import org.godwit.ui.Formats;
import org.godwit.ui.Icons;
import org.godwit.ui.Plurals;
import org.godwit.ui.RecordTable;

/** The changes that met other rows than they should: with the row before and after the change, and what was done. */
final class ConflictPane {
    private static final int PAGE = 200;

    private int limit = PAGE;
    private Composite root;
    private Label caption;
    private Button more;
    private RecordTable<ConflictView> table;
    private Text before;
    private Text after;

    /** @param readMore called when more of them shall be read than until now */
    Control create(Composite parent, Runnable readMore) {
        root = new Composite(parent, SWT.NONE);
        GridLayoutFactory.fillDefaults().numColumns(2).applyTo(root);
        caption = new Label(root, SWT.NONE);
        GridDataFactory.fillDefaults().grab(true, false).align(SWT.FILL, SWT.CENTER).applyTo(caption);
        more = StepDetails.button(root, Messages.ConflictPane_more, Icons.ADD, () -> {
            limit += PAGE;
            readMore.run();
        });
        SashForm sash = new SashForm(root, SWT.VERTICAL);
        GridDataFactory.fillDefaults().grab(true, true).span(2, 1).applyTo(sash);
        table = new RecordTable<>(sash, SWT.BORDER | SWT.MULTI, ConflictView::id,
                List.of(Column.<ConflictView>text(Messages.ConflictPane_table, 200, c -> c.table().toString()).icon(c -> Icons.STATE_WARNING.image()), Column.text(Messages.ConflictPane_kind, 130, ConflictView::kind),
                        Column.text(Messages.ConflictPane_key, 140, ConflictView::key), Column.text(Messages.ConflictPane_reason, 320, ConflictView::reason),
                        Column.text(Messages.ConflictPane_action, 160, ConflictView::action),
                        Column.<ConflictView>text(Messages.ConflictPane_time, 150, c -> Formats.time(c.time())).sortedBy(Comparator.comparing(ConflictView::time))));
        table.onSelect(rows -> explain());
        Composite below = new Composite(sash, SWT.NONE);
        GridLayoutFactory.fillDefaults().numColumns(2).equalWidth(true).applyTo(below);
        before = image(below, Messages.ConflictPane_before);
        after = image(below, Messages.ConflictPane_after);
        sash.setWeights(60, 40);
        show(0, List.of());
        return root;
    }

    private static Text image(Composite parent, String title) {
        Group group = new Group(parent, SWT.NONE);
        group.setText(title);
        GridLayoutFactory.swtDefaults().applyTo(group);
        GridDataFactory.fillDefaults().grab(true, true).applyTo(group);
        Text text = new Text(group, SWT.MULTI | SWT.READ_ONLY | SWT.WRAP | SWT.V_SCROLL);
        text.setFont(JFaceResources.getTextFont());
        GridDataFactory.fillDefaults().grab(true, true).hint(150, 50).applyTo(text);
        return text;
    }

    /** How many are read at most. */
    int limit() {
        return limit;
    }

    /** @param all how many there were; fewer may be kept and fewer are read */
    void show(long all, List<ConflictView> conflicts) {
        table.setRows(conflicts);
        if (table.first().isEmpty() && !conflicts.isEmpty()) {
            table.select(conflicts.get(0).id());
        }
        String text = all == 0 ? Messages.ConflictPane_none : Plurals.bind(Messages.ConflictPane_caption, Formats.count(conflicts.size()), Formats.count(all));
        if (!caption.getText().equals(text)) {
            caption.setText(text);
        }
        more.setEnabled(conflicts.size() == limit);
        explain();
    }

    private void explain() {
        Optional<ConflictView> conflict = table.first();
        set(before, conflict.map(c -> orNone(c.before())).orElse(""));
        set(after, conflict.map(c -> orNone(c.after())).orElse(""));
    }

    private static String orNone(String image) {
        return image.isEmpty() ? Messages.ConflictPane_noRow : image;
    }

    private static void set(Text widget, String text) {
        if (!widget.getText().equals(text)) {
            widget.setText(text);
        }
    }
}
