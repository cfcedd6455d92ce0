package org.godwit.ui.datasources;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.layout.RowLayoutFactory;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Spinner;
import org.eclipse.swt.widgets.TabFolder;
import org.eclipse.swt.widgets.TabItem;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.part.ViewPart;
import org.godwit.core.error.GodwitException;
import org.godwit.core.model.DataSource;
import org.godwit.core.spi.MessageQueue.Topic;
import org.godwit.supervisor.service.MessageView;
import org.godwit.supervisor.service.QueueService.Reading;
import org.godwit.ui.EngineJob;
import org.godwit.ui.Icons;
import org.godwit.ui.PageStack;
import org.godwit.ui.ProblemLine;
import org.godwit.ui.RecordTable;
import org.godwit.ui.StatusGate;

/** The message browser: messages of one topic, decoded, and of the selected one its columns before and after and the message itself. Reads only when told to. */
public final class TopicView extends ViewPart {
    public static final String ID = "org.godwit.ui.datasources.topic";
    /** The end of a topic is taken for reached when nothing came for so long. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final int MOST = 10_000;
    /** So much text of messages is kept at most. */
    private static final long MOST_CHARACTERS = 32L << 20;

    private PageStack pages;
    private Label caption;
    private Combo format;
    private Combo partition;
    private Text offset;
    private Spinner count;
    private Button read;
    private Button stop;
    private Label said;
    private ProblemLine problem;
    private RecordTable<MessageView> messages;
    private RecordTable<MessageTable.Cell> cells;
    private Text raw;
    private Optional<DataSource> queue = Optional.empty();
    private String topic = "";
    private Optional<EngineJob<Boolean>> running = Optional.empty();

    @Override
    public void createPartControl(Composite parent) {
        pages = new PageStack(parent);
        pages.setEmpty(Icons.TOPIC, Messages.TopicView_emptyTitle, Messages.TopicView_emptyText, List.of());
        Composite content = new Composite(pages.root(), SWT.NONE);
        GridLayoutFactory.fillDefaults().margins(4, 4).spacing(0, 4).applyTo(content);
        pages.setContent(content);
        createBar(content);
        problem = new ProblemLine(content, 1);
        SashForm halves = new SashForm(content, SWT.VERTICAL);
        GridDataFactory.fillDefaults().grab(true, true).hint(300, 200).applyTo(halves);
        messages = MessageTable.messages(halves);
        messages.onSelect(chosen -> show(chosen.stream().findFirst()));
        createDetails(halves);
        halves.setWeights(3, 2);
        halves.addListener(SWT.Resize, e -> halves.setOrientation(halves.getSize().x > 2 * halves.getSize().y ? SWT.HORIZONTAL : SWT.VERTICAL));
        getSite().setSelectionProvider(messages);
        pages.show(false);
    }

    private void createBar(Composite parent) {
        Composite head = new Composite(parent, SWT.NONE);
        GridLayoutFactory.fillDefaults().numColumns(2).spacing(8, 0).applyTo(head);
        GridDataFactory.fillDefaults().grab(true, false).applyTo(head);
        caption = new Label(head, SWT.NONE);
        caption.setFont(JFaceResources.getFontRegistry().getBold(JFaceResources.DEFAULT_FONT));
        GridDataFactory.fillDefaults().grab(true, false).align(SWT.FILL, SWT.CENTER).hint(120, SWT.DEFAULT).applyTo(caption);
        said = new Label(head, SWT.RIGHT);
        GridDataFactory.fillDefaults().align(SWT.END, SWT.CENTER).hint(220, SWT.DEFAULT).applyTo(said);
        Composite bar = new Composite(parent, SWT.NONE);
        RowLayoutFactory.fillDefaults().wrap(true).center(true).spacing(8).applyTo(bar);
        GridDataFactory.fillDefaults().grab(true, false).hint(200, SWT.DEFAULT).applyTo(bar);
        createFields(bar);
    }

    private void createFields(Composite bar) {
        format = combo(bar, Messages.TopicView_format);
        partition = combo(bar, Messages.TopicView_inPartition);
        offset = new Text(pair(bar, Messages.TopicView_fromOffset), SWT.BORDER);
        offset.setMessage(Messages.TopicView_beginning);
        GridDataFactory.fillDefaults().hint(80, SWT.DEFAULT).align(SWT.FILL, SWT.CENTER).applyTo(offset);
        offset.addListener(SWT.DefaultSelection, e -> read());
        count = new Spinner(pair(bar, Messages.TopicView_atMost), SWT.BORDER);
        count.setValues(200, 1, MOST, 0, 100, 1000);
        Composite buttons = new Composite(bar, SWT.NONE);
        GridLayoutFactory.fillDefaults().numColumns(2).spacing(4, 0).applyTo(buttons);
        read = button(buttons, Messages.TopicView_read, this::read);
        stop = button(buttons, Messages.TopicView_stop, () -> running.ifPresent(EngineJob::cancel));
        stop.setEnabled(false);
    }

    private static Combo combo(Composite parent, String name) {
        Combo combo = new Combo(pair(parent, name), SWT.READ_ONLY);
        GridDataFactory.fillDefaults().hint(110, SWT.DEFAULT).align(SWT.FILL, SWT.CENTER).applyTo(combo);
        return combo;
    }

