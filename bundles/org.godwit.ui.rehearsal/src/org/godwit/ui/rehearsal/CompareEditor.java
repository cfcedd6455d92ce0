package org.godwit.ui.rehearsal;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.PlatformUI;
import org.godwit.core.error.CoreError;
import org.godwit.core.error.GodwitException;
import org.godwit.rehearsal.report.SideBySide;
import org.godwit.ui.EngineJob;
import org.godwit.ui.ShowingEditor;
import org.godwit.ui.StatusGate;

/** Two rehearsals side by side. */
public final class CompareEditor extends ShowingEditor {
    public static final String ID = "org.godwit.ui.rehearsal.compareEditor";

    private record Both(RehearsalRun left, RehearsalRun right, List<SideBySide.Line> lines) {
    }

    private CompareSide left;
    private CompareSide right;
    private CompareTabs tabs;

    /** Opens the comparison, or brings it to the front. Display thread only. */
    static void open(Path left, Path right) {
        try {
            PlatformUI.getWorkbench().getActiveWorkbenchWindow().getActivePage().openEditor(new CompareInput(left, right), ID);
        } catch (PartInitException e) {
            StatusGate.show(Messages.CompareEditor_title, new GodwitException(CoreError.UNEXPECTED, e, ID, String.valueOf(e.getMessage())));
        }
    }

    @Override
    public void createPartControl(Composite parent) {
        Composite root = new Composite(parent, SWT.NONE);
        GridLayoutFactory.fillDefaults().spacing(0, 0).applyTo(root);
        Composite top = new Composite(root, SWT.NONE);
        GridLayoutFactory.fillDefaults().numColumns(2).equalWidth(true).margins(10, 10).spacing(20, 4).applyTo(top);
        GridDataFactory.fillDefaults().grab(true, false).applyTo(top);
        left = new CompareSide(top);
        right = new CompareSide(top);
        new Label(root, SWT.SEPARATOR | SWT.HORIZONTAL).setLayoutData(GridDataFactory.fillDefaults().grab(true, false).create());
        tabs = new CompareTabs(root);
        GridDataFactory.fillDefaults().grab(true, true).applyTo(tabs.control());
        CompareInput input = (CompareInput) getEditorInput();
        new EngineJob<>(getPartName(), root, (studio, cancel) -> read(input)).quiet().then(both -> both.ifPresentOrElse(this::show, left::showMissing)).start();
    }

    private static Optional<Both> read(CompareInput input) throws GodwitException {
        Optional<RehearsalRun> left = RehearsalRuns.get().find(input.left()).filter(r -> r.report().isPresent());
        Optional<RehearsalRun> right = RehearsalRuns.get().find(input.right()).filter(r -> r.report().isPresent());
        return left.isEmpty() || right.isEmpty() ? Optional.empty() : Optional.of(new Both(left.get(), right.get(), SideBySide.of(left.get().report().orElseThrow(), right.get().report().orElseThrow())));
    }

    private void show(Both both) {
        left.show(both.left());
        right.show(both.right());
        tabs.show(both.left(), both.right(), both.lines());
    }

    @Override
    public void setFocus() {
        tabs.control().setFocus();
    }
}
