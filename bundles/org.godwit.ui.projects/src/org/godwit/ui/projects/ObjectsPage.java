package org.godwit.ui.projects;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.godwit.core.model.ObjectName;
import org.godwit.core.model.TransferType;
import org.godwit.supervisor.service.FindingView;
import org.godwit.supervisor.service.ProjectDetail;
import org.godwit.supervisor.service.StructObject;
import org.godwit.supervisor.service.StructObject.State;
import org.godwit.ui.Column;
import org.godwit.ui.DisplayGate;
import org.godwit.ui.EngineJob;
import org.godwit.ui.EngineSentences;
import org.godwit.ui.EngineWords;
import org.godwit.ui.FilterField;
import org.godwit.ui.Formats;
import org.godwit.ui.Icons;
import org.godwit.ui.Plurals;
import org.godwit.ui.RecordTable;

/** The objects of the schema migration with their states; for the selected one both definitions with their differences, its findings and its failure, and Retry, Skip and Modify for one or many that failed. */
final class ObjectsPage implements ProjectPage {
    /** An object and what the conversion says about it. */
    private record Line(StructObject object, List<FindingView> findings) {
        Optional<FindingView.Severity> worst() {
            return findings.stream().map(FindingView::severity).max(Comparator.naturalOrder());
        }
    }

    /** What is read at once, and all of it that takes long with many objects. */
    private record Content(List<Line> lines, List<Line> open, String sum, boolean isRetryable) {
        static Content of(List<StructObject> objects, List<FindingView> all) {
            Map<ObjectName, List<FindingView>> findings = all.stream().collect(Collectors.groupingBy(FindingView::object));
            List<Line> lines = objects.stream().map(o -> new Line(o, findings.getOrDefault(o.source(), List.of()).stream().filter(f -> isAbout(o, f)).toList())).toList();
            List<Line> open = lines.stream().filter(l -> ObjectsPage.isOpen(l.object()) || l.worst().filter(w -> w != FindingView.Severity.INFO).isPresent()).toList();
            return new Content(lines, open, ObjectsPage.sum(objects), objects.stream().anyMatch(ObjectsPage::isRetryable));
        }
    }

    private final String projectId;
    private final ObjectPane pane = new ObjectPane();
    private Composite root;
    private Label sum;
    private Button onlyProblems;
    private RecordTable<Line> table;
    private Button retryAll;
    private Button retry;
    private Button skip;
    private Button modify;
    private boolean isComplete;
    private Content content = Content.of(List.of(), List.of());

    ObjectsPage(String projectId) {
        this.projectId = projectId;
    }

    @Override
    public String title() {
        return Messages.ObjectsPage_title;
    }

    @Override
    public Optional<TransferType> part() {
        return Optional.of(TransferType.SCHEMA);
    }

    @Override
    public Control create(Composite parent) {
        root = new Composite(parent, SWT.NONE);
        GridLayoutFactory.swtDefaults().applyTo(root);
        Composite bar = new Composite(root, SWT.NONE);
        GridLayoutFactory.fillDefaults().numColumns(6).applyTo(bar);
        GridDataFactory.fillDefaults().grab(true, false).applyTo(bar);
        new FilterField(bar, Messages.ObjectsPage_filter, text -> table.setFilter(text));
        onlyProblems = new Button(bar, SWT.CHECK);
        onlyProblems.setText(Messages.ObjectsPage_onlyProblems);
        onlyProblems.addListener(SWT.Selection, e -> showLines());
        retryAll = StepDetails.button(bar, Messages.ObjectsPage_retryAll, Icons.RETRY, () -> repair(false, content.lines().stream().map(Line::object).filter(ObjectsPage::isRetryable).toList()));
        retry = StepDetails.button(bar, Messages.ObjectsPage_retry, Icons.RETRY, () -> repair(false, selected()));
        skip = StepDetails.button(bar, Messages.ObjectsPage_skip, Icons.SKIP, () -> repair(true, selected()));
        modify = StepDetails.button(bar, Messages.ObjectsPage_modify, Icons.EDIT, this::modify);
        sum = new Label(root, SWT.NONE);
        GridDataFactory.fillDefaults().grab(true, false).applyTo(sum);
        SashForm sash = new SashForm(root, SWT.VERTICAL);
        GridDataFactory.fillDefaults().grab(true, true).applyTo(sash);
        table = new RecordTable<>(sash, SWT.BORDER | SWT.MULTI, line -> line.object().id(), columns());
        table.prefer(List.of(l -> l.object().problem().isPresent(), l -> !l.findings().isEmpty() && l.object().kind() == StructObject.Kind.TABLE, l -> l.object().kind() == StructObject.Kind.TABLE));
        table.onSelect(rows -> showSelection());
        table.onOpen(line -> modify());
        Composite place = new Composite(sash, SWT.NONE);
        place.setLayout(new FillLayout());
        sash.setWeights(42, 58);
        enable();
        // in an event of its own, since all of the page at once would hold up the window
        DisplayGate.post(root, () -> pane.create(place, () -> {
            isComplete = true;
            showSelection();
        }));
        return root;
    }

