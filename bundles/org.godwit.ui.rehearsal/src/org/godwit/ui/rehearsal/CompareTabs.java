package org.godwit.ui.rehearsal;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.CTabFolder;
import org.eclipse.swt.custom.CTabItem;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.godwit.rehearsal.report.SideBySide;
import org.godwit.rehearsal.report.SideBySide.Change;
import org.godwit.rehearsal.report.SideBySide.Kind;
import org.godwit.rehearsal.report.SideBySide.Line;
import org.godwit.ui.Column;
import org.godwit.ui.Formats;
import org.godwit.ui.Icons;
import org.godwit.ui.RecordTable;

/** The lines of a comparison, a tab for each kind; all of them, or only what became otherwise. */
final class CompareTabs {
    private final Composite root;
    private final Button changesOnly;
    private final CTabFolder folder;
    private final Map<Kind, RecordTable<Line>> tables = new EnumMap<>(Kind.class);
    private List<Line> lines = List.of();

    CompareTabs(Composite parent) {
        root = new Composite(parent, SWT.NONE);
        GridLayoutFactory.fillDefaults().margins(4, 4).applyTo(root);
        changesOnly = new Button(root, SWT.CHECK);
        changesOnly.setText(Messages.CompareTabs_changesOnly);
        changesOnly.addListener(SWT.Selection, e -> fill());
        folder = new CTabFolder(root, SWT.BOTTOM | SWT.FLAT);
        GridDataFactory.fillDefaults().grab(true, true).applyTo(folder);
        for (Kind kind : Kind.values()) {
            RecordTable<Line> table = new RecordTable<>(folder, SWT.MULTI, Line::what,
                    List.of(Column.text(Messages.CompareTabs_what, 260, Line::what), Column.text(Messages.CompareTabs_left, 330, Line::left), Column.text(Messages.CompareTabs_right, 330, Line::right),
                            Column.<Line>text(Messages.CompareTabs_change, 120, l -> label(l.change())).icon(l -> icon(l.change()).image())));
            CTabItem item = new CTabItem(folder, SWT.NONE);
            item.setText(label(kind));
            item.setControl(table.control());
            tables.put(kind, table);
        }
        folder.setSelection(0);
    }

    Control control() {
        return root;
    }

    void show(RehearsalRun left, RehearsalRun right, List<SideBySide.Line> found) {
        lines = found;
        tables.values().forEach(table -> {
            table.control().getColumn(1).setText(Formats.time(left.started()));
            table.control().getColumn(2).setText(Formats.time(right.started()));
        });
        fill();
    }

    private void fill() {
        boolean all = !changesOnly.getSelection();
        tables.forEach((kind, table) -> {
            List<Line> shown = lines.stream().filter(l -> l.kind() == kind && (all || l.change() != Change.SAME)).toList();
            table.setRows(shown);
            folder.getItem(kind.ordinal()).setText(label(kind) + " (" + Formats.count(shown.size()) + ")");
        });
    }

    private static String label(Kind kind) {
        return switch (kind) {
            case SUMMARY -> Messages.CompareTabs_summary;
            case STAGE -> Messages.RunTabs_stages;
            case PART -> Messages.RunTabs_sections;
            case TABLE -> Messages.RunTabs_tables;
            case FINDING -> Messages.RunTabs_findings;
        };
    }

    private static String label(Change change) {
        return switch (change) {
            case SAME -> Messages.Change_same;
            case BETTER -> Messages.Change_better;
            case WORSE -> Messages.Change_worse;
            case OTHER -> Messages.Change_other;
        };
    }

    private static Icons icon(Change change) {
        return switch (change) {
            case SAME -> Icons.STATE_SKIPPED;
            case BETTER -> Icons.STATE_FINISHED;
            case WORSE -> Icons.STATE_WARNING;
            case OTHER -> Icons.STATE_CHANGED;
        };
    }
}
