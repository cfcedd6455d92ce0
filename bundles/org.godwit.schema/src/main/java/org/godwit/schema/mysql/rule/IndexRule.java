package org.godwit.schema.mysql.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.godwit.core.model.ColumnDef;
import org.godwit.core.model.DataSourceType;
import org.godwit.core.model.IndexDef;
import org.godwit.core.model.TableDef;
import org.godwit.core.model.ValueKind;
import org.godwit.schema.mysql.Features;
import org.godwit.schema.mysql.TableOptions;
import org.godwit.schema.mysql.convert.TableEdit;

/** Fits indexes to the target, or leaves one that it cannot have (OMS: DDL conversion, indexes; MySQL manual, "CREATE INDEX Statement"; MariaDB knowledge base, "CREATE INDEX"). */
public final class IndexRule implements TableRule {
    static final String FUNCTIONAL = "MY-IDX-001";
    static final String DESCENDING = "MY-IDX-002";
    static final String INVISIBLE = "MY-IDX-003";
    static final String PARSER = "MY-IDX-004";
    static final String SPATIAL = "MY-IDX-005";
    static final String LONG_UNIQUE = "MY-IDX-006";
    static final String FULLTEXT = "MY-IDX-007";
    static final String LONG_KEY = "MY-IDX-008";
    static final String OVERLAPS = "MY-IDX-009";
    private static final Set<String> LONG_TYPES = Set.of("tinytext", "text", "mediumtext", "longtext", "tinyblob", "blob", "mediumblob", "longblob", "json");

    @Override
    public TableDef apply(TableDef table, RuleContext context) {
        List<IndexDef> kept = new ArrayList<>();
        for (IndexDef index : table.indexes()) {
            fitted(index, table, context).ifPresent(kept::add);
        }
        java.util.Map<String, IndexDef> byName = kept.stream().collect(Collectors.toMap(IndexDef::name, i -> i));
        return TableEdit.of(table).keepIndexes(i -> byName.containsKey(i.name())).indexes(i -> byName.get(i.name())).build();
    }

    private static Optional<IndexDef> fitted(IndexDef index, TableDef table, RuleContext context) {
        Optional<String> reason = whyNot(index, table, context);
        if (reason.isPresent()) {
            return Optional.empty();
        }
        Features target = context.target();
        List<IndexDef.Part> parts = index.parts().stream().map(p -> part(p, context)).toList();
        if (!target.descendingIndexes() && parts.stream().anyMatch(IndexDef.Part::descending)) {
            context.info(DESCENDING, index.name(), "DESC", "", "The target keeps indexes in ascending order; it reads them backwards when it needs to.");
            parts = parts.stream().map(IndexRule::ascending).toList();
        }
        boolean primaryDescends = target.type() == DataSourceType.OB_MYSQL && index.kind() == IndexDef.Kind.PRIMARY && parts.stream().anyMatch(IndexDef.Part::descending);
        if (primaryDescends) {
            context.info(DESCENDING, index.name(), "DESC", "", "OceanBase keeps primary keys in ascending order.");
            parts = parts.stream().map(IndexRule::ascending).toList();
        }
        boolean visible = index.visible();
        if (!visible && !target.invisibleIndexes()) {
            context.warning(INVISIBLE, index.name(), "INVISIBLE", "", "The target has no invisible indexes.", "The optimizer may use the index at once.");
            visible = true;
        }
        Optional<String> parser = index.parser();
        if (parser.isPresent() && (target.isMariaDb() || target.type() != context.source().type())) {
            context.warning(PARSER, index.name(), "WITH PARSER " + parser.get(), "", "The target lacks the full-text parser " + parser.get() + ".", "Searches may find other rows, above all in Chinese, Japanese and Korean text.");
            parser = Optional.empty();
        }
        return Optional.of(new IndexDef(index.name(), index.kind(), parts, visible, index.comment(), parser));
    }

