package org.godwit.ui.monitor.tasks;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.ui.part.ViewPart;
import org.godwit.supervisor.service.ComponentService.Ticket;
import org.godwit.supervisor.service.ComponentService.TicketPart;
import org.godwit.supervisor.service.ComponentService.TicketStatus;
import org.godwit.ui.Column;
import org.godwit.ui.EngineJob;
import org.godwit.ui.EngineSentences;
import org.godwit.ui.FilterField;
import org.godwit.ui.Formats;
import org.godwit.ui.Icons;
import org.godwit.ui.PageStack;
import org.godwit.ui.Pulse;
import org.godwit.ui.RecordTable;
import org.godwit.ui.monitor.FilterKey;
import org.godwit.ui.monitor.Messages;

/** Operations on components as O&M tasks with their sub-tasks; what failed is retried or left out. */
public final class OpsTasksView extends ViewPart {
    public static final String ID = "org.godwit.ui.monitor.tasks";
    private static final Duration PERIOD = Duration.ofSeconds(1);

    private PageStack pages;
    private FilterField filter;
    private Button onlyFailed;
    private RecordTable<Ticket> tasks;
    private RecordTable<TicketPart> parts;
    private Button retry;
    private Button skip;
    private Button retryPart;
    private Button skipPart;
    private List<Ticket> all = List.of();
    private boolean reading;

    @Override
    public void createPartControl(Composite parent) {
        pages = new PageStack(parent);
        pages.setEmpty(Icons.REPORT, Messages.OpsTasksView_emptyTitle, Messages.OpsTasksView_emptyText, List.of());
        SashForm sash = new SashForm(pages.root(), SWT.HORIZONTAL);
        pages.setContent(sash);
        createTasks(side(sash));
        createParts(side(sash));
        sash.setWeights(60, 40);
        pages.show(false);
        FilterKey.install(getSite(), filter.control());
        getSite().setSelectionProvider(tasks);
        read();
        Pulse.each(pages.root(), PERIOD, this::read);
    }

    private static Composite side(SashForm sash) {
        Composite side = new Composite(sash, SWT.NONE);
        GridLayoutFactory.fillDefaults().margins(4, 4).spacing(0, 4).applyTo(side);
        return side;
    }

    private static Composite bar(Composite parent, int columns) {
        Composite line = new Composite(parent, SWT.NONE);
        GridLayoutFactory.fillDefaults().numColumns(columns).spacing(6, 0).applyTo(line);
        GridDataFactory.fillDefaults().grab(true, false).applyTo(line);
        return line;
    }

    private void createTasks(Composite side) {
        Composite line = bar(side, 4);
        filter = new FilterField(line, Messages.OpsTasksView_filter, text -> tasks.setFilter(text));
        onlyFailed = new Button(line, SWT.CHECK);
        onlyFailed.setText(Messages.OpsTasksView_onlyFailed);
        onlyFailed.addListener(SWT.Selection, e -> show());
        retry = button(line, Messages.OpsTasksView_retry, Icons.RETRY, this::retry);
        skip = button(line, Messages.OpsTasksView_skip, Icons.SKIP, this::skip);
        tasks = new RecordTable<>(side, SWT.MULTI, Ticket::id, List.of(Column.number(Messages.OpsTasksView_id, 50, Ticket::id, t -> String.valueOf(t.id())),
                Column.text(Messages.OpsTasksView_type, 150, t -> TaskNames.type(t.type())),
                Column.<Ticket>text(Messages.OpsTasksView_status, 110, t -> TaskNames.status(t.status())).icon(t -> TaskNames.icon(t.status()).image()),
                Column.text(Messages.OpsTasksView_component, 325, Ticket::component), Column.text(Messages.OpsTasksView_message, 260, Ticket::message),
                Column.text(Messages.OpsTasksView_created, 150, t -> Formats.time(t.created())),
                Column.text(Messages.OpsTasksView_took, 80, t -> Formats.elapsed(Optional.of(t.created()), t.finished().or(() -> isOver(t) ? Optional.of(t.created()) : Optional.empty()))),
                Column.text(Messages.OpsTasksView_operator, 90, Ticket::operator)));
        tasks.prefer(List.of(task -> true));
        tasks.onSelect(rows -> showParts());
        GridDataFactory.fillDefaults().grab(true, true).applyTo(tasks.control());
    }

    private static boolean isOver(Ticket task) {
        return task.status() == TicketStatus.FAILED;
    }

