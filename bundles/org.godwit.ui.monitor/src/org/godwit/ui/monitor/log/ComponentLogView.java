package org.godwit.ui.monitor.log;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.ui.part.ViewPart;
import org.godwit.ui.EngineJob;
import org.godwit.ui.FilterField;
import org.godwit.ui.Icons;
import org.godwit.ui.PageStack;
import org.godwit.ui.Pulse;
import org.godwit.ui.monitor.ComponentLine;
import org.godwit.ui.monitor.FilterKey;
import org.godwit.ui.monitor.Messages;
import org.godwit.ui.monitor.SelectedComponent;
import org.godwit.ui.monitor.log.LogTail.LogLine;

/** The log of the selected component, followed while it is visible, with a search and by level. */
public final class ComponentLogView extends ViewPart {
    public static final String ID = "org.godwit.ui.monitor.log";
    private static final Duration PERIOD = Duration.ofSeconds(1);

    private PageStack pages;
    private Label caption;
    private FilterField search;
    private Label found;
    private Button follow;
    private LogText text;
    private SelectedComponent selected;
    private Optional<String> component = Optional.empty();
    private Optional<LogTail> tail = Optional.empty();
    private boolean reading;

    @Override
    public void createPartControl(Composite parent) {
        pages = new PageStack(parent);
        pages.setEmpty(Icons.LOG, Messages.ComponentLogView_emptyTitle, Messages.ComponentLogView_emptyText, List.of());
        Composite content = new Composite(pages.root(), SWT.NONE);
        GridLayoutFactory.fillDefaults().margins(4, 4).spacing(0, 4).applyTo(content);
        pages.setContent(content);
        createBar(content);
        text = new LogText(content);
        GridDataFactory.fillDefaults().grab(true, true).hint(300, 100).applyTo(text.control());
        // Who scrolls up to read does not want to be taken to the end again.
        text.control().addListener(SWT.MouseVerticalWheel, e -> follow.setSelection(isAtEnd()));
        pages.show(false);
        FilterKey.install(getSite(), search.control());
        selected = SelectedComponent.of(getSite(), this::select);
        Pulse.each(content, PERIOD, this::read);
    }

    private void createBar(Composite parent) {
        Composite line = new Composite(parent, SWT.NONE);
        GridLayoutFactory.fillDefaults().numColumns(7).spacing(4, 0).applyTo(line);
        GridDataFactory.fillDefaults().grab(true, false).applyTo(line);
        caption = new Label(line, SWT.NONE);
        GridDataFactory.fillDefaults().grab(true, false).align(SWT.FILL, SWT.CENTER).hint(120, SWT.DEFAULT).applyTo(caption);
        found = new Label(line, SWT.RIGHT);
        GridDataFactory.fillDefaults().align(SWT.END, SWT.CENTER).hint(80, SWT.DEFAULT).applyTo(found);
        search = new FilterField(line, Messages.ComponentLogView_search, this::search);
        GridDataFactory.fillDefaults().hint(220, SWT.DEFAULT).align(SWT.FILL, SWT.CENTER).applyTo(search.control());
        search.control().addListener(SWT.DefaultSelection, e -> move(true));
        button(line, "\u25B2", Messages.ComponentLogView_previous, () -> move(false));
        button(line, "\u25BC", Messages.ComponentLogView_next, () -> move(true));
        Combo level = new Combo(line, SWT.READ_ONLY | SWT.DROP_DOWN);
        level.setItems(Stream.of(Level.values()).map(Level::label).toArray(String[]::new));
        level.select(0);
        level.setToolTipText(Messages.ComponentLogView_level);
        level.addListener(SWT.Selection, e -> {
            text.setLevel(Level.values()[Math.max(0, level.getSelectionIndex())]);
            count();
        });
        follow = new Button(line, SWT.CHECK);
        follow.setText(Messages.ComponentLogView_follow);
        follow.setSelection(true);
    }

    private static void button(Composite parent, String label, String tip, Runnable action) {
        Button button = new Button(parent, SWT.PUSH);
        button.setText(label);
        button.setToolTipText(tip);
        button.addListener(SWT.Selection, e -> action.run());
    }

    private boolean isAtEnd() {
        int lines = text.control().getClientArea().height / Math.max(1, text.control().getLineHeight());
        return text.control().getTopIndex() + lines >= text.control().getLineCount() - 1;
    }

    private void search(String wanted) {
        if (!wanted.isEmpty()) {
            follow.setSelection(false);
        }
        text.search(wanted);
        count();
    }

    private void move(boolean forward) {
        if (forward) {
            text.next();
        } else {
            text.previous();
        }
        count();
    }

    private void count() {
        found.setText(search.control().getText().isEmpty() ? "" : Messages.bind(Messages.ComponentLogView_found, text.hitNumber(), text.hitCount()));
    }

    private void select(ComponentLine chosen) {
        if (!component.equals(Optional.of(chosen.name()))) {
            component = Optional.of(chosen.name());
            tail = Optional.empty();
            text.clear();
            caption.setText(chosen.title().replace("&", "&&"));
            caption.setToolTipText(caption.getText());
            read();
        }
    }

    private record Read(LogTail tail, List<LogLine> lines) {
    }

    private void read() {
        if (reading || component.isEmpty()) {
            return;
        }
        reading = true;
        String name = component.get();
        Optional<LogTail> known = tail;
        new EngineJob<>(Messages.ComponentLogView_reading, pages.root(), (studio, cancel) -> {
            Path file = studio.components().logFile(name);
            LogTail followed = known.orElseGet(() -> new LogTail(file));
            return new Read(followed, followed.read());
        }).quiet().lastly(() -> reading = false).then(read -> show(name, read)).otherwise(failure -> pages.show(!text.isEmpty())).start();
    }

    private void show(String name, Read read) {
        if (!component.equals(Optional.of(name))) {
            read();
            return;
        }
        tail = Optional.of(read.tail());
        text.add(read.lines(), follow.getSelection());
        count();
        pages.show(!text.isEmpty());
    }

    @Override
    public void setFocus() {
        text.control().setFocus();
    }

    @Override
    public void dispose() {
        if (selected != null) {
            selected.dispose();
        }
        super.dispose();
    }
}
