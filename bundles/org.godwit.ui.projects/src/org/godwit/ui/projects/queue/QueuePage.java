package org.godwit.ui.projects.queue;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.wizard.WizardPage;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.ScrolledComposite;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Group;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.godwit.ui.EngineJob;
import org.godwit.ui.projects.OptionFields;
import org.godwit.ui.projects.ProjectDraft;

/** Of a project to a message queue: which topics its tables go to, how a message looks, and what keeps its order; with a message as an example beside it (OMS: data synchronization, sink). */
public final class QueuePage extends WizardPage {
    static final String TOPIC = "sink.topic";
    static final String LAYOUT = "sink.serializerType";
    static final String SCHEMA_BLOCK = "sink.schemaBlock";
    private static final String ANY_TOPIC = "Topic_${Database Name}_${Table Name}";
    private static final String RULES = "sink.topicRules";
    private static final String PARTITIONS = "sink.topicPartitions";
    private static final String REPLICAS = "sink.topicReplicas";
    private static final String SETTINGS = "sink.topicSettings";
    private static final String TOO_LARGE = "sink.onTooLarge";
    private static final String HEARTBEAT = "sink.heartbeatIntervalMs";
    private static final int MOST_PARTITIONS = 10_000;
    private static final int MOST_REPLICAS = 100;
    private static final int MOST_MILLIS = 3_600_000;
    private static final int LEFT = 470;

    /** Parameters that have fields here. */
    public static final List<String> KEYS = List.of(TOPIC, LAYOUT, SCHEMA_BLOCK, RULES, PARTITIONS, REPLICAS, SETTINGS, TOO_LARGE, HEARTBEAT, OrderFields.MODE, OrderFields.COLUMNS, OrderFields.PARTITION);

    private final ProjectDraft draft;
    private final OptionFields fields;
    private final OrderFields order;
    private final ExamplePane example;
    private ScrolledComposite scroll;
    private Composite left;
    private Optional<Combo> block = Optional.empty();
    private int filledVersion = -1;
    private String shownTopic = "";

    public QueuePage(ProjectDraft draft) {
        super("queue", Messages.QueuePage_title, null);
        this.draft = draft;
        this.fields = new OptionFields(draft, this::changed);
        this.order = new OrderFields(fields);
        this.example = new ExamplePane(draft, this::check);
        setDescription(Messages.QueuePage_description);
    }

    @Override
    public void createControl(Composite parent) {
        Composite page = new Composite(parent, SWT.NONE);
        GridLayoutFactory.swtDefaults().numColumns(2).margins(8, 6).spacing(10, 0).applyTo(page);
        scroll = new ScrolledComposite(page, SWT.V_SCROLL);
        scroll.setExpandHorizontal(true);
        scroll.setExpandVertical(true);
        GridDataFactory.fillDefaults().grab(false, true).hint(LEFT, 300).applyTo(scroll);
        left = new Composite(scroll, SWT.NONE);
        GridLayoutFactory.fillDefaults().margins(4, 2).spacing(0, 6).applyTo(left);
        createTopics(group(Messages.QueuePage_topics));
        createLayout(group(Messages.QueuePage_messages));
        order.create(group(Messages.QueuePage_order));
        scroll.setContent(left);
        scroll.addListener(SWT.Resize, e -> fit());
        example.create(page);
        setControl(page);
    }

    private Group group(String title) {
        Group group = new Group(left, SWT.NONE);
        group.setText(title);
        GridLayoutFactory.swtDefaults().numColumns(2).margins(8, 4).spacing(8, 5).applyTo(group);
        GridDataFactory.fillDefaults().grab(true, false).applyTo(group);
        return group;
    }

