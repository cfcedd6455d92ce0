package org.godwit.schema.mysql.rule;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.godwit.core.model.ColumnDef;
import org.godwit.core.model.IndexDef;
import org.godwit.core.model.TableDef;
import org.godwit.schema.mysql.Token;
import org.godwit.schema.mysql.convert.ColumnEdit;
import org.godwit.schema.mysql.convert.TableEdit;

/** Takes out the columns that the user did not choose, and what cannot be without them. */
public final class ColumnChoiceRule implements TableRule {
    static final String DEPENDENT = "MY-SEL-001";

    @Override
    public TableDef apply(TableDef table, RuleContext context) {
        Set<String> left = table.columns().stream().map(ColumnDef::name).filter(n -> context.mapping().targetColumn(n).isEmpty()).collect(Collectors.toSet());
        if (left.isEmpty()) {
            return table;
        }
        boolean partitionable = table.partitioning().stream().flatMap(clause -> Token.scan(clause).stream()).noneMatch(t -> t.isName() && left.contains(t.name()));
        TableEdit edit = TableEdit.of(table).partitioning(keeps(partitionable, "partitioning", "", context) ? table.partitioning() : java.util.Optional.empty());
        return edit.keepColumns(c -> !left.contains(c.name())).columns(c -> withoutExpression(c, left, context)).keepIndexes(i -> isWhole(i, left, context))
                .keepForeignKeys(k -> keeps(k.columns().stream().noneMatch(left::contains), "foreign key", k.name(), context))
                .keepChecks(c -> keeps(names(c.expression()).stream().noneMatch(left::contains), "check", c.name(), context)).build();
    }

    private static ColumnDef withoutExpression(ColumnDef column, Set<String> left, RuleContext context) {
        boolean depends = column.generated().filter(g -> names(g.expression()).stream().anyMatch(left::contains)).isPresent();
        if (depends) {
            keeps(false, "generation of column", column.name(), context);
            return ColumnEdit.generated(column, java.util.Optional.empty());
        }
        return column;
    }

    private static boolean isWhole(IndexDef index, Set<String> left, RuleContext context) {
        boolean whole = index.parts().stream().noneMatch(p -> switch (p) {
            case IndexDef.Part.Column c -> left.contains(c.name());
            case IndexDef.Part.Expression e -> names(e.sql()).stream().anyMatch(left::contains);
        });
        return keeps(whole, "index", index.name(), context);
    }

    private static boolean keeps(boolean kept, String what, String name, RuleContext context) {
        if (!kept) {
            context.warning(DEPENDENT, name, what + " " + name, "", "It uses a column that is not moved.", "Choose the column too if it is needed.");
        }
        return kept;
    }

    private static List<String> names(String expression) {
        return Token.scan(expression).stream().filter(t -> t.kind() == Token.Kind.QUOTED_NAME).map(Token::name).toList();
    }
}
