package org.godwit.core.spi;

import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.godwit.core.model.ColumnDef;
import org.godwit.core.model.ObjectName;

/** Writes single-row statements with exact literals, as text for a file that people and programs run. No literal holds a line end. Thread-safe. */
public interface RowSql {
    /**
     * A column of this server and the value it has or gets.
     *
     * @param form the form the value is in
     * @param charset character set of a value that is text as bytes; empty otherwise
     * @param value empty for NULL
     */
    record Cell(ColumnDef column, Digester.Form form, Optional<String> charset, Optional<byte[]> value) {
        public Cell {
            Objects.requireNonNull(column);
            Objects.requireNonNull(form);
            Objects.requireNonNull(charset);
            Objects.requireNonNull(value);
        }
    }

    /** Statements that a session runs first so that the others mean what they say; each ends with a semicolon and a line end. */
    String preamble();

    /** One INSERT without a semicolon at its end, written piece by piece: a value may have many megabytes. */
    void insert(ObjectName table, List<Cell> values, Appendable out) throws IOException;

    /** One UPDATE of the row that {@code where} describes, without a semicolon at its end. */
    void update(ObjectName table, List<Cell> set, List<Cell> where, Appendable out) throws IOException;

    /**
     * One DELETE without a semicolon at its end.
     *
     * @param limit at most so many of equal rows; 0 for no limit
     */
    void delete(ObjectName table, List<Cell> where, long limit, Appendable out) throws IOException;

    /**
     * As {@link #update(ObjectName, List, List, Appendable)}, but only while the row has exactly the values of {@code seen}, whatever its collations take for equal.
     *
     * @param where the key
     */
    void updateIf(ObjectName table, List<Cell> set, List<Cell> where, List<Cell> seen, Appendable out) throws IOException;

    /**
     * Deletes rows while they have exactly the values of {@code seen}.
     *
     * @param where the key; empty for a table without one
     * @param limit at most so many of equal rows; 0 for no limit
     */
    void deleteIf(ObjectName table, List<Cell> where, List<Cell> seen, long limit, Appendable out) throws IOException;

    /** The value as a person reads it, cut to so many characters. */
    String show(Cell cell, int limit);
}
