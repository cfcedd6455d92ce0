package org.godwit.ui.datasources;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.eclipse.swt.graphics.Image;
import org.godwit.core.error.GodwitException;
import org.godwit.core.model.ColumnDef;
import org.godwit.core.model.TableDef;
import org.godwit.core.progress.CancelToken;
import org.godwit.core.spi.ObjectSummary;
import org.godwit.supervisor.service.Studio;
import org.godwit.ui.Formats;
import org.godwit.ui.Icons;
import org.godwit.ui.Plurals;

/** A table, view or other object; a table's children are its columns, indexes and foreign keys. */
final class ObjectNode extends ExplorerNode {
    private final String sourceId;
    private final ObjectSummary object;

    ObjectNode(ExplorerNode parent, String sourceId, ObjectSummary object) {
        super(Optional.of(parent));
        this.sourceId = sourceId;
        this.object = object;
    }

    String sourceId() {
        return sourceId;
    }

    ObjectSummary object() {
        return object;
    }

    @Override
    String label() {
        return object.name().name();
    }

    @Override
    String detail() {
        return switch (object.kind()) {
            case TABLE -> Plurals.bind(object.hasKey() ? Messages.Object_rows : Messages.Object_rowsNoKey, Formats.count(object.estimatedRows()), Formats.bytes(object.dataBytes()));
            case VIEW -> "";
            case TRIGGER, PROCEDURE, FUNCTION, EVENT, SEQUENCE -> kindLabel(object.kind());
        };
    }

    @Override
    Image image() {
        return icon(object.kind()).image();
    }

    static Icons icon(ObjectSummary.Kind kind) {
        return switch (kind) {
            case TABLE -> Icons.TABLE;
            case VIEW -> Icons.VIEW;
            case TRIGGER, PROCEDURE, FUNCTION, EVENT, SEQUENCE -> Icons.ROUTINE;
        };
    }

    private static String kindLabel(ObjectSummary.Kind kind) {
        return switch (kind) {
            case TABLE -> Messages.Kind_table;
            case VIEW -> Messages.Kind_view;
            case TRIGGER -> Messages.Kind_trigger;
            case PROCEDURE -> Messages.Kind_procedure;
            case FUNCTION -> Messages.Kind_function;
            case EVENT -> Messages.Kind_event;
            case SEQUENCE -> Messages.Kind_sequence;
        };
    }

    @Override
    Map<String, String> properties() {
        Map<String, String> properties = new LinkedHashMap<>();
        properties.put(Messages.Property_name, object.name().toString());
        properties.put(Messages.Property_kind, kindLabel(object.kind()));
        if (object.kind() == ObjectSummary.Kind.TABLE) {
            properties.put(Messages.Property_engine, object.engine());
            properties.put(Messages.Property_rows, Formats.count(object.estimatedRows()));
            properties.put(Messages.Property_bytes, Formats.bytes(object.dataBytes()));
            properties.put(Messages.Property_key, object.hasKey() ? Messages.Property_yes : Messages.Property_no);
        }
        properties.put(Messages.Property_comment, object.comment());
        return properties;
    }

    @Override
    boolean canHaveChildren() {
        return object.kind() == ObjectSummary.Kind.TABLE;
    }

    @Override
    List<ExplorerNode> read(Studio studio, CancelToken cancel) throws GodwitException {
        Optional<TableDef> table = studio.dataSources().table(sourceId, object.name(), cancel);
        if (table.isEmpty()) {
            return List.of(MessageNode.text(this, Messages.Object_gone));
        }
        TableDef def = table.get();
        List<String> key = def.keyColumns().stream().map(ColumnDef::name).toList();
        List<ExplorerNode> parts = new ArrayList<>();
        def.columns().forEach(c -> parts.add(PartNode.column(this, c, key.contains(c.name()))));
        def.indexes().forEach(i -> parts.add(PartNode.index(this, i)));
        def.foreignKeys().forEach(k -> parts.add(PartNode.foreignKey(this, k)));
        def.checks().forEach(c -> parts.add(PartNode.check(this, c)));
        return parts;
    }
}
