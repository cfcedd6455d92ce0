package org.godwit.ui.monitor;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.swt.widgets.TableItem;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.part.ViewPart;
import org.godwit.core.error.GodwitException;
import org.godwit.supervisor.service.RmConsole;
import org.godwit.ui.EngineJob;
import org.godwit.ui.Icons;
import org.godwit.ui.ProblemPane;

/** SQL on the rm database, for reading states and repairing them by hand. What changes rows is asked about first, and audited by the engine. */
public final class RmConsoleView extends ViewPart {
    public static final String ID = "org.godwit.ui.monitor.rm";
    private static final int MAX_ROWS = 2_000;
    private static final int COLUMN_WIDTH = 150;

    private Text sql;
    private Button run;
    private Button cancel;
    private Label summary;
    private ProblemPane problem;
    private Table table;
    private List<List<Optional<String>>> rows = List.of();
    private Optional<EngineJob<RmConsole.Result>> running = Optional.empty();

    @Override
    public void createPartControl(Composite parent) {
        SashForm sash = new SashForm(parent, SWT.VERTICAL);
        Composite top = new Composite(sash, SWT.NONE);
        GridLayoutFactory.fillDefaults().numColumns(2).margins(4, 4).applyTo(top);
        sql = new Text(top, SWT.MULTI | SWT.BORDER | SWT.WRAP | SWT.V_SCROLL);
        sql.setFont(JFaceResources.getTextFont());
        sql.setText(Messages.RmConsoleView_first);
        sql.setToolTipText(Messages.RmConsoleView_hint);
        GridDataFactory.fillDefaults().grab(true, true).span(1, 2).applyTo(sql);
        sql.addListener(SWT.KeyDown, e -> {
            if (e.keyCode == SWT.CR && e.stateMask == SWT.MOD1) {
                e.doit = false;
                run();
            }
        });
        sql.addListener(SWT.Traverse, e -> e.doit |= e.detail == SWT.TRAVERSE_TAB_NEXT || e.detail == SWT.TRAVERSE_TAB_PREVIOUS);
        run = button(top, Messages.RmConsoleView_run, Icons.START, this::run);
        cancel = button(top, Messages.RmConsoleView_cancel, Icons.DELETE, () -> running.ifPresent(EngineJob::cancel));
        cancel.setEnabled(false);
        Composite below = new Composite(sash, SWT.NONE);
        GridLayoutFactory.fillDefaults().margins(4, 0).spacing(0, 2).applyTo(below);
        problem = new ProblemPane(below, 1);
        table = new Table(below, SWT.VIRTUAL | SWT.FULL_SELECTION | SWT.MULTI | SWT.BORDER);
        table.setHeaderVisible(true);
        table.setLinesVisible(true);
        table.addListener(SWT.SetData, this::fill);
        GridDataFactory.fillDefaults().grab(true, true).applyTo(table);
        summary = new Label(below, SWT.NONE);
        summary.setText(Messages.RmConsoleView_hint);
        GridDataFactory.fillDefaults().grab(true, false).applyTo(summary);
        sash.setWeights(30, 70);
    }

    private static Button button(Composite parent, String text, Icons icon, Runnable action) {
        Button button = new Button(parent, SWT.PUSH);
        button.setText(text);
        button.setImage(icon.image());
        button.addListener(SWT.Selection, e -> action.run());
        GridDataFactory.fillDefaults().align(SWT.FILL, SWT.BEGINNING).applyTo(button);
        return button;
    }

    private void run() {
        String selected = sql.getSelectionText().isBlank() ? sql.getText() : sql.getSelectionText();
        String statement = selected.strip();
        boolean reads = statement.matches("(?is)^(select|with|show|explain|values)\\b.*");
        if (statement.isEmpty() || running.isPresent() || !reads && !MessageDialog.openQuestion(table.getShell(), Messages.RmConsoleView_changeTitle, Messages.RmConsoleView_change)) {
            return;
        }
        run.setEnabled(false);
        cancel.setEnabled(true);
        problem.show(Optional.empty());
        running = Optional.of(new EngineJob<>(Messages.RmConsoleView_job, table, (studio, token) -> studio.rm().execute(statement, MAX_ROWS, token)).lastly(this::ended).then(this::show)
                .otherwise(this::failed).start());
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

    private void show(RmConsole.Result result) {
        table.setRedraw(false);
        table.setItemCount(0);
        for (TableColumn column : table.getColumns()) {
            column.dispose();
        }
        result.columns().forEach(name -> {
            TableColumn column = new TableColumn(table, SWT.NONE);
            column.setText(name);
            column.setWidth(COLUMN_WIDTH);
        });
        rows = result.rows();
        table.setItemCount(rows.size());
        table.setRedraw(true);
        summary.setText(result.updated() >= 0
                ? Messages.bind(Messages.RmConsoleView_updated, result.updated())
                : Messages.bind(result.truncated() ? Messages.RmConsoleView_truncated : Messages.RmConsoleView_rows, rows.size()));
    }

    private void fill(Event event) {
        TableItem item = (TableItem) event.item;
        List<Optional<String>> row = rows.get(table.indexOf(item));
        IntStream.range(0, row.size()).forEach(i -> item.setText(i, row.get(i).orElse("NULL")));
    }

    @Override
    public void setFocus() {
        sql.setFocus();
    }
}
