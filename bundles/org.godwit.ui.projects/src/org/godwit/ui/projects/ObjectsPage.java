package org.godwit.ui.projects;

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
import org.eclipse.swt.widgets.Text;
import org.godwit.core.error.Problem;
import org.godwit.core.model.ObjectName;
import org.godwit.supervisor.service.ProjectDetail;
import org.godwit.supervisor.service.StructObject;
import org.godwit.supervisor.service.StructObject.State;
import org.godwit.ui.Column;
import org.godwit.ui.EngineJob;
import org.godwit.ui.FilterField;
import org.godwit.ui.Icons;
import org.godwit.ui.ProblemPane;
import org.godwit.ui.RecordTable;
import org.godwit.ui.TextDialog;

/** The objects of the schema migration with their states; source and target DDL side by side, and Retry, Skip and Modify for what failed. */
final class ObjectsPage implements ProjectPage {
    private final String projectId;
    private Composite root;
    private RecordTable<StructObject> table;
    private ProblemPane problem;
    private Text sourceDdl;
    private Text targetDdl;
    private Button retry;
    private Button skip;
    private Button modify;

    ObjectsPage(String projectId) {
        this.projectId = projectId;
    }

    @Override
    public String title() {
        return Messages.ObjectsPage_title;
    }

    @Override
    public Control create(Composite parent) {
        root = new Composite(parent, SWT.NONE);
        GridLayoutFactory.swtDefaults().applyTo(root);
        Composite bar = new Composite(root, SWT.NONE);
        GridLayoutFactory.fillDefaults().numColumns(4).applyTo(bar);
        GridDataFactory.fillDefaults().grab(true, false).applyTo(bar);
        new FilterField(bar, Messages.ObjectsPage_filter, text -> table.setFilter(text));
        retry = StepDetails.button(bar, Messages.ObjectsPage_retry, Icons.RETRY, () -> repair(false));
        skip = StepDetails.button(bar, Messages.ObjectsPage_skip, Icons.SKIP, () -> repair(true));
        modify = StepDetails.button(bar, Messages.ObjectsPage_modify, Icons.EDIT, this::modify);
        SashForm sash = new SashForm(root, SWT.VERTICAL);
        GridDataFactory.fillDefaults().grab(true, true).applyTo(sash);
        table = new RecordTable<>(sash, SWT.BORDER | SWT.MULTI, StructObject::id, columns());
        table.onSelect(rows -> showSelection());
        Composite below = new Composite(sash, SWT.NONE);
        GridLayoutFactory.fillDefaults().numColumns(2).equalWidth(true).applyTo(below);
        problem = new ProblemPane(below, 2);
        sourceDdl = ddl(below, Messages.ObjectsPage_source);
        targetDdl = ddl(below, Messages.ObjectsPage_target);
        sash.setWeights(50, 50);
        showSelection();
        return root;
    }

    private static List<Column<StructObject>> columns() {
        return List.of(Column.<StructObject>text(Messages.ObjectsPage_object, 240, o -> name(o.source())).icon(o -> States.icon(o.kind()).image()),
                Column.text(Messages.ObjectsPage_kind, 100, o -> States.label(o.kind())),
                Column.<StructObject>text(Messages.ObjectsPage_state, 205, o -> o.state().label()).icon(o -> States.icon(o.state()).image()),
                Column.text(Messages.ObjectsPage_targetName, 200, o -> name(o.target())), Column.text(Messages.ObjectsPage_detail, 110, StructObject::detail),
                Column.text(Messages.ObjectsPage_problem, 340, o -> o.problem().map(Problem::message).orElse("")));
    }

    /** A database has no object name. */
    private static String name(ObjectName name) {
        return name.name().isEmpty() ? name.schema() : name.toString();
    }

    private static Text ddl(Composite parent, String title) {
        Group group = new Group(parent, SWT.NONE);
        group.setText(title);
        GridLayoutFactory.swtDefaults().applyTo(group);
        GridDataFactory.fillDefaults().grab(true, true).applyTo(group);
        Text text = new Text(group, SWT.MULTI | SWT.READ_ONLY | SWT.H_SCROLL | SWT.V_SCROLL);
        text.setFont(JFaceResources.getTextFont());
        GridDataFactory.fillDefaults().grab(true, true).hint(200, 60).applyTo(text);
        return text;
    }

    @Override
    public void show(ProjectDetail detail) {
        new EngineJob<>(Messages.ObjectsPage_reading, root, (studio, cancel) -> studio.projects().objects(projectId)).quiet().then(objects -> {
            table.setRows(objects);
            if (table.first().isEmpty()) {
                objects.stream().filter(o -> o.problem().isPresent()).findFirst().or(() -> objects.stream().filter(o -> o.kind() == StructObject.Kind.TABLE).findFirst()).ifPresent(o -> table.select(o.id()));
            }
            showSelection();
        }).start();
    }

    private void showSelection() {
        Optional<StructObject> object = table.first();
        set(sourceDdl, object.map(StructObject::sourceDdl).orElse(""));
        set(targetDdl, object.map(StructObject::targetDdl).orElse(""));
        problem.show(object.flatMap(StructObject::problem));
        boolean failed = !table.selection().isEmpty() && table.selection().stream().allMatch(o -> o.state() == State.FAILED || o.state() == State.NOT_SUPPORTED);
        retry.setEnabled(failed);
        skip.setEnabled(failed);
        modify.setEnabled(failed && table.selection().size() == 1);
    }

    private static void set(Text widget, String text) {
        if (!widget.getText().equals(text)) {
            widget.setText(text);
        }
    }

    private void repair(boolean isSkip) {
        List<Long> ids = table.selection().stream().map(StructObject::id).toList();
        EngineJob.of(isSkip ? Messages.ObjectsPage_skip : Messages.ObjectsPage_retry, root, (studio, cancel) -> {
            if (isSkip) {
                studio.projects().skipObjects(projectId, ids);
            } else {
                studio.projects().retryObjects(projectId, ids);
            }
        }).start();
    }

    /** Takes the changed statement and tries it. */
    private void modify() {
        table.first().ifPresent(object -> TextDialog.edit(root.getShell(), Messages.bind(Messages.ObjectsPage_modifyTitle, object.target()), object.targetDdl())
                .ifPresent(ddl -> EngineJob.of(Messages.ObjectsPage_modify, root, (studio, cancel) -> {
                    studio.projects().editObject(projectId, object.id(), ddl);
                    studio.projects().retryObjects(projectId, List.of(object.id()));
                }).start()));
    }
}
