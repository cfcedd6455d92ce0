package org.godwit.ui.datasources;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

import org.godwit.core.model.CheckDef;
import org.godwit.core.model.ColumnDef;
import org.godwit.core.model.ForeignKeyDef;
import org.godwit.core.model.IndexDef;
import org.godwit.ui.Icons;

/** A column, index, foreign key or check of a table. */
final class PartNode extends LeafNode {
    private PartNode(ExplorerNode parent, Icons icon, String label, String detail, Map<String, String> properties) {
        super(parent, icon, label, detail, properties);
    }

    static PartNode column(ExplorerNode table, ColumnDef column, boolean key) {
        Map<String, String> properties = new LinkedHashMap<>();
        properties.put(Messages.Property_name, column.name());
        properties.put(Messages.Property_type, column.type().declaration());
        properties.put(Messages.Property_nullable, column.nullable() ? Messages.Property_yes : Messages.Property_no);
        column.defaultValue().ifPresent(value -> properties.put(Messages.Property_default, value));
        column.generated().ifPresent(generated -> properties.put(Messages.Property_generated, generated.expression()));
        column.collation().ifPresent(value -> properties.put(Messages.Property_collation, value));
        properties.put(Messages.Property_comment, column.comment());
        String detail = column.type().declaration() + (column.nullable() ? "" : " NOT NULL");
        return new PartNode(table, key ? Icons.KEY : Icons.COLUMN, column.name(), detail, properties);
    }

    static PartNode index(ExplorerNode table, IndexDef index) {
        String parts = index.parts().stream().map(PartNode::part).collect(Collectors.joining(", ", "(", ")"));
        String kind = switch (index.kind()) {
            case PRIMARY -> Messages.Index_primary;
            case UNIQUE -> Messages.Index_unique;
            case PLAIN -> Messages.Index_plain;
            case FULLTEXT -> Messages.Index_fulltext;
            case SPATIAL -> Messages.Index_spatial;
        };
        Map<String, String> properties = new LinkedHashMap<>();
        properties.put(Messages.Property_name, index.name());
        properties.put(Messages.Property_kind, kind);
        properties.put(Messages.Property_columns, parts);
        return new PartNode(table, index.kind() == IndexDef.Kind.PRIMARY ? Icons.KEY : Icons.INDEX, index.name(), kind + " " + parts, properties);
    }

    private static String part(IndexDef.Part part) {
        String text = switch (part) {
            case IndexDef.Part.Column column -> column.name() + (column.prefix().isPresent() ? "(" + column.prefix().getAsInt() + ")" : "");
            case IndexDef.Part.Expression expression -> "(" + expression.sql() + ")";
        };
        return part.descending() ? text + " DESC" : text;
    }

    static PartNode foreignKey(ExplorerNode table, ForeignKeyDef key) {
        String to = String.join(", ", key.columns()) + " → " + key.referenced() + " (" + String.join(", ", key.referencedColumns()) + ")";
        return new PartNode(table, Icons.INDEX, key.name(), to, Map.of(Messages.Property_name, key.name(), Messages.Property_references, to));
    }

    static PartNode check(ExplorerNode table, CheckDef check) {
        return new PartNode(table, Icons.STATE_INFO, check.name(), check.expression(), Map.of(Messages.Property_name, check.name(), Messages.Property_check, check.expression()));
    }
}
