package org.godwit.transfer.verify.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.godwit.core.error.GodwitException;
import org.godwit.core.model.IndexDef;
import org.godwit.core.slice.KeyValue;
import org.godwit.core.spi.Digester.Row;
import org.godwit.core.spi.RowSql;
import org.godwit.core.spi.RowSql.Cell;
import org.godwit.transfer.verify.VerifyLedger;
import org.godwit.transfer.verify.VerifyLedger.Difference;
import org.godwit.transfer.verify.VerifyLedger.DifferenceType;
import org.godwit.transfer.verify.VerifyLedger.Value;
import org.godwit.transfer.verify.internal.DifferenceFiles.Section;

/**
 * Writes one table's differences: to its files, with correction and its undo, and to the ledger. Thread-safe.
 * A row that only the source has is inserted, a row that differs is updated by its key, a row that only the target has is deleted, which stays a comment unless it is allowed (OMS: full verification).
 */
final class DifferenceWriter implements AutoCloseable {
    private static final int SHOWN_CHARACTERS = 1000;
    private static final int LEDGER_SQL_CHARACTERS = 64_000;

    private final PairPlan plan;
    private final RowSql sql;
    private final VerifyLedger ledger;
    private final DifferenceFiles files;
    private final boolean deletes;
    private final boolean wholeRows;

    DifferenceWriter(PairPlan plan, RowSql sql, VerifyLedger ledger, DifferenceFiles files, boolean deletes) {
        this.plan = plan;
        this.sql = sql;
        this.ledger = ledger;
        this.files = files;
        this.deletes = deletes;
        long writable = plan.pair().target().columns().stream().filter(c -> c.isWritable()).count();
        this.wholeRows = plan.columns().stream().filter(c -> c.target().isWritable()).count() == writable;
    }

    DifferenceFiles files() {
        return files;
    }

    /** @param copies how often the row is too few or too many; 1 with a key */
    synchronized void write(DifferenceType type, Optional<Row> source, Optional<Row> target, long copies) throws GodwitException {
        List<Integer> differing = source.isPresent() && target.isPresent() ? RowComparer.differing(plan.columns(), source.get(), target.get()) : List.of();
        List<Value> values = values(source, target, differing);
        files.difference(text(type, source, target, values, copies));
        String statement = switch (type) {
            case MASTER_ONLY -> missing(source.orElseThrow(), copies);
            case IMAGE_ONLY -> extra(target.orElseThrow(), copies);
            case MISMATCHED -> changed(source.orElseThrow(), target.orElseThrow(), differing);
        };
        String kept = statement.length() > LEDGER_SQL_CHARACTERS ? "-- too long to be kept here, see " + files.correctionPath().getFileName() : statement;
        List<Value> shown = type == DifferenceType.MISMATCHED ? values.stream().filter(Value::differs).toList() : values;
        ledger.difference(new Difference(plan.sourceName(), type, key(source, target), shown, kept));
    }

    private String missing(Row row, long copies) throws GodwitException {
        String insert = sql.insert(plan.targetName(), plan.writableCells(row));
        for (long i = 0; i < copies; i++) {
            files.correction(Section.INSERT, insert + ";");
        }
        files.undo(Section.DELETE, delete(row, copies) + ";");
        return insert;
    }

    private String extra(Row row, long copies) throws GodwitException {
        String delete = delete(row, copies);
        String insert = sql.insert(plan.targetName(), plan.writableCells(row));
        String off = deletes ? "" : "-- ";
        files.correction(Section.DELETE, off + delete + ";");
        for (long i = 0; i < copies; i++) {
            files.undo(Section.INSERT, off + insert + ";");
        }
        return off + delete;
    }

    private String changed(Row source, Row target, List<Integer> differing) throws GodwitException {
        List<Cell> set = setCells(source, differing);
        if (differing.stream().noneMatch(i -> plan.columns().get(i).target().isWritable())) {
            String note = "-- only generated columns differ: " + differing.stream().map(i -> plan.columns().get(i).target().name()).collect(Collectors.joining(", "));
            files.correction(Section.UPDATE, note);
            return note;
        }
        if (wholeRows && touchesUnique(differing)) {
            return replaced(source, target);
        }
        String update = sql.update(plan.targetName(), set, plan.keyCells(target));
        files.correction(Section.UPDATE, update + ";");
        files.undo(Section.UPDATE, sql.update(plan.targetName(), setCells(target, differing), plan.keyCells(source)) + ";");
        return update;
    }

