package org.godwit.ui.rehearsal;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.PlatformUI;
import org.godwit.core.error.CoreError;
import org.godwit.core.error.GodwitException;
import org.godwit.core.error.Problem;
import org.godwit.core.progress.CancelToken;
import org.godwit.rehearsal.bundle.Bundle;
import org.godwit.ui.EngineJob;
import org.godwit.ui.ShowingEditor;
import org.godwit.ui.StatusGate;

/** What is in a bundle; when it is opened, every part of it is checked. */
public final class BundleEditor extends ShowingEditor {
    public static final String ID = "org.godwit.ui.rehearsal.bundleEditor";

    /** Texts of a bundle and whether all of its parts are as they should be. */
    record Texts(Map<String, String> definitions, String statements, String masking, Optional<Problem> problem) {
    }

    private BundleBanner banner;
    private BundleTabs tabs;

    /**
     * Opens the bundle, or brings its editor to the front. Display thread only.
     *
     * @param object {@code database.name} of what is to be shown; empty for nothing particular
     */
    static void open(Path file, String object) {
        try {
            var part = PlatformUI.getWorkbench().getActiveWorkbenchWindow().getActivePage().openEditor(new BundleInput(file), ID);
            if (part instanceof BundleEditor editor && !object.isEmpty()) {
                editor.tabs.jump(object);
            }
        } catch (PartInitException e) {
            StatusGate.show(file.getFileName().toString(), new GodwitException(CoreError.UNEXPECTED, e, ID, String.valueOf(e.getMessage())));
        }
    }

    @Override
    public void createPartControl(Composite parent) {
        Composite root = new Composite(parent, SWT.NONE);
        GridLayoutFactory.fillDefaults().spacing(0, 0).applyTo(root);
        Path file = ((BundleInput) getEditorInput()).file();
        banner = new BundleBanner(root, file);
        tabs = new BundleTabs(root);
        GridDataFactory.fillDefaults().grab(true, true).applyTo(tabs.control());
        new EngineJob<>(getPartName(), root, (studio, cancel) -> BundleFiles.read(file)).quiet().then(summary -> {
            banner.show(summary);
            summary.content().ifPresent(tabs::show);
            if (summary.content().isPresent()) {
                check(root, file);
            }
        }).start();
    }

    private void check(Composite owner, Path file) {
        new EngineJob<>(Messages.BundleEditor_checking, owner, (studio, cancel) -> texts(file, cancel)).then(texts -> {
            banner.show(texts);
            tabs.show(texts);
        }).start();
    }

    private static Texts texts(Path file, CancelToken cancel) throws GodwitException {
        try (Bundle bundle = Bundle.open(file)) {
            bundle.verify(cancel);
            return new Texts(bundle.definitions(cancel), bundle.text("statements.sql", cancel), bundle.text("masking.txt", cancel), Optional.empty());
        } catch (GodwitException e) {
            if (e.isCancelled()) {
                throw e;
            }
            return new Texts(Map.of(), "", "", Optional.of(e.problem()));
        }
    }

    @Override
    public void setFocus() {
        tabs.control().setFocus();
    }
}