    /** Reports why the index cannot be had; empty when it can. */
    private static Optional<String> whyNot(IndexDef index, TableDef table, RuleContext context) {
        Features target = context.target();
        boolean overlaps = table.options().containsKey(TableOptions.WITHOUT_OVERLAPS + index.name());
        if (overlaps && !target.isMariaDb()) {
            return left(OVERLAPS, index, context, "Keys WITHOUT OVERLAPS are MariaDB's.", "Check overlapping periods in the application.");
        }
        boolean functional = index.parts().stream().anyMatch(p -> p instanceof IndexDef.Part.Expression);
        if (functional && !target.functionalIndexes()) {
            return left(FUNCTIONAL, index, context, "The target has no indexes on expressions.",
                    "Add a generated column with the expression at the source, index that, and use it in queries." + (index.isUnique() ? " Until then nothing keeps the values unique at the target." : ""));
        }
        Set<String> missing = index.parts().stream().filter(IndexDef.Part.Expression.class::isInstance).map(p -> ((IndexDef.Part.Expression) p).sql())
                .flatMap(e -> Functions.missing(e, target).stream()).collect(Collectors.toSet());
        if (!missing.isEmpty()) {
            return left(FUNCTIONAL, index, context, "The target has no function " + String.join(", ", missing) + ".", "Rewrite the expression.");
        }
        return switch (index.kind()) {
            case SPATIAL -> target.type() == DataSourceType.TIDB || target.type() == DataSourceType.OB_MYSQL
                    ? left(SPATIAL, index, context, "Spatial indexes are not converted for this target.", "Create it by hand where the target's version has them.")
                    : Optional.empty();
            case FULLTEXT -> target.type() == DataSourceType.TIDB ? left(FULLTEXT, index, context, "The target has no full-text indexes.", "Use a search engine beside the database.") : Optional.empty();
            case PRIMARY, UNIQUE, PLAIN -> longKey(index, table, context);
        };
    }

    private static Optional<String> longKey(IndexDef index, TableDef table, RuleContext context) {
        Features target = context.target();
        for (IndexDef.Part part : index.parts()) {
            Optional<ColumnDef> column = part instanceof IndexDef.Part.Column c ? table.column(c.name()) : Optional.empty();
            boolean isLong = column.filter(c -> LONG_TYPES.contains(c.type().name()) || c.type().kind() == ValueKind.JSON).isPresent();
            if (isLong && target.type() == DataSourceType.OB_MYSQL) {
                return left(LONG_KEY, index, context, "OceanBase takes no TEXT, BLOB or JSON column in a key.", "Use a VARCHAR column of fitting length.");
            }
            boolean whole = part instanceof IndexDef.Part.Column c && c.prefix().isEmpty();
            if (isLong && whole && !target.isMariaDb()) {
                return left(LONG_UNIQUE, index, context, "Only MariaDB keeps whole TEXT and BLOB values unique.", "Add a generated column with a hash of the value and make that unique.");
            }
        }
        return Optional.empty();
    }

    private static Optional<String> left(String rule, IndexDef index, RuleContext context, String reason, String remedy) {
        context.blocker(rule, index.name(), index.kind() + " " + index.name(), reason + " The index is left out.", remedy);
        return Optional.of(reason);
    }

    private static IndexDef.Part part(IndexDef.Part part, RuleContext context) {
        return switch (part) {
            case IndexDef.Part.Column c -> c;
            case IndexDef.Part.Expression e -> new IndexDef.Part.Expression(Functions.fitted(e.sql(), context), e.descending());
        };
    }

    private static IndexDef.Part ascending(IndexDef.Part part) {
        return switch (part) {
            case IndexDef.Part.Column c -> new IndexDef.Part.Column(c.name(), c.prefix(), false);
            case IndexDef.Part.Expression e -> new IndexDef.Part.Expression(e.sql(), false);
        };
    }
}
