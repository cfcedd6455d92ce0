package org.godwit.ui.projects;

import java.util.List;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.TabFolder;
import org.eclipse.swt.widgets.TabItem;
import org.godwit.ui.Column;
import org.godwit.ui.Formats;
import org.godwit.ui.Icons;
import org.godwit.ui.RecordTable;

/** The three lists of a rule preview, each with its number on its tab: in, new, out. Display thread only. */
final class PreviewTabs {
    private final TabFolder folder;
    private final Tab in;
    private final Tab fresh;
    private final Tab out;

    PreviewTabs(Composite parent) {
        folder = new TabFolder(parent, SWT.TOP);
        in = new Tab(Messages.PreviewTabs_in);
        fresh = new Tab(Messages.PreviewTabs_new);
        out = new Tab(Messages.PreviewTabs_out);
    }

    Control control() {
        return folder;
    }

    /** @param first whether there is nothing to compare with, so that nothing is new */
    void show(RulePreview preview, boolean first) {
        in.show(preview.in());
        fresh.show(first ? new RulePreview.Part(List.of(), 0) : preview.fresh());
        out.show(preview.out());
    }

    void clear() {
        RulePreview.Part nothing = new RulePreview.Part(List.of(), 0);
        in.show(nothing);
        fresh.show(nothing);
        out.show(nothing);
    }

    private final class Tab {
        private final String title;
        private final TabItem item;
        private final RecordTable<RulePreview.Match> table;
        private final Label rest;

        Tab(String title) {
            this.title = title;
            item = new TabItem(folder, SWT.NONE);
            Composite page = new Composite(folder, SWT.NONE);
            GridLayoutFactory.fillDefaults().spacing(0, 2).applyTo(page);
            table = new RecordTable<>(page, SWT.MULTI, RulePreview.Match::source,
                    List.of(Column.<RulePreview.Match>text(Messages.RulesPane_source, 190, m -> m.source().toString()).icon(m -> (m.isView() ? Icons.VIEW : Icons.TABLE).image()),
                            Column.text(Messages.RulesPane_target, 150, m -> m.target().toString()), Column.text(Messages.PreviewTabs_rule, 140, m -> m.rule().isEmpty() ? Messages.PreviewTabs_noRule : m.rule())));
            GridDataFactory.fillDefaults().grab(true, true).applyTo(table.control());
            rest = new Label(page, SWT.NONE);
            GridDataFactory.fillDefaults().grab(true, false).exclude(true).applyTo(rest);
            item.setControl(page);
            item.setText(Messages.bind(title, "0"));
        }

        void show(RulePreview.Part part) {
            item.setText(Messages.bind(title, Formats.count(part.count())));
            table.setRows(part.rows());
            rest.setText(part.isCut() ? Messages.bind(Messages.PreviewTabs_rest, Formats.count(part.rows().size()), Formats.count(part.count())) : "");
            ((org.eclipse.swt.layout.GridData) rest.getLayoutData()).exclude = !part.isCut();
            rest.setVisible(part.isCut());
            rest.requestLayout();
        }
    }
}
