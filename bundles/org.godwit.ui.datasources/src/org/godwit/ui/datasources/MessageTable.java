package org.godwit.ui.datasources;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.godwit.supervisor.service.MessageView;
import org.godwit.ui.Column;
import org.godwit.ui.Formats;
import org.godwit.ui.Icons;
import org.godwit.ui.RecordTable;

/** The tables of the message browser: the messages, and the columns of one of them before and after. Without state. */
final class MessageTable {
    /** A column of a message's row. */
    record Cell(String column, String before, String after, boolean changed) {
    }

    private MessageTable() {
    }

    static RecordTable<MessageView> messages(Composite parent) {
        return new RecordTable<>(parent, SWT.MULTI, m -> List.of(m.partition(), m.offset()),
                List.of(Column.number(Messages.TopicView_partition, 80, MessageView::partition, m -> Integer.toString(m.partition())),
                        Column.number(Messages.TopicView_offset, 90, MessageView::offset, m -> Long.toString(m.offset())),
                        Column.text(Messages.TopicView_time, 150, m -> Formats.time(m.changed())), Column.text(Messages.TopicView_key, 130, MessageView::key),
                        Column.<MessageView>text(Messages.TopicView_operation, 100, MessageView::operation).icon(m -> icon(m).image()),
                        Column.text(Messages.TopicView_table, 160, MessageView::table), Column.text(Messages.TopicView_content, 420, MessageView::summary)));
    }

    static RecordTable<Cell> cells(Composite parent) {
        return new RecordTable<>(parent, SWT.MULTI, Cell::column,
                List.of(Column.<Cell>text(Messages.TopicView_column, 180, Cell::column).icon(c -> (c.changed() ? Icons.STATE_CHANGED : Icons.COLUMN).image()),
                        Column.text(Messages.TopicView_before, 280, Cell::before), Column.text(Messages.TopicView_after, 280, Cell::after)));
    }

    private static Icons icon(MessageView message) {
        return switch (message.operation()) {
            case "INSERT", "UPSERT" -> Icons.ADD;
            case "UPDATE" -> Icons.EDIT;
            case "DELETE" -> Icons.DELETE;
            case "DDL" -> Icons.SQL;
            case "HEARTBEAT" -> Icons.STATE_MONITORING;
            default -> Icons.STATE_INFO;
        };
    }

    static List<Cell> cellsOf(MessageView message) {
        Map<String, String> columns = new LinkedHashMap<>(message.before());
        columns.putAll(message.after());
        return columns.keySet().stream().map(name -> new Cell(name, text(message.before(), name), text(message.after(), name), message.differences().containsKey(name))).toList();
    }

    private static String text(Map<String, String> row, String column) {
        return row.containsKey(column) ? Optional.ofNullable(row.get(column)).orElse("NULL") : "";
    }
}
