package org.godwit.ui.monitor;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.part.ViewPart;
import org.godwit.core.error.CoreError;
import org.godwit.core.error.GodwitException;
import org.godwit.supervisor.service.ComponentService.ComponentView;
import org.godwit.ui.EngineJob;
import org.godwit.ui.Icons;
import org.godwit.ui.PageStack;

/** The end of the selected component's log file, followed while it is visible. */
public final class ComponentLogView extends ViewPart {
    public static final String ID = "org.godwit.ui.monitor.log";
    private static final int REFRESH_MS = 2_000;
    private static final int TAIL_BYTES = 64 * 1024;

    private PageStack pages;
    private Text text;
    private SelectedComponent selected;
    private Optional<String> component = Optional.empty();
    private boolean reading;

    @Override
    public void createPartControl(Composite parent) {
        pages = new PageStack(parent);
        pages.setEmpty(Icons.LOG, Messages.ComponentLogView_emptyTitle, Messages.ComponentLogView_emptyText, List.of());
        text = new Text(pages.root(), SWT.MULTI | SWT.READ_ONLY | SWT.H_SCROLL | SWT.V_SCROLL);
        text.setFont(JFaceResources.getTextFont());
        pages.setContent(text);
        pages.show(false);
        selected = SelectedComponent.of(getSite(), this::select);
        parent.getDisplay().timerExec(REFRESH_MS, this::tick);
    }

    private void select(ComponentView chosen) {
        component = Optional.of(chosen.name());
        read();
    }

    private void tick() {
        if (!text.isDisposed()) {
            if (pages.root().isVisible()) {
                read();
            }
            text.getDisplay().timerExec(REFRESH_MS, this::tick);
        }
    }

    private void read() {
        if (reading || component.isEmpty()) {
            return;
        }
        reading = true;
        String name = component.get();
        new EngineJob<>(Messages.ComponentLogView_reading, text, (studio, cancel) -> tail(studio.components().logFile(name))).quiet().lastly(() -> reading = false).then(this::show)
                .otherwise(failure -> show("")).start();
    }

    private static String tail(Path file) throws GodwitException {
        if (!Files.exists(file)) {
            return "";
        }
        try (RandomAccessFile log = new RandomAccessFile(file.toFile(), "r")) {
            log.seek(Math.max(0, log.length() - TAIL_BYTES));
            byte[] bytes = new byte[(int) (log.length() - log.getFilePointer())];
            log.readFully(bytes);
            return new String(bytes, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new GodwitException(CoreError.FILE, e, file, String.valueOf(e.getMessage()));
        }
    }

    private void show(String tail) {
        pages.show(!tail.isEmpty());
        if (!tail.equals(text.getText())) {
            text.setText(tail);
            text.setTopIndex(Integer.MAX_VALUE);
        }
    }

    @Override
    public void setFocus() {
        text.setFocus();
    }

    @Override
    public void dispose() {
        if (selected != null) {
            selected.dispose();
        }
        super.dispose();
    }
}
