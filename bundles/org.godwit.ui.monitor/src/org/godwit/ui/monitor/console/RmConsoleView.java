package org.godwit.ui.monitor.console;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.part.ViewPart;
import org.godwit.core.error.GodwitException;
import org.godwit.core.progress.CancelToken;
import org.godwit.supervisor.service.ProjectSummary;
import org.godwit.supervisor.service.RmConsole.Result;
import org.godwit.supervisor.service.Studio;
import org.godwit.ui.EngineJob;
import org.godwit.ui.Icons;
import org.godwit.ui.Plurals;
import org.godwit.ui.ProblemPane;
import org.godwit.ui.StudioWatch;
import org.godwit.ui.monitor.ComponentLine;
import org.godwit.ui.monitor.Messages;
import org.godwit.ui.monitor.SelectedComponent;

/** SQL on the rm database, for reading states and repairing them by hand. What changes rows is asked about first, and audited by the engine. */
public final class RmConsoleView extends ViewPart {
    public static final String ID = "org.godwit.ui.monitor.rm";
    private static final int MAX_ROWS = 2_000;

    private Text sql;
    private Combo snippets;
    private Combo projects;
    private Button run;
    private Button cancel;
    private Label summary;
    private ProblemPane problem;
    private Composite results;
    private Optional<ResultGrid> grid = Optional.empty();
    private Optional<String> query = Optional.empty();
    private List<ProjectSummary> known = List.of();
    private Optional<String> project = Optional.empty();
    private SelectedComponent selected;
    private Optional<EngineJob<Result>> running = Optional.empty();

    @Override
    public void createPartControl(Composite parent) {
        SashForm sash = new SashForm(parent, SWT.VERTICAL);
        Composite top = new Composite(sash, SWT.NONE);
        GridLayoutFactory.fillDefaults().numColumns(2).margins(4, 4).spacing(4, 4).applyTo(top);
        createBar(top);
        createEditor(top);
        Composite below = new Composite(sash, SWT.NONE);
        GridLayoutFactory.fillDefaults().margins(4, 0).spacing(0, 2).applyTo(below);
        problem = new ProblemPane(below, 1);
        results = new Composite(below, SWT.NONE);
        results.setBackground(GridColors.ground(results));
        GridLayoutFactory.fillDefaults().applyTo(results);
        GridDataFactory.fillDefaults().grab(true, true).applyTo(results);
        summary = new Label(below, SWT.NONE);
        summary.setText(Messages.RmConsoleView_hint);
        GridDataFactory.fillDefaults().grab(true, false).applyTo(summary);
        sash.setWeights(36, 64);
        selected = SelectedComponent.of(getSite(), this::select);
        StudioWatch.of(parent, Optional.empty(), this::readProjects);
    }

    private void createBar(Composite parent) {
        Composite line = new Composite(parent, SWT.NONE);
        GridLayoutFactory.fillDefaults().numColumns(4).spacing(6, 0).applyTo(line);
        GridDataFactory.fillDefaults().grab(true, false).span(2, 1).applyTo(line);
        new Label(line, SWT.NONE).setText(Messages.RmConsoleView_project);
        projects = new Combo(line, SWT.READ_ONLY | SWT.DROP_DOWN);
        projects.setData("id", "rm.project");
        GridDataFactory.fillDefaults().hint(180, SWT.DEFAULT).applyTo(projects);
        projects.addListener(SWT.Selection, e -> project = Optional.of(known.get(projects.getSelectionIndex()).id()));
        snippets = new Combo(line, SWT.READ_ONLY | SWT.DROP_DOWN);
        snippets.setData("id", "rm.snippets");
        snippets.add(Messages.RmConsoleView_snippets);
        for (Snippet snippet : Snippet.values()) {
            snippets.add(snippet.label());
        }
        snippets.select(0);
        snippets.setVisibleItemCount(Snippet.values().length + 1);
        GridDataFactory.fillDefaults().grab(true, false).applyTo(snippets);
        snippets.addListener(SWT.Selection, e -> insert());
    }

    private void createEditor(Composite parent) {
        sql = new Text(parent, SWT.MULTI | SWT.BORDER | SWT.WRAP | SWT.V_SCROLL);
        sql.setFont(JFaceResources.getTextFont());
        sql.setText(Messages.RmConsoleView_first);
        sql.setToolTipText(Messages.RmConsoleView_hint);
        sql.setData("id", "rm.sql");
        GridDataFactory.fillDefaults().grab(true, true).span(1, 2).applyTo(sql);
        sql.addListener(SWT.KeyDown, e -> {
            if (e.keyCode == SWT.CR && e.stateMask == SWT.MOD1) {
                e.doit = false;
                run();
            }
        });
        sql.addListener(SWT.Traverse, e -> e.doit |= e.detail == SWT.TRAVERSE_TAB_NEXT || e.detail == SWT.TRAVERSE_TAB_PREVIOUS);
        run = button(parent, Messages.RmConsoleView_run, Icons.START, this::run);
        cancel = button(parent, Messages.RmConsoleView_cancel, Icons.DELETE, () -> running.ifPresent(EngineJob::cancel));
        cancel.setEnabled(false);
    }

