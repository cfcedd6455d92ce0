package org.godwit.schema.mysql.render;

import java.util.stream.Collectors;
import org.godwit.core.model.DataSourceType;
import org.godwit.core.model.IndexDef;
import org.godwit.core.model.TableDef;
import org.godwit.schema.mysql.Features;
import org.godwit.schema.mysql.Sql;
import org.godwit.schema.mysql.TableOptions;

/** Writes index definitions in the server's dialect. Without state of its own. */
final class IndexRenderer {
    private final Features features;

    IndexRenderer(Features features) {
        this.features = features;
    }

    /** As it stands in CREATE TABLE and behind ADD. */
    String render(IndexDef index, TableDef table) {
        StringBuilder out = new StringBuilder(switch (index.kind()) {
            case PRIMARY -> "PRIMARY KEY";
            case UNIQUE -> "UNIQUE KEY " + Sql.quote(index.name());
            case PLAIN -> "KEY " + Sql.quote(index.name());
            case FULLTEXT -> "FULLTEXT KEY " + Sql.quote(index.name());
            case SPATIAL -> "SPATIAL KEY " + Sql.quote(index.name());
        });
        String overlaps = table.options().get(TableOptions.WITHOUT_OVERLAPS + index.name());
        out.append(' ').append(overlaps != null ? overlaps : "(" + index.parts().stream().map(this::part).collect(Collectors.joining(", ")) + ")");
        index.parser().ifPresent(p -> out.append(" WITH PARSER ").append(Sql.quote(p)));
        if (!index.visible()) {
            out.append(features.isMariaDb() ? " IGNORED" : " INVISIBLE");
        }
        if (!index.comment().isEmpty()) {
            out.append(" COMMENT ").append(Sql.literal(index.comment()));
        }
        return out.toString();
    }

    private String part(IndexDef.Part part) {
        String direction = part.descending() && features.type() != DataSourceType.TIDB ? " DESC" : "";
        return switch (part) {
            case IndexDef.Part.Column c -> Sql.quote(c.name()) + (c.prefix().isPresent() ? "(" + c.prefix().getAsInt() + ")" : "") + direction;
            case IndexDef.Part.Expression e -> "(" + e.sql() + ")" + direction;
        };
    }
}