    private void createParts(Composite side) {
        Composite line = bar(side, 3);
        Label heading = new Label(line, SWT.NONE);
        heading.setText(Messages.OpsTasksView_parts);
        GridDataFactory.fillDefaults().grab(true, false).align(SWT.FILL, SWT.CENTER).applyTo(heading);
        retryPart = button(line, Messages.OpsTasksView_retryPart, Icons.RETRY, this::retryPart);
        skipPart = button(line, Messages.OpsTasksView_skipPart, Icons.SKIP, this::skipPart);
        parts = new RecordTable<>(side, SWT.SINGLE, TicketPart::id, List.of(Column.text(Messages.OpsTasksView_part, 170, p -> TaskNames.part(p.type())),
                Column.<TicketPart>text(Messages.OpsTasksView_status, 110, p -> TaskNames.status(p.status())).icon(p -> TaskNames.icon(p.status()).image()),
                Column.text(Messages.OpsTasksView_message, 420, p -> EngineSentences.say(p.message()))));
        parts.prefer(List.of(p -> p.status() == TicketStatus.FAILED));
        parts.onSelect(rows -> enable());
        GridDataFactory.fillDefaults().grab(true, true).applyTo(parts.control());
    }

    private static Button button(Composite parent, String text, Icons icon, Runnable action) {
        Button button = new Button(parent, SWT.PUSH);
        button.setText(text);
        button.setImage(icon.image());
        button.setEnabled(false);
        button.addListener(SWT.Selection, e -> action.run());
        return button;
    }

    private void read() {
        if (reading) {
            return;
        }
        reading = true;
        new EngineJob<>(Messages.OpsTasksView_reading, pages.root(), (studio, cancel) -> studio.components().tickets()).quiet().lastly(() -> reading = false).then(read -> {
            all = read;
            show();
        }).otherwise(failure -> pages.show(!all.isEmpty())).start();
    }

    private void show() {
        Predicate<Ticket> shown = onlyFailed.getSelection() ? OpsTasksView::isOver : t -> true;
        tasks.setRows(all.stream().filter(shown).toList());
        showParts();
        pages.show(!all.isEmpty());
    }

    /** Sub-tasks of the selected task; the failed one is selected, since it is the one to do something about. */
    private void showParts() {
        List<TicketPart> shown = tasks.first().map(Ticket::parts).orElse(List.of());
        parts.setRows(shown);
        enable();
    }

    private List<Ticket> failed() {
        return tasks.selection().stream().filter(OpsTasksView::isOver).toList();
    }

    private Optional<TicketPart> failedPart() {
        return parts.first().filter(p -> p.status() == TicketStatus.FAILED);
    }

    private void enable() {
        retry.setEnabled(!failed().isEmpty());
        skip.setEnabled(!failed().isEmpty());
        retryPart.setEnabled(failedPart().isPresent());
        skipPart.setEnabled(failedPart().isPresent());
    }

    private void retry() {
        List<Long> ids = failed().stream().map(Ticket::id).toList();
        run(Messages.OpsTasksView_retrying, (studio, cancel) -> {
            for (long id : ids) {
                studio.components().retryTicket(id);
            }
        });
    }

    private void skip() {
        List<Long> ids = failed().stream().map(Ticket::id).toList();
        if (MessageDialog.openQuestion(tasks.control().getShell(), Messages.OpsTasksView_skipTitle, Messages.bind(Messages.OpsTasksView_skipQuestion, ids.size()))) {
            run(Messages.OpsTasksView_skipping, (studio, cancel) -> {
                for (long id : ids) {
                    studio.components().skipTicket(id);
                }
            });
        }
    }

    private void retryPart() {
        failedPart().ifPresent(part -> run(Messages.OpsTasksView_retrying, (studio, cancel) -> studio.components().retryPart(part.id())));
    }

    private void skipPart() {
        failedPart().filter(part -> MessageDialog.openQuestion(tasks.control().getShell(), Messages.OpsTasksView_skipPartTitle,
                Messages.bind(Messages.OpsTasksView_skipPartQuestion, TaskNames.part(part.type()), consequence(part.type()))))
                .ifPresent(part -> run(Messages.OpsTasksView_skipping, (studio, cancel) -> studio.components().skipPart(part.id())));
    }

    /** What it means to leave a sub-task out. */
    private static String consequence(String type) {
        return switch (type) {
            case "STOP_COMPONENT" -> Messages.Skip_stop;
            case "START_COMPONENT" -> Messages.Skip_start;
            case "CHANGE_PARAMETERS" -> Messages.Skip_change;
            case "RESET_POSITION" -> Messages.Skip_reset;
            case "REMOVE_COMPONENT", "CLEAR_COMPONENT" -> Messages.Skip_remove;
            default -> Messages.Skip_other;
        };
    }

    private void run(String title, EngineJob.Action action) {
        EngineJob.of(title, pages.root(), action).then(done -> read()).start();
    }

    @Override
    public void setFocus() {
        tasks.control().setFocus();
    }
}
