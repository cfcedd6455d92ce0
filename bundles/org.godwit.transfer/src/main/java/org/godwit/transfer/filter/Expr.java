package org.godwit.transfer.filter;

import java.math.BigDecimal;
import org.godwit.core.row.RowBatch;

/** A part of a condition. What it gives is a {@link BigDecimal} or a {@link String}, or null for SQL's NULL. Immutable. */
record Expr(Type type, Body body) {
    /** What an expression gives. */
    sealed interface Type {
        /** Whole when {@code integer}; TRUE and FALSE are 1 and 0. */
        record Number(boolean integer, boolean unsigned) implements Type {
        }

        /** Text of a column, or made of it. */
        record Text(TextRule rule, boolean ordered) implements Type {
        }

        /** A constant text, which takes the meaning of what it is compared with. */
        record Literal(String value) implements Type {
        }

        /** A time as {@code YYYY-MM-DD HH:MM:SS.ffffff}. */
        record Moment() implements Type {
        }

        /** Can be asked for NULL only. */
        record Opaque(String why) implements Type {
        }

        record Null() implements Type {
        }
    }

    /** How the value comes about. */
    @FunctionalInterface
    interface Body {
        Object eval(RowBatch rows, int row);
    }

    static final Type BOOL = new Type.Number(true, false);

    Object eval(RowBatch rows, int row) {
        return body.eval(rows, row);
    }

    static boolean isTrue(Object value) {
        return ((BigDecimal) value).signum() != 0;
    }

    static BigDecimal bool(boolean value) {
        return value ? BigDecimal.ONE : BigDecimal.ZERO;
    }
}