    private static List<Column<Line>> columns() {
        return List.of(Column.<Line>text(Messages.ObjectsPage_object, 230, l -> name(l.object().source())).icon(l -> States.icon(l.object().kind()).image()),
                Column.text(Messages.ObjectsPage_kind, 90, l -> States.label(l.object().kind())),
                Column.<Line>text(Messages.ObjectsPage_state, 215, l -> EngineWords.object(l.object().state())).icon(l -> States.icon(l.object().state()).image()).sortedBy(Comparator.comparing(l -> l.object().state())),
                Column.<Line>text(Messages.ObjectsPage_findings, 80, l -> l.findings().isEmpty() ? "" : Formats.count(l.findings().size())).icon(l -> l.worst().map(w -> States.icon(w).image()).orElse(null))
                        .sortedBy(Comparator.comparingInt(l -> l.findings().size())),
                Column.text(Messages.ObjectsPage_targetName, 190, l -> name(l.object().target())), Column.text(Messages.ObjectsPage_detail, 110, l -> l.object().detail()),
                Column.text(Messages.ObjectsPage_problem, 340, l -> l.object().problem().map(p -> EngineSentences.say(p.message())).orElse("")));
    }

    /** A database has no object name. */
    private static String name(ObjectName name) {
        return name.name().isEmpty() ? name.schema() : name.toString();
    }

    @Override
    public void show(ProjectDetail detail) {
        new EngineJob<>(Messages.ObjectsPage_reading, root, (studio, cancel) -> Content.of(studio.projects().objects(projectId), studio.projects().findings(projectId))).quiet().then(this::show).start();
    }

    private void show(Content next) {
        content = next;
        showLines();
        showSelection();
    }

    /** A part of a table (an index, a constraint) has the findings about it; the table has all of its own. */
    private static boolean isAbout(StructObject object, FindingView finding) {
        return object.detail().isEmpty() || finding.part().contains(object.detail());
    }

    private void showLines() {
        table.setRows(onlyProblems.getSelection() ? content.open() : content.lines());
        sum.setText(content.sum());
        retryAll.setEnabled(content.isRetryable());
    }

    private static String sum(List<StructObject> objects) {
        Map<State, Long> counts = objects.stream().collect(Collectors.groupingBy(StructObject::state, Collectors.counting()));
        return objects.isEmpty()
                ? Messages.ObjectsPage_none
                : Plurals.bind(Messages.ObjectsPage_sum, Formats.count(objects.size()),
                        Stream.of(State.values()).filter(counts::containsKey).map(s -> EngineWords.object(s) + ": " + Formats.count(counts.get(s))).collect(Collectors.joining("   ·   ")));
    }

    private static boolean isOpen(StructObject object) {
        return object.state() == State.FAILED || object.state() == State.NOT_SUPPORTED;
    }

    /** One without a statement must be given one first. */
    private static boolean isRetryable(StructObject object) {
        return isOpen(object) && !object.targetDdl().isBlank();
    }

    private List<StructObject> selected() {
        return table.selection().stream().map(Line::object).toList();
    }

    private void showSelection() {
        if (isComplete) {
            Optional<Line> line = table.first();
            pane.show(line.map(Line::object), line.map(Line::findings).orElse(List.of()));
        }
        enable();
    }

    private void enable() {
        List<StructObject> selected = selected();
        boolean open = !selected.isEmpty() && selected.stream().allMatch(ObjectsPage::isOpen);
        retry.setEnabled(open && selected.stream().allMatch(ObjectsPage::isRetryable));
        skip.setEnabled(open);
        modify.setEnabled(open);
    }

    private void repair(boolean isSkip, List<StructObject> objects) {
        List<Long> ids = objects.stream().map(StructObject::id).toList();
        EngineJob.of(isSkip ? Messages.ObjectsPage_skip : Messages.ObjectsPage_retry, root, (studio, cancel) -> {
            if (isSkip) {
                studio.projects().skipObjects(projectId, ids);
            } else {
                studio.projects().retryObjects(projectId, ids);
            }
        }).start();
    }

    /** Of one object its statement is changed, of many a text in all their statements. */
    private void modify() {
        List<StructObject> objects = selected();
        if (!modify.isEnabled()) {
            return;
        }
        if (objects.size() == 1) {
            DdlDialog.open(root.getShell(), objects.getFirst()).ifPresent(change -> change(Map.of(objects.getFirst().id(), change.ddl()), change.retry()));
        } else {
            change(ReplaceDialog.open(root.getShell(), objects), true);
        }
    }

    private void change(Map<Long, String> statements, boolean isRetry) {
        if (statements.isEmpty()) {
            return;
        }
        EngineJob.of(Messages.ObjectsPage_modify, root, (studio, cancel) -> {
            for (Map.Entry<Long, String> statement : statements.entrySet()) {
                studio.projects().editObject(projectId, statement.getKey(), statement.getValue());
            }
            if (isRetry) {
                studio.projects().retryObjects(projectId, List.copyOf(statements.keySet()));
            }
        }).start();
    }
}
