package org.godwit.ui.rehearsal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.godwit.rehearsal.report.Report;
import org.godwit.ui.Column;
import org.godwit.ui.RecordTable;

/** The parts of a rehearsal besides the migration: replay, planted errors, drill, faults, forecast; each with its figures and lines. */
final class SectionsPane {
    private static final int FIRST_COLUMN = 240;
    private static final int OTHER_COLUMN = 150;

    private final SashForm sash;
    private final RecordTable<Report.Section> list;
    private final Composite detail;
    private final Label text;
    private final FigureBar figures;
    private Optional<RecordTable<List<String>>> lines = Optional.empty();
    private Optional<Report.Section> shown = Optional.empty();

    SectionsPane(Composite parent) {
        sash = new SashForm(parent, SWT.HORIZONTAL);
        list = new RecordTable<>(sash, SWT.SINGLE, Report.Section::id,
                List.of(Column.<Report.Section>text(Messages.SectionsPane_part, 210, Report.Section::title).icon(s -> RunLabels.icon(s.state()).image()),
                        Column.text(Messages.SectionsPane_result, 120, s -> RunLabels.label(s.state()))));
        detail = new Composite(sash, SWT.NONE);
        GridLayoutFactory.swtDefaults().margins(8, 6).applyTo(detail);
        text = new Label(detail, SWT.WRAP);
        GridDataFactory.fillDefaults().grab(true, false).hint(300, SWT.DEFAULT).applyTo(text);
        figures = new FigureBar(detail);
        GridDataFactory.fillDefaults().grab(true, false).hint(300, SWT.DEFAULT).applyTo(figures.control());
        list.onSelect(rows -> rows.stream().findFirst().ifPresent(this::show));
        sash.setWeights(30, 70);
    }

    Control control() {
        return sash;
    }

    void show(List<Report.Section> sections) {
        list.setRows(sections);
        if (list.first().isEmpty() && !sections.isEmpty()) {
            list.select(sections.get(0).id());
        }
        if (sections.isEmpty()) {
            text.setText(Messages.SectionsPane_none);
        }
    }

    private void show(Report.Section section) {
        if (shown.filter(section::equals).isPresent()) {
            return;
        }
        shown = Optional.of(section);
        text.setText(section.text().replace("&", "&&"));
        figures.show(section.figures().stream().map(f -> new FigureBar.Figure(f.value(), f.name())).toList());
        lines.ifPresent(table -> table.control().dispose());
        lines = section.head().isEmpty() ? Optional.empty() : Optional.of(table(section));
        detail.layout(true, true);
    }

    private RecordTable<List<String>> table(Report.Section section) {
        List<Column<List<String>>> columns = new ArrayList<>();
        for (int i = 0; i < section.head().size(); i++) {
            int at = i;
            String head = section.head().get(i);
            String title = head.startsWith("#") ? head.substring(1) : head;
            Column<List<String>> column = Column.text(title, i == 0 ? FIRST_COLUMN : OTHER_COLUMN, row -> at < row.size() ? row.get(at) : "");
            columns.add(head.startsWith("#") ? new Column<>(title, column.width(), SWT.RIGHT, column.text(), column.image(), column.order(), column.bar()) : column);
        }
        RecordTable<List<String>> table = new RecordTable<>(detail, SWT.MULTI | SWT.BORDER, row -> row, columns);
        table.setRows(section.rows());
        GridDataFactory.fillDefaults().grab(true, true).applyTo(table.control());
        return table;
    }
}
