package org.godwit.transfer.filter;

import java.util.Optional;
import org.godwit.core.error.GodwitException;
import org.godwit.core.model.TableDef;
import org.godwit.core.row.RowBatch;

/**
 * A row filter as the wizard takes it, evaluated on the images of changes (OMS: row filter, ETL). It says of a row what the source itself says where Full-Import sends it the same condition; what cannot
 * be promised is refused when it is read. Three values: where a comparison meets a NULL neither it nor its contrary holds. Immutable.
 *
 * <p>The parser is our own, since the language is small and closed: a general SQL parser takes far more than can be evaluated, and does not read literals and operators (backslashes, {@code XOR},
 * {@code !}, {@code ||}) as these servers do.
 */
public final class RowFilter {
    private final String table;
    private final String condition;
    private final Expr expression;

    private RowFilter(String table, String condition, Expr expression) {
        this.table = table;
        this.condition = condition;
        this.expression = expression;
    }

    /**
     * @param table the source's definition
     * @throws GodwitException naming what is not understood or cannot be evaluated
     */
    public static RowFilter parse(String condition, TableDef table) throws GodwitException {
        try {
            return new RowFilter(table.name().toString(), condition, new FilterParser(condition, table).parse());
        } catch (FilterParser.Unreadable e) {
            throw new GodwitException(FilterError.NOT_READABLE, e, table.name(), e.at() + 1, e.getMessage(), condition);
        } catch (FilterParser.Unsupported e) {
            throw new GodwitException(FilterError.NOT_SUPPORTED, e, table.name(), e.getMessage(), condition);
        }
    }

    /**
     * Whether the condition is true for the row.
     *
     * @param rows with all columns of the table in their order
     */
    public boolean test(RowBatch rows, int row) throws GodwitException {
        try {
            return Optional.ofNullable(expression.eval(rows, row)).map(Expr::isTrue).orElse(false);
        } catch (ArithmeticException e) {
            throw new GodwitException(FilterError.OUT_OF_RANGE, e, table, condition);
        }
    }
}
