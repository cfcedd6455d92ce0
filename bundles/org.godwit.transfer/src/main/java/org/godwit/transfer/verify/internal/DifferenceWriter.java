package org.godwit.transfer.verify.internal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.godwit.core.error.CoreError;
import org.godwit.core.error.GodwitException;
import org.godwit.core.model.IndexDef;
import org.godwit.core.slice.KeyValue;
import org.godwit.core.spi.Digester.Row;
import org.godwit.core.spi.RowSql;
import org.godwit.transfer.verify.VerifyLedger;
import org.godwit.transfer.verify.VerifyLedger.Correction;
import org.godwit.transfer.verify.VerifyLedger.Difference;
import org.godwit.transfer.verify.VerifyLedger.DifferenceType;
import org.godwit.transfer.verify.VerifyLedger.Value;
import org.godwit.transfer.verify.internal.DifferenceFiles.Section;
import org.godwit.transfer.verify.internal.DifferenceFiles.Statement;

/**
 * Writes one table's differences: to its files, with correction and its undo, and to the ledger. Thread-safe.
 * A row that only the source has is inserted, a row that differs is updated by its key, a row that only the target has is deleted, which stays a comment unless it is allowed (OMS: full verification).
 */
final class DifferenceWriter implements AutoCloseable {
    private static final int SHOWN_CHARACTERS = 1000;
    private static final int LEDGER_BYTES = 32_000;
    private static final Pattern HALF = Pattern.compile("[\\x{DC00}-\\x{DFFF}]");

    private final PairPlan plan;
    private final RowSql sql;
    private final VerifyLedger ledger;
    private final DifferenceFiles files;
    private final boolean deletes;
    private final GuardedCorrections corrections;

    DifferenceWriter(PairPlan plan, RowSql sql, VerifyLedger ledger, DifferenceFiles files, boolean deletes) {
        this.plan = plan;
        this.sql = sql;
        this.ledger = ledger;
        this.files = files;
        this.deletes = deletes;
        this.corrections = new GuardedCorrections(plan, sql);
    }

    DifferenceFiles files() {
        return files;
    }

    /** @param copies how often the row is too few or too many; 1 with a key */
    synchronized void write(DifferenceType type, Optional<Row> source, Optional<Row> target, long copies) throws GodwitException {
        List<Integer> differing = source.isPresent() && target.isPresent() ? RowComparer.differing(plan.columns(), source.get(), target.get()) : List.of();
        List<Value> values = values(source, target, differing);
        files.difference(text(type, source, target, values, copies));
        Statement statement = switch (type) {
            case MASTER_ONLY -> missing(source.orElseThrow(), copies);
            case IMAGE_ONLY -> extra(target.orElseThrow(), copies);
            case MISMATCHED -> changed(source.orElseThrow(), target.orElseThrow(), differing);
        };
        List<Value> shown = type == DifferenceType.MISMATCHED ? values.stream().filter(Value::differs).toList() : values;
        long bytes = bytes(source) + bytes(target);
        ledger.difference(new Difference(plan.sourceName(), type, key(source, target), shown, kept(statement, bytes), correction(type, source, target, differing, copies)));
    }

    private Correction correction(DifferenceType type, Optional<Row> source, Optional<Row> target, List<Integer> differing, long copies) throws GodwitException {
        return switch (type) {
            case MASTER_ONLY -> corrections.missing(source.orElseThrow(), copies);
            case IMAGE_ONLY -> corrections.extra(target.orElseThrow(), copies);
            case MISMATCHED -> corrections.changed(source.orElseThrow(), target.orElseThrow(), differing, plan.isWhole() && touchesUnique(differing));
        };
    }

    private Statement missing(Row row, long copies) throws GodwitException {
        Statement insert = insert(row);
        for (long i = 0; i < copies; i++) {
            files.correction(Section.INSERT, true, insert);
        }
        files.undo(Section.DELETE, true, delete(row, copies));
        return insert;
    }

    private Statement extra(Row row, long copies) throws GodwitException {
        Statement delete = delete(row, copies);
        files.correction(Section.DELETE, deletes, delete);
        for (long i = 0; i < copies; i++) {
            files.undo(Section.INSERT, deletes, insert(row));
        }
        return deletes ? delete : out -> delete.write(out.append("-- "));
    }

    private Statement changed(Row source, Row target, List<Integer> differing) throws GodwitException {
        if (differing.stream().noneMatch(i -> plan.columns().get(i).target().isWritable())) {
            Statement note = out -> out.append("only generated columns differ: ").append(differing.stream().map(i -> plan.columns().get(i).target().name()).collect(Collectors.joining(", ")));
            files.correction(Section.UPDATE, false, note);
            return out -> note.write(out.append("-- "));
        }
        if (plan.isWhole() && touchesUnique(differing)) {
            return replaced(source, target);
        }
        Statement update = out -> sql.update(plan.targetName(), plan.setCells(source, differing), plan.keyCells(target), out);
        files.correction(Section.UPDATE, true, update);
        files.undo(Section.UPDATE, true, out -> sql.update(plan.targetName(), plan.setCells(target, differing), plan.keyCells(source), out));
        return update;
    }

    /** Two rows may have exchanged a unique value, which no order of updates can set right; all such rows go first, then come back. */
    private Statement replaced(Row source, Row target) throws GodwitException {
        Statement delete = delete(target, 0);
        Statement insert = insert(source);
        files.correction(Section.DELETE, true, delete);
        files.correction(Section.INSERT, true, insert);
        files.undo(Section.DELETE, true, delete(source, 0));
        files.undo(Section.INSERT, true, insert(target));
        return out -> {
            delete.write(out);
            insert.write(out.append("; "));
        };
    }

    private Statement insert(Row row) {
        return out -> sql.insert(plan.targetName(), plan.writableCells(row), out);
    }

    private Statement delete(Row row, long copies) {
        return out -> sql.delete(plan.targetName(), plan.hasKey() ? plan.keyCells(row) : plan.cells(row), plan.hasKey() ? 0 : copies, out);
    }

    /** The statement for the ledger, unless the rows are large: then it is in the file only. */
    private String kept(Statement statement, long bytes) throws GodwitException {
        if (bytes > LEDGER_BYTES) {
            return "-- too long to be kept here, see " + files.correctionPath().getFileName();
        }
        StringBuilder text = new StringBuilder();
        try {
            statement.write(text);
        } catch (IOException e) {
            throw new GodwitException(CoreError.UNEXPECTED, e, "Full-Verification", e.toString());
        }
        return text.toString();
    }

    private static long bytes(Optional<Row> row) {
        return row.stream().flatMap(r -> r.values().stream()).flatMap(Optional::stream).mapToLong(v -> v.length).sum();
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
        String escaped = value.replace("\\", "\\\\").replace("'", "\\'").replace("\n", "\\n").replace("\r", "\\r");
        // half a surrogate pair stands for a byte that is no text, and no file in UTF-8 can hold it
        return "'" + HALF.matcher(escaped).replaceAll(m -> "\\\\x" + String.format("%02x", m.group().charAt(0) & 0xFF)) + "'";
    }

    @Override
    public synchronized void close() throws GodwitException {
        files.close();
    }
}