    private static Button button(Composite parent, String text, Icons icon, Runnable action) {
        Button button = new Button(parent, SWT.PUSH);
        button.setText(text);
        button.setImage(icon.image());
        button.addListener(SWT.Selection, e -> action.run());
        GridDataFactory.fillDefaults().align(SWT.FILL, SWT.BEGINNING).applyTo(button);
        return button;
    }

    private void readProjects() {
        new EngineJob<>(Messages.RmConsoleView_projects, projects, (studio, token) -> studio.projects().list()).quiet().then(list -> {
            List<String> names = list.stream().map(ProjectSummary::name).toList();
            if (!known.stream().map(ProjectSummary::id).toList().equals(list.stream().map(ProjectSummary::id).toList())) {
                known = new ArrayList<>(list);
                projects.setItems(names.toArray(String[]::new));
                showProject();
            }
        }).otherwise(failure -> known = List.of()).start();
    }

    /** The project of the component that is looked at is most likely the one to be repaired. */
    private void select(ComponentLine line) {
        project = Optional.of(line.component().projectId());
        showProject();
    }

    private void showProject() {
        List<String> ids = known.stream().map(ProjectSummary::id).toList();
        int index = project.map(ids::indexOf).orElse(-1);
        if (index < 0 && !ids.isEmpty()) {
            index = 0;
            project = Optional.of(ids.getFirst());
        }
        if (index >= 0) {
            projects.select(index);
        }
    }

    private void insert() {
        int index = snippets.getSelectionIndex() - 1;
        if (index >= 0) {
            Snippet snippet = Snippet.values()[index];
            sql.setText(snippet.of(project.orElse("np_\u2026")));
            summary.setText(snippet.changes() ? Messages.RmConsoleView_repair : Messages.RmConsoleView_hint);
            snippets.select(0);
            sql.setFocus();
        }
    }

    private void run() {
        String chosen = sql.getSelectionText().isBlank() ? sql.getText() : sql.getSelectionText();
        String statement = chosen.strip();
        if (statement.isEmpty() || running.isPresent()) {
            return;
        }
        if (reads(statement)) {
            execute(statement, true);
        } else if (MessageDialog.openQuestion(results.getShell(), Messages.RmConsoleView_changeTitle, Messages.bind(Messages.RmConsoleView_change, statement))) {
            execute(statement, false);
        }
    }

    private static boolean reads(String statement) {
        return statement.matches("(?is)^(select|with|show|explain|values)\\b.*");
    }

    private void execute(String statement, boolean isQuery) {
        run.setEnabled(false);
        cancel.setEnabled(true);
        problem.show(Optional.empty());
        running = Optional.of(new EngineJob<>(Messages.RmConsoleView_job, results, (studio, token) -> read(studio, statement, token)).lastly(this::ended).then(result -> {
            if (isQuery) {
                query = Optional.of(statement);
                show(result);
            } else {
                changed(result);
            }
        }).otherwise(this::failed).start());
    }

    private static Result read(Studio studio, String statement, CancelToken cancel) throws GodwitException {
        GridCollections.load();
        return studio.rm().execute(statement, MAX_ROWS, cancel);
    }

    private void ended() {
        running = Optional.empty();
        run.setEnabled(true);
        cancel.setEnabled(false);
    }

    private void failed(GodwitException failure) {
        summary.setText("");
        problem.show(Optional.of(failure.problem()));
    }

    private void show(Result result) {
        grid.ifPresent(g -> g.control().dispose());
        grid = Optional.empty();
        if (!result.columns().isEmpty()) {
            results.setBackground(GridColors.ground(results));
            grid = Optional.of(new ResultGrid(results, result, cell -> edit(result, cell)));
        }
        results.layout(true, true);
        summary.setText(Plurals.bind(result.truncated() ? Messages.RmConsoleView_truncated : Messages.RmConsoleView_rows, result.rows().size())
                + (result.origin().isPresent() ? "   \u00b7   " + Messages.RmConsoleView_editable : ""));
    }

    /** Shows the rows that were read before once more, as they are now. */
    private void changed(Result result) {
        String text = Messages.bind(result.updated() == 0 ? Messages.RmConsoleView_nothing : Messages.RmConsoleView_updated, Math.max(0, result.updated()));
        summary.setText(text);
        query.ifPresent(again -> new EngineJob<>(Messages.RmConsoleView_job, results, (studio, token) -> read(studio, again, token)).quiet().then(rows -> {
            show(rows);
            summary.setText(text);
        }).otherwise(this::failed).start());
    }

    private void edit(Result result, ResultGrid.Cell cell) {
        if (running.isEmpty()) {
            CellDialog.ask(results.getShell(), result, cell).ifPresent(statement -> execute(statement, false));
        }
    }

    @Override
    public void setFocus() {
        sql.setFocus();
    }

    @Override
    public void dispose() {
        if (selected != null) {
            selected.dispose();
        }
        super.dispose();
    }
}
