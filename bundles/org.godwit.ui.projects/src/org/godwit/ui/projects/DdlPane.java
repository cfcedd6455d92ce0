package org.godwit.ui.projects;

import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.eclipse.jface.dialogs.MessageDialog;
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
import org.godwit.supervisor.service.DdlAnswer;
import org.godwit.supervisor.service.DdlView;
import org.godwit.ui.Column;
import org.godwit.ui.EngineJob;
import org.godwit.ui.Formats;
import org.godwit.ui.Icons;
import org.godwit.ui.RecordTable;
import org.godwit.ui.TextDialog;

/** The DDL statements that the log brought, what is run at the other side and why, and the decision about those that cannot be carried over. */
final class DdlPane {
    private final String projectId;
    private final Set<Long> announced = new HashSet<>();
    private Composite root;
    private RecordTable<DdlView> table;
    private Text statement;
    private Text target;
    private Text reason;
    private List<Button> answers;

    DdlPane(String projectId) {
        this.projectId = projectId;
    }

    Control create(Composite parent) {
        root = new Composite(parent, SWT.NONE);
        GridLayoutFactory.fillDefaults().numColumns(4).spacing(6, 3).applyTo(root);
        answers = List.of(StepDetails.button(root, Messages.DdlPane_edit, Icons.EDIT, this::edit), StepDetails.button(root, Messages.DdlPane_again, Icons.RETRY, this::again),
                StepDetails.button(root, Messages.DdlPane_done, Icons.STATE_FINISHED, this::done), StepDetails.button(root, Messages.DdlPane_skip, Icons.SKIP, this::skip));
        SashForm sash = new SashForm(root, SWT.VERTICAL);
        GridDataFactory.fillDefaults().grab(true, true).span(4, 1).applyTo(sash);
        table = new RecordTable<>(sash, SWT.BORDER | SWT.SINGLE, DdlView::id,
                List.of(Column.<DdlView>text(Messages.DdlPane_state, 160, d -> States.label(d.state())).icon(d -> States.icon(d.state()).image()).sortedBy(Comparator.comparing(DdlView::state)),
                        Column.<DdlView>text(Messages.DdlPane_time, 150, d -> Formats.time(d.time())).sortedBy(Comparator.comparing(DdlView::time)), Column.text(Messages.DdlPane_kind, 150, DdlView::kind),
                        Column.text(Messages.DdlPane_database, 110, DdlView::database), Column.text(Messages.DdlPane_statement, 380, DdlView::statement), Column.text(Messages.DdlPane_outcome, 260, DdlView::outcome)));
        table.onSelect(rows -> explain());
        Composite below = new Composite(sash, SWT.NONE);
        GridLayoutFactory.fillDefaults().numColumns(3).equalWidth(true).applyTo(below);
        statement = text(below, Messages.DdlPane_atOrigin);
        target = text(below, Messages.DdlPane_atOther);
        reason = text(below, Messages.DdlPane_why);
        reason.setFont(JFaceResources.getDefaultFont());
        sash.setWeights(45, 55);
        explain();
        return root;
    }

    private static Text text(Composite parent, String title) {
        Group group = new Group(parent, SWT.NONE);
        group.setText(title);
        GridLayoutFactory.swtDefaults().applyTo(group);
        GridDataFactory.fillDefaults().grab(true, true).applyTo(group);
        Text text = new Text(group, SWT.MULTI | SWT.READ_ONLY | SWT.WRAP | SWT.V_SCROLL);
        text.setFont(JFaceResources.getTextFont());
        GridDataFactory.fillDefaults().grab(true, true).hint(150, 50).applyTo(text);
        return text;
    }

    /** Shows them. One that newly waits for a decision is selected; while none is, the last one. */
    void show(List<DdlView> ddls) {
        table.setRows(ddls);
        ddls.stream().filter(d -> d.needsAnswer() && announced.add(d.id())).findFirst().ifPresent(d -> table.select(d.id()));
        if (table.first().isEmpty()) {
            ddls.stream().reduce((first, second) -> second).ifPresent(d -> table.select(d.id()));
        }
        explain();
    }

    private void explain() {
        Optional<DdlView> ddl = table.first();
        set(statement, ddl.map(DdlView::statement).orElse(""));
        set(target, ddl.map(DdlPane::proposal).orElse(""));
        set(reason, ddl.map(d -> String.join("\n", d.decision(), d.outcome()).strip()).orElse(table.rows().isEmpty() ? Messages.DdlPane_none : Messages.DdlPane_choose));
        boolean asks = ddl.map(DdlView::needsAnswer).orElse(false);
        answers.forEach(button -> button.setEnabled(asks));
    }

    private static void set(Text widget, String text) {
        if (!widget.getText().equals(text)) {
            widget.setText(text);
        }
    }

    /** What is run at the other side, else what could be. */
    private static String proposal(DdlView ddl) {
        return ddl.target().isEmpty() ? ddl.suggestion() : String.join(";\n", ddl.target());
    }

    private void edit() {
        table.first().ifPresent(ddl -> {
            String proposal = proposal(ddl).isEmpty() ? ddl.statement() : proposal(ddl);
            TextDialog.edit(root.getShell(), Messages.DdlPane_editTitle, proposal).map(DdlPane::statements).filter(list -> !list.isEmpty())
                    .ifPresent(list -> answer(ddl, new DdlAnswer.Run(list), Messages.DdlPane_edit));
        });
    }

    /** A statement ends with a semicolon at the end of a line; one inside a line may belong to a literal. */
    static List<String> statements(String text) {
        return Arrays.stream(text.split(";[ \\t]*(\\R|$)")).map(String::strip).filter(s -> !s.isEmpty()).toList();
    }

    private void again() {
        table.first().ifPresent(ddl -> answer(ddl, new DdlAnswer.Again(), Messages.DdlPane_again));
    }

    private void done() {
        table.first().filter(ddl -> MessageDialog.openQuestion(root.getShell(), Messages.DdlPane_done, Messages.bind(Messages.DdlPane_doneQuestion, ddl.statement())))
                .ifPresent(ddl -> answer(ddl, new DdlAnswer.Done(), Messages.DdlPane_done));
    }

    private void skip() {
        table.first().filter(ddl -> MessageDialog.openQuestion(root.getShell(), Messages.DdlPane_skip, Messages.bind(Messages.DdlPane_skipQuestion, ddl.statement())))
                .ifPresent(ddl -> answer(ddl, new DdlAnswer.Skip(), Messages.DdlPane_skip));
    }

    private void answer(DdlView ddl, DdlAnswer answer, String name) {
        EngineJob.of(name, root, (studio, cancel) -> studio.projects().answerDdl(projectId, ddl.id(), answer)).start();
    }
}
