package org.godwit.supervisor.internal.sync;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.godwit.core.error.GodwitException;
import org.godwit.core.model.ObjectName;
import org.godwit.core.model.ProjectSpec;
import org.godwit.core.model.TableDef;
import org.godwit.core.model.TableMapping;
import org.godwit.core.model.TransferType;
import org.godwit.core.progress.CancelToken;
import org.godwit.core.spi.MessageQueue;
import org.godwit.core.spi.Precheck;
import org.godwit.core.spi.Side;
import org.godwit.transfer.queue.MessageTarget;
import org.godwit.transfer.queue.QueueOptions.PartitionMode;
import org.godwit.transfer.queue.QueueSettings;
import org.godwit.transfer.queue.QueueTopics;

/** Items about topics and about how tables are spread over them (OMS: precheck items, MQ_TOPIC_EXIST). Without state. */
public final class SyncPrechecks {
    private static final int SHOWN = 10;

    /** Items at the source that ask what a target database can do with the tables. */
    private static final Set<String> COMPARING = Set.of("DB_CHARSET", "DB_COLLATION_KEY", "DB_UK_INDEX", "DB_FUNCTION_BASED", "DB_DATA_TYPE", "DB_TABLE_LOB_SIZE", "DB_PSEUDO_COLUMN_CHECK",
            "DB_DATA_TYPE_INDEX");

    private SyncPrechecks() {
    }

    /** Looks and judges. */
    @FunctionalInterface
    private interface Body {
        Precheck.Result check(Precheck.Context context, QueueSettings settings, CancelToken cancel) throws GodwitException;
    }

    /** An item of a project to a queue. */
    private record Item(String key, Side side, String description, QueueSettings settings, Body body) implements Precheck {
        @Override
        public boolean skippable() {
            return false;
        }

        @Override
        public boolean appliesTo(Set<TransferType> types) {
            return true;
        }

        @Override
        public Result check(Context context, CancelToken cancel) throws GodwitException {
            return body.check(context, settings, cancel);
        }
    }

    /** Whether an item has no meaning where the target is a queue. */
    public static boolean comparesWithTables(Precheck check) {
        return COMPARING.contains(check.key());
    }

    public static List<Precheck> of(ProjectSpec spec) throws GodwitException {
        QueueSettings settings = QueueSettings.of(spec.parameters());
        return List.of(new Item("MQ_TOPIC_EXIST", Side.TARGET, "The topics exist or can be created, and take the messages", settings, SyncPrechecks::topics),
                new Item("MQ_PARTITION_COLUMN", Side.SOURCE, "The columns by which rows are spread over partitions exist", settings, SyncPrechecks::columns));
    }

    private static Precheck.Result topics(Precheck.Context context, QueueSettings settings, CancelToken cancel) throws GodwitException {
        MessageQueue queue = MessageTarget.queue(context.target());
        Map<String, List<ObjectName>> topics = QueueTopics.of(context.tables(), settings);
        List<GodwitException> objections = new ArrayList<>(QueueTopics.badNames(queue, topics));
        if (objections.isEmpty()) {
            objections.addAll(QueueTopics.objections(queue, topics, settings, context.types().contains(TransferType.SCHEMA), cancel));
        }
        return objections.isEmpty()
                ? Precheck.Result.PASSED
                : Precheck.Result.failed(objections.stream().limit(SHOWN).map(e -> e.problem().message()).collect(Collectors.joining(" ")), objections.getFirst().problem().remedy());
    }

    private static Precheck.Result columns(Precheck.Context context, QueueSettings settings, CancelToken cancel) throws GodwitException {
        if (settings.mode() != PartitionMode.HASH) {
            return Precheck.Result.PASSED;
        }
        List<String> missing = new ArrayList<>();
        List<TableMapping> chosen = context.tables().stream().filter(t -> !settings.hashColumns(t.source()).isEmpty()).toList();
        for (TableDef table : context.source().catalog().tables(chosen.stream().map(TableMapping::source).toList(), cancel)) {
            settings.hashColumns(table.name()).stream().filter(c -> table.column(c).isEmpty()).forEach(c -> missing.add(table.name() + "." + c));
        }
        return missing.isEmpty() ? Precheck.Result.PASSED : Precheck.Result.failed("There are no columns " + String.join(", ", missing) + ".", "Name other columns in sink.hashColumns.");
    }
}
