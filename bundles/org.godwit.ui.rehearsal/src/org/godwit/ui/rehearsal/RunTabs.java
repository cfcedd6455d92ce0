package org.godwit.ui.rehearsal;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.CTabFolder;
import org.eclipse.swt.custom.CTabItem;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.godwit.rehearsal.report.Report;
import org.godwit.ui.Column;
import org.godwit.ui.Formats;
import org.godwit.ui.RecordTable;

/** The parts of a rehearsal's page: stages, and from the report tables, findings, what stays behind, differences, servers and settings. */
final class RunTabs {
    private static final int TABLES = 2;

    private record Fact(String name, String value) {
    }

    private final CTabFolder folder;
    private final StagePane stages;
    private RecordTable<Report.Table> tables;
    private final FindingsPane findings;
    private final SectionsPane sections;
    private RecordTable<Report.LeftBehind> leftBehind;
    private RecordTable<Report.Difference> differences;
    private RecordTable<Fact> facts;
    private Optional<Path> bundle = Optional.empty();

    RunTabs(Composite parent) {
        folder = new CTabFolder(parent, SWT.BOTTOM | SWT.FLAT);
        stages = new StagePane(folder);
        item(Messages.RunTabs_stages, stages.control());
        sections = new SectionsPane(folder);
        item(Messages.RunTabs_sections, sections.control());
        createTables();
        findings = new FindingsPane(folder, this::jump, f -> bundle.isPresent() || table(f).isPresent());
        item(Messages.RunTabs_findings, findings.control());
        leftBehind = new RecordTable<>(folder, SWT.MULTI, l -> l, List.of(Column.text(Messages.RunTabs_kind, 120, Report.LeftBehind::kind), Column.text(Messages.RunTabs_name, 260, Report.LeftBehind::name),
                Column.text(Messages.RunTabs_reason, 480, Report.LeftBehind::reason)));
        item(Messages.RunTabs_leftBehind, leftBehind.control());
        differences = new RecordTable<>(folder, SWT.MULTI, d -> d, List.of(Column.text(Messages.RunTabs_table, 220, Report.Difference::table), Column.text(Messages.RunTabs_difference, 150, Report.Difference::type),
                Column.text(Messages.RunTabs_key, 200, Report.Difference::key), Column.text(Messages.RunTabs_columns, 300, d -> String.join(", ", d.columns()))));
        item(Messages.RunTabs_differences, differences.control());
        facts = new RecordTable<>(folder, SWT.MULTI, Fact::name, List.of(Column.text(Messages.RunTabs_name, 220, Fact::name), Column.text(Messages.RunTabs_value, 520, Fact::value)));
        item(Messages.RunTabs_settings, facts.control());
        folder.setSelection(0);
    }

    private void item(String title, Control control) {
        CTabItem item = new CTabItem(folder, SWT.NONE);
        item.setText(title);
        item.setControl(control);
    }

    private void createTables() {
        tables = new RecordTable<>(folder, SWT.MULTI, Report.Table::source,
                List.of(Column.<Report.Table>text(Messages.RunTabs_table, 220, Report.Table::source).icon(t -> RunLabels.reported(t.verification().isEmpty() ? t.state() : t.verification()).image()),
                        Column.number(Messages.RunTabs_rows, 100, Report.Table::rows, t -> Formats.count(t.rows())), Column.number(Messages.RunTabs_bytes, 90, Report.Table::bytes, t -> Formats.bytes(t.bytes())),
                        Column.number(Messages.RunTabs_time, 80, Report.Table::seconds, t -> Formats.seconds(t.seconds())),
                        Column.number(Messages.RunTabs_speed, 110, Report.Table::rowsPerSecond, t -> Formats.rate(t.rowsPerSecond())), Column.text(Messages.RunTabs_verification, 140, Report.Table::verification),
                        Column.number(Messages.RunTabs_equal, 100, Report.Table::consistent, t -> Formats.count(t.consistent())),
                        Column.number(Messages.RunTabs_different, 90, RunTabs::differing, t -> Formats.count(differing(t))),
                        Column.number(Messages.RunTabs_verifyTime, 80, Report.Table::verifySeconds, t -> Formats.seconds(t.verifySeconds())), Column.text(Messages.RunTabs_message, 260, Report.Table::message)));
        tables.onOpen(table -> bundle.ifPresent(file -> BundleEditor.open(file, table.source())));
        item(Messages.RunTabs_tables, tables.control());
    }

    private static long differing(Report.Table table) {
        return table.sourceOnly() + table.targetOnly() + table.mismatched();
    }

    /** To the line of the table that the finding is about, and else to its definition in the bundle. */
    private void jump(Report.Finding finding) {
        Optional<Report.Table> table = table(finding);
        if (table.isPresent()) {
            folder.setSelection(TABLES);
            tables.select(table.get().source());
            tables.control().showSelection();
            tables.control().setFocus();
        } else {
            bundle.ifPresent(file -> BundleEditor.open(file, finding.object()));
        }
    }

    private Optional<Report.Table> table(Report.Finding finding) {
        return tables.rows().stream().filter(t -> isOf(finding, t.source()) || isOf(finding, t.target())).max(Comparator.comparingInt(t -> t.source().length()));
    }

    private static boolean isOf(Report.Finding finding, String table) {
        return finding.object().equals(table) || finding.object().startsWith(table) && ". ,".indexOf(finding.object().charAt(table.length())) >= 0;
    }

    Control control() {
        return folder;
    }

    void show(RehearsalRun run) {
        stages.show(run);
        bundle = run.bundle();
        run.report().ifPresent(this::show);
    }

    private void show(Report report) {
        tables.setRows(report.tables());
        sections.show(report.sections());
        findings.show(report.findings());
        leftBehind.setRows(report.leftBehind());
        differences.setRows(report.differences());
        List<Fact> servers = report.servers().stream().map(s -> new Fact(s.role(), s.kind() + " " + s.version() + "  " + s.address())).toList();
        List<Fact> settings = report.settings().entrySet().stream().map(e -> new Fact(e.getKey(), e.getValue())).toList();
        facts.setRows(java.util.stream.Stream.concat(servers.stream(), settings.stream()).toList());
        count(1, Messages.RunTabs_sections, report.sections().size());
        count(TABLES, Messages.RunTabs_tables, report.tables().size());
        count(3, Messages.RunTabs_findings, report.findings().size());
        count(4, Messages.RunTabs_leftBehind, report.leftBehind().size());
        count(5, Messages.RunTabs_differences, report.differences().size());
    }

    private void count(int tab, String title, int count) {
        folder.getItem(tab).setText(title + " (" + Formats.count(count) + ")");
    }
}
