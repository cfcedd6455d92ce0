package org.godwit.transfer.verify.internal;

import java.util.List;
import java.util.stream.IntStream;
import org.godwit.core.model.ObjectName;
import org.godwit.core.spi.Digester.DigestRead;
import org.godwit.core.spi.Digester.Row;
import org.godwit.core.spi.RowSql;
import org.godwit.transfer.TablePair;

/**
 * How one table is verified. Immutable.
 *
 * @param keyPositions places of the key columns in {@code columns}
 * @param rangesComparable whether a key range holds the same keys on both sides; not so when the collations of a text key differ
 * @param textKey whether the target may take two different keys for the same
 * @param inMode whether only the source's rows matter
 * @param notes what is left out and why
 */
record PairPlan(TablePair pair, List<ColumnPair> columns, List<Integer> keyPositions, DigestRead source, DigestRead target, boolean rangesComparable, boolean textKey, boolean inMode, List<String> notes) {
    PairPlan {
        columns = List.copyOf(columns);
        keyPositions = List.copyOf(keyPositions);
        notes = List.copyOf(notes);
    }

    boolean hasKey() {
        return !keyPositions.isEmpty();
    }

    ObjectName sourceName() {
        return pair.source().name();
    }

    ObjectName targetName() {
        return pair.target().name();
    }

    /** The target's key columns with the values of a row. */
    List<RowSql.Cell> keyCells(Row row) {
        return keyPositions.stream().map(i -> columns.get(i).cell(row.values().get(i))).toList();
    }

    /** All columns that can be written, with the values of a row. */
    List<RowSql.Cell> writableCells(Row row) {
        return IntStream.range(0, columns.size()).filter(i -> columns.get(i).target().isWritable()).mapToObj(i -> columns.get(i).cell(row.values().get(i))).toList();
    }

    /** What an update of the differing columns sets: these, and those that the server would set to the current time by itself. */
    List<RowSql.Cell> setCells(Row row, List<Integer> differing) {
        return IntStream.range(0, columns.size()).filter(i -> columns.get(i).target().isWritable()).filter(i -> isSet(i, differing)).mapToObj(i -> columns.get(i).cell(row.values().get(i))).toList();
    }

    /** Whether an update of the differing columns sets a column. */
    boolean isSet(int column, List<Integer> differing) {
        return differing.contains(column) || columns.get(column).target().onUpdate().isPresent();
    }

    /** Whether rows hold a value for every column of the target that can be written, so that a row can be put back as it was. */
    boolean isWhole() {
        return columns.stream().filter(c -> c.target().isWritable()).count() == pair.target().columns().stream().filter(c -> c.isWritable()).count();
    }

    /** Every column with the values of a row. */
    List<RowSql.Cell> cells(Row row) {
        return IntStream.range(0, columns.size()).mapToObj(i -> columns.get(i).cell(row.values().get(i))).toList();
    }
}