    /** Two rows may have exchanged a unique value, which no order of updates can set right; all such rows go first, then come back. */
    private String replaced(Row source, Row target) throws GodwitException {
        String delete = sql.delete(plan.targetName(), plan.keyCells(target), 0);
        String insert = sql.insert(plan.targetName(), plan.writableCells(source));
        files.correction(Section.DELETE, delete + ";");
        files.correction(Section.INSERT, insert + ";");
        files.undo(Section.DELETE, sql.delete(plan.targetName(), plan.keyCells(source), 0) + ";");
        files.undo(Section.INSERT, sql.insert(plan.targetName(), plan.writableCells(target)) + ";");
        return delete + "; " + insert;
    }

    private String delete(Row row, long copies) {
        return plan.hasKey() ? sql.delete(plan.targetName(), plan.keyCells(row), 0) : sql.delete(plan.targetName(), plan.cells(row), copies);
    }

    /** Changed columns, and those that the server would set to the current time by itself. */
    private List<Cell> setCells(Row row, List<Integer> differing) {
        return IntStream.range(0, plan.columns().size()).filter(i -> differing.contains(i) || plan.columns().get(i).target().onUpdate().isPresent()).filter(i -> plan.columns().get(i).target().isWritable())
                .mapToObj(i -> plan.columns().get(i).cell(row.values().get(i))).toList();
    }

    private boolean touchesUnique(List<Integer> differing) {
        List<String> names = differing.stream().map(i -> plan.columns().get(i).target().name()).toList();
        return plan.pair().target().indexes().stream().filter(IndexDef::isUnique).anyMatch(index -> index.parts().stream().anyMatch(part -> switch (part) {
            case IndexDef.Part.Column column -> names.stream().anyMatch(n -> n.equalsIgnoreCase(column.name()));
            // which columns an expression reads is not known here
            case IndexDef.Part.Expression expression -> true;
        }));
    }

    private List<Value> values(Optional<Row> source, Optional<Row> target, List<Integer> differing) {
        List<Value> values = new ArrayList<>();
        for (int i = 0; i < plan.columns().size(); i++) {
            boolean differs = source.isEmpty() || target.isEmpty() || differing.contains(i);
            values.add(new Value(plan.columns().get(i).source().name(), shown(source, i), shown(target, i), differs));
        }
        return values;
    }

    private Optional<String> shown(Optional<Row> row, int column) {
        return row.filter(r -> r.values().get(column).isPresent()).map(r -> sql.show(plan.columns().get(column).cell(r.values().get(column)), SHOWN_CHARACTERS));
    }

    private List<Value> key(Optional<Row> source, Optional<Row> target) {
        List<KeyValue> ofSource = source.map(r -> r.digest().key()).orElse(List.of());
        List<KeyValue> ofTarget = target.map(r -> r.digest().key()).orElse(List.of());
        return IntStream.range(0, plan.keyPositions().size()).mapToObj(i -> {
            Optional<String> s = ofSource.stream().skip(i).findFirst().map(KeyValue::text);
            Optional<String> t = ofTarget.stream().skip(i).findFirst().map(KeyValue::text);
            return new Value(plan.columns().get(plan.keyPositions().get(i)).source().name(), s, t, !s.equals(t));
        }).toList();
    }

    /** The type with the key, then a line per column: minus for the source's value, plus for the target's. */
    private String text(DifferenceType type, Optional<Row> source, Optional<Row> target, List<Value> values, long copies) {
        StringBuilder text = new StringBuilder(type.name());
        key(source, target).forEach(k -> text.append(' ').append(k.column()).append('=').append(k.source().or(k::target).map(DifferenceWriter::oneLine).orElse("NULL")));
        text.append(copies > 1 ? " (" + copies + " times)" : "").append('\n');
        values.stream().filter(Value::differs).forEach(v -> {
            if (source.isPresent()) {
                text.append("- ").append(v.column()).append('=').append(v.source().map(DifferenceWriter::oneLine).orElse("NULL")).append('\n');
            }
            if (target.isPresent()) {
                text.append("+ ").append(v.column()).append('=').append(v.target().map(DifferenceWriter::oneLine).orElse("NULL")).append('\n');
            }
        });
        return text.append('\n').toString();
    }

    /** In quotes, so that blanks at the end show and NULL differs from a text. */
    private static String oneLine(String value) {
        return "'" + value.replace("\\", "\\\\").replace("'", "\\'").replace("\n", "\\n").replace("\r", "\\r") + "'";
    }

    @Override
    public synchronized void close() throws GodwitException {
        files.close();
    }
}