    private void createTopics(Group group) {
        Text topic = fields.text(group, Messages.QueuePage_topic, TOPIC, ANY_TOPIC, text -> text.isEmpty() ? ANY_TOPIC : text);
        topic.setToolTipText(Messages.QueuePage_topicHint);
        Text rules = fields.text(group, Messages.QueuePage_rules, RULES, "", text -> text);
        rules.setMessage("shop.order*=orders, shop.*=rest");
        rules.setToolTipText(Messages.QueuePage_rulesHint);
        new Label(group, SWT.NONE).setText(Messages.QueuePage_created);
        Composite created = new Composite(group, SWT.NONE);
        GridLayoutFactory.fillDefaults().numColumns(4).spacing(6, 0).applyTo(created);
        Text partitions = fields.text(created, Messages.QueuePage_partitions, PARTITIONS, "3", OptionFields.number(1, MOST_PARTITIONS, Messages.bind(Messages.QueuePage_numberWrong, MOST_PARTITIONS)));
        Text replicas = fields.text(created, Messages.QueuePage_replicas, REPLICAS, "1", OptionFields.number(1, MOST_REPLICAS, Messages.bind(Messages.QueuePage_numberWrong, MOST_REPLICAS)));
        List.of(partitions, replicas).forEach(t -> GridDataFactory.swtDefaults().hint(44, SWT.DEFAULT).applyTo(t));
        Text settings = fields.text(group, Messages.QueuePage_settings, SETTINGS, "", text -> text);
        settings.setMessage("retention.ms=86400000; cleanup.policy=delete");
        settings.setToolTipText(Messages.QueuePage_settingsHint);
        List.of(topic, rules, settings).forEach(t -> GridDataFactory.fillDefaults().grab(true, false).applyTo(t));
    }

    /** The layouts are the engine's to tell. */
    private void createLayout(Group group) {
        new EngineJob<>(Messages.QueuePage_reading, group, (studio, cancel) -> studio.queues().layouts()).quiet().then(layouts -> {
            Map<String, String> labels = new LinkedHashMap<>();
            layouts.forEach(layout -> labels.put(layout.name(), layout.label()));
            fields.combo(group, Messages.QueuePage_layout, LAYOUT, labels);
            Map<String, String> blocks = new LinkedHashMap<>();
            blocks.put("NONE", Messages.QueuePage_blockNone);
            blocks.put("OMS", Messages.QueuePage_blockOms);
            blocks.put("CONNECT", Messages.QueuePage_blockConnect);
            block = Optional.of(fields.combo(group, Messages.QueuePage_block, SCHEMA_BLOCK, blocks));
            Map<String, String> tooLarge = new LinkedHashMap<>();
            tooLarge.put("STOP", Messages.QueuePage_tooLargeStop);
            tooLarge.put("SKIP", Messages.QueuePage_tooLargeSkip);
            fields.combo(group, Messages.QueuePage_tooLarge, TOO_LARGE, tooLarge);
            Text heartbeat = fields.text(group, Messages.QueuePage_heartbeat, HEARTBEAT, "0", OptionFields.number(0, MOST_MILLIS, Messages.QueuePage_heartbeatWrong));
            heartbeat.setToolTipText(Messages.QueuePage_heartbeatHint);
            GridDataFactory.swtDefaults().hint(80, SWT.DEFAULT).applyTo(heartbeat);
            fields.fill();
            fit();
        }).start();
    }

    private void changed() {
        block.ifPresent(b -> b.setEnabled(draft.parameters().getOrDefault(LAYOUT, "").equals("DEBEZIUM")));
        order.enable();
        example.show();
        check();
    }

    private void check() {
        Optional<String> problem = fields.problem().or(example::problem);
        setErrorMessage(problem.orElse(null));
        setPageComplete(problem.isEmpty());
    }

    @Override
    public void setVisible(boolean visible) {
        if (visible) {
            takeTopic();
            if (filledVersion != draft.version()) {
                filledVersion = draft.version();
                fields.fill();
            }
            example.show();
            fit();
        }
        super.setVisible(visible);
    }

    /** A topic that the data source names takes all tables, unless something else is chosen. */
    private void takeTopic() {
        String topic = draft.target().map(d -> d.database()).orElse("");
        if (!topic.equals(shownTopic) && draft.parameters().getOrDefault(TOPIC, "").equals(shownTopic)) {
            draft.setParameter(TOPIC, topic, "");
            filledVersion = -1;
        }
        shownTopic = topic;
    }

    private void fit() {
        scroll.setMinSize(left.computeSize(scroll.getClientArea().width, SWT.DEFAULT));
    }
}