    /** A label and room for what it names, which stay together where the bar is wrapped. */
    private static Composite pair(Composite parent, String name) {
        Composite pair = new Composite(parent, SWT.NONE);
        GridLayoutFactory.fillDefaults().numColumns(2).spacing(4, 0).applyTo(pair);
        Label label = new Label(pair, SWT.NONE);
        label.setText(name);
        GridDataFactory.fillDefaults().align(SWT.END, SWT.CENTER).applyTo(label);
        return pair;
    }

    private static Button button(Composite parent, String text, Runnable action) {
        Button button = new Button(parent, SWT.PUSH);
        button.setText(text);
        button.addListener(SWT.Selection, e -> action.run());
        return button;
    }

    private void createDetails(Composite parent) {
        TabFolder details = new TabFolder(parent, SWT.TOP);
        cells = MessageTable.cells(tab(details, Messages.TopicView_row));
        GridDataFactory.fillDefaults().grab(true, true).applyTo(cells.control());
        raw = new Text(tab(details, Messages.TopicView_message), SWT.MULTI | SWT.WRAP | SWT.V_SCROLL | SWT.READ_ONLY);
        raw.setFont(JFaceResources.getTextFont());
        GridDataFactory.fillDefaults().grab(true, true).applyTo(raw);
    }

    private static Composite tab(TabFolder folder, String name) {
        Composite page = new Composite(folder, SWT.NONE);
        GridLayoutFactory.fillDefaults().applyTo(page);
        TabItem item = new TabItem(folder, SWT.NONE);
        item.setText(name);
        item.setControl(page);
        return page;
    }

    /** Shows the beginning of a topic. */
    void browse(DataSource from, Topic wanted) {
        running.ifPresent(EngineJob::cancel);
        queue = Optional.of(from);
        topic = wanted.name();
        caption.setText((from.name() + " ▸ " + topic).replace("&", "&&"));
        caption.setToolTipText(caption.getText());
        partition.setItems(Stream.concat(Stream.of(Messages.TopicView_all), IntStream.range(0, wanted.partitions()).mapToObj(Integer::toString)).toArray(String[]::new));
        partition.select(0);
        offset.setText("");
        messages.setRows(List.of());
        pages.show(true);
        if (format.getItemCount() == 0) {
            new EngineJob<>(Messages.TopicView_formats, format, (studio, cancel) -> studio.queues().formats()).quiet().then(names -> {
                format.setItems(Stream.concat(Stream.of(Messages.TopicView_recognised), names.stream()).toArray(String[]::new));
                format.select(0);
            }).start();
        }
        read();
    }

    private OptionalLong start() {
        return offset.getText().isBlank() ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(offset.getText().strip()));
    }

    private void read() {
        if (queue.isEmpty() || running.isPresent()) {
            return;
        }
        if (!offset.getText().strip().matches("\\d{0,18}")) {
            said.setText(Messages.TopicView_noOffset);
            offset.setFocus();
            return;
        }
        DataSource from = queue.get();
        OptionalLong begin = start();
        Reading reading = new Reading(topic, format.getSelectionIndex() > 0 ? Optional.of(format.getText()) : Optional.empty(),
                partition.getSelectionIndex() > 0 ? Optional.of(partition.getSelectionIndex() - 1) : Optional.empty(), begin.isPresent() ? Optional.of(begin.getAsLong()) : Optional.empty(), PATIENCE);
        Collected collected = new Collected(count.getSelection());
        problem.show(Optional.empty());
        said.setText(Messages.TopicView_reading);
        busy(true);
        EngineJob<Boolean> job = EngineJob.of(Messages.bind(Messages.TopicView_job, topic), pages.root(), (studio, cancel) -> studio.queues().read(from, reading, collected::take, cancel));
        running = Optional.of(job.lastly(() -> ended(job, collected)).otherwise(this::failed).start());
    }

    private void busy(boolean isBusy) {
        read.setEnabled(!isBusy);
        stop.setEnabled(isBusy);
    }

    private void ended(EngineJob<Boolean> job, Collected collected) {
        if (running.filter(r -> r == job).isEmpty()) {
            return;
        }
        running = Optional.empty();
        busy(false);
        messages.setRows(collected.messages);
        said.setText(Messages.bind(collected.full ? Messages.TopicView_more : Messages.TopicView_end, collected.messages.size()));
        collected.messages.stream().findFirst().ifPresent(first -> messages.select(List.of(first.partition(), first.offset())));
        show(messages.first());
    }

    private void failed(GodwitException failure) {
        StatusGate.log(topic, failure);
        said.setText("");
        problem.show(Optional.of(failure.problem()));
    }

    private void show(Optional<MessageView> message) {
        cells.setRows(message.map(MessageTable::cellsOf).orElse(List.of()));
        raw.setText(message.map(MessageView::raw).orElse(""));
    }

    /** What one reading brought, up to its bounds. Filled by the job, read by the display thread after it. */
    private static final class Collected {
        private final List<MessageView> messages = new ArrayList<>();
        private final int most;
        private long characters;
        private boolean full;

        Collected(int most) {
            this.most = most;
        }

        boolean take(MessageView message) {
            messages.add(message);
            characters += message.raw().length();
            full = messages.size() >= most || characters >= MOST_CHARACTERS;
            return !full;
        }
    }

    @Override
    public void setFocus() {
        messages.control().setFocus();
    }

    @Override
    public void dispose() {
        running.ifPresent(EngineJob::cancel);
        super.dispose();
    }
}
