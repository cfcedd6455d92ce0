package org.godwit.transfer.verify.internal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.godwit.core.error.CoreError;
import org.godwit.core.error.GodwitException;
import org.godwit.core.spi.Digester.Form;
import org.godwit.core.spi.Digester.Row;
import org.godwit.core.spi.RowCorrector;
import org.godwit.core.spi.RowSql;
import org.godwit.core.spi.RowSql.Cell;
import org.godwit.transfer.verify.VerifyLedger.Correction;
import org.godwit.transfer.verify.VerifyLedger.GuardedChange;
import org.godwit.transfer.verify.VerifyLedger.Turn;
import org.godwit.transfer.verify.internal.DifferenceFiles.Statement;

/**
 * Writes the corrections of one table's rows so that each takes place only while the target's row is as the verification saw it, and is taken back only while the row is as the correction left it.
 * Immutable.
 */
final class GuardedCorrections {
    private static final long MOST_COPIES = 1000;
    private static final int LONGEST = 64_000;

    /** A statement is longer than what is kept. */
    private static final class TooLong extends IOException {
        private static final long serialVersionUID = 1L;
    }

    private final PairPlan plan;
    private final RowSql sql;

    GuardedCorrections(PairPlan plan, RowSql sql) {
        this.plan = plan;
        this.sql = sql;
    }

    /** Of a row that only the source has. */
    Correction missing(Row source, long copies) throws GodwitException {
        if (copies > MOST_COPIES) {
            return tooMany(copies);
        }
        return made(() -> new Correction(inserts(source, copies), List.of(change(Turn.DELETE, copies, delete(source, left(source, source, List.of()), copies))), ""));
    }

    /** Of a row that only the target has. */
    Correction extra(Row target, long copies) throws GodwitException {
        if (!plan.isWhole()) {
            return Correction.none("columns that are not compared would be lost with the row");
        }
        if (copies > MOST_COPIES) {
            return tooMany(copies);
        }
        return made(() -> new Correction(List.of(change(Turn.DELETE, copies, delete(target, plan.cells(target), copies))), inserts(target, copies), ""));
    }

    private static Correction tooMany(long copies) {
        return Correction.none(copies + " equal rows are too many");
    }

    /** @param replace whether the row is deleted and inserted, because unique values may have moved between rows */
    Correction changed(Row source, Row target, List<Integer> differing, boolean replace) throws GodwitException {
        if (differing.stream().noneMatch(i -> plan.columns().get(i).target().isWritable())) {
            return Correction.none("only generated columns differ");
        }
        return made(() -> replace ? replaced(source, target, differing) : updated(source, target, differing));
    }

    private Correction replaced(Row source, Row target, List<Integer> differing) throws IOException {
        List<GuardedChange> apply = List.of(change(Turn.DELETE, 1, delete(target, plan.cells(target), 1)), change(Turn.INSERT, 1, insert(source)));
        return new Correction(apply, List.of(change(Turn.DELETE, 1, delete(source, left(source, source, differing), 1)), change(Turn.INSERT, 1, insert(target))), "");
    }

    private Correction updated(Row source, Row target, List<Integer> differing) throws IOException {
        Statement update = out -> sql.updateIf(plan.targetName(), plan.setCells(source, differing), plan.keyCells(target), plan.cells(target), out);
        Statement back = out -> sql.updateIf(plan.targetName(), plan.setCells(target, differing), plan.keyCells(source), left(source, target, differing), out);
        return new Correction(List.of(change(Turn.UPDATE, 1, update)), List.of(change(Turn.UPDATE, 1, back)), "");
    }

    /** Writes a correction. */
    @FunctionalInterface
    private interface Maker {
        Correction make() throws IOException;
    }

    private static Correction made(Maker maker) throws GodwitException {
        try {
            return maker.make();
        } catch (TooLong e) {
            return Correction.none("its values are too large to be kept; the correction file has the statement");
        } catch (IOException e) {
            throw new GodwitException(CoreError.UNEXPECTED, e, "Full-Verification", e.toString());
        }
    }

    private List<GuardedChange> inserts(Row row, long copies) throws IOException {
        List<GuardedChange> changes = new ArrayList<>();
        for (long i = 0; i < copies; i++) {
            changes.add(change(Turn.INSERT, 1, insert(row)));
        }
        return changes;
    }

    private Statement insert(Row row) {
        return out -> sql.insert(plan.targetName(), plan.writableCells(row), out);
    }

    private Statement delete(Row row, List<Cell> seen, long copies) {
        return out -> sql.deleteIf(plan.targetName(), plan.hasKey() ? plan.keyCells(row) : List.of(), seen, plan.hasKey() ? 0 : copies, out);
    }

    /** The row as the correction leaves it: what was set is the source's. Generated values are the target's own, and so is its spelling of a JSON document; without a key all values are needed. */
    private List<Cell> left(Row source, Row target, List<Integer> differing) {
        if (!plan.hasKey()) {
            return plan.cells(source);
        }
        return IntStream.range(0, plan.columns().size()).filter(i -> plan.columns().get(i).target().isWritable() && plan.columns().get(i).form().kind() != Form.Kind.JSON)
                .mapToObj(i -> plan.columns().get(i).cell(value(plan.isSet(i, differing) ? source : target, i))).toList();
    }

    private static Optional<byte[]> value(Row row, int column) {
        return row.values().get(column);
    }

    private static GuardedChange change(Turn turn, long rows, Statement statement) throws IOException {
        Limited text = new Limited();
        statement.write(text);
        return new GuardedChange(turn, new RowCorrector.Change(text.text.toString(), rows));
    }

    /** Text that may not become too long. */
    private static final class Limited implements Appendable {
        private final StringBuilder text = new StringBuilder();

        @Override
        public Appendable append(CharSequence part) throws IOException {
            return append(part, 0, part.length());
        }

        @Override
        public Appendable append(CharSequence part, int start, int end) throws IOException {
            if (text.length() + end - start > LONGEST) {
                throw new TooLong();
            }
            text.append(part, start, end);
            return this;
        }

        @Override
        public Appendable append(char c) throws IOException {
            return append(String.valueOf(c));
        }
    }
}
