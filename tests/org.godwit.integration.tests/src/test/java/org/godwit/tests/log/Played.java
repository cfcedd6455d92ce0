package org.godwit.tests.log;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.godwit.core.change.DdlEvent;
import org.godwit.core.change.RowChanges;
import org.godwit.core.error.GodwitException;
import org.godwit.core.model.ObjectName;
import org.godwit.core.model.TableDef;
import org.godwit.core.row.RowBatch;
import org.godwit.core.spi.ChangeDecoder;
import org.godwit.core.spi.LogReader;

/** Decodes kept transactions and makes lists of texts of the changes. */
final class Played implements ChangeDecoder.Sink {
    final List<List<String>> inserted = new ArrayList<>();
    final List<List<String>> before = new ArrayList<>();
    final List<List<String>> after = new ArrayList<>();
    final List<List<String>> deleted = new ArrayList<>();
    final List<String> marks = new ArrayList<>();
    final List<DdlEvent> ddl = new ArrayList<>();
    int batches;
    int largest;

    static Played of(LogReader reader, List<TableDef> tables, List<Tape.Transaction> transactions) throws GodwitException {
        Map<ObjectName, TableDef> byName = new java.util.HashMap<>();
        tables.forEach(t -> byName.put(t.name(), t));
        ChangeDecoder decoder = reader.decoder(name -> Optional.ofNullable(byName.get(name)));
        Played played = new Played();
        for (Tape.Transaction transaction : transactions) {
            decoder.reset();
            decoder.decode(transaction.frames(), 0, transaction.frames().length, played);
        }
        return played;
    }

    @Override
    public void rows(RowChanges changes) {
        batches++;
        largest = Math.max(largest, changes.size());
        switch (changes.kind()) {
            case INSERT -> inserted.addAll(texts(changes.after()));
            case UPDATE -> {
                before.addAll(texts(changes.before()));
                after.addAll(texts(changes.after()));
            }
            case DELETE -> deleted.addAll(texts(changes.before()));
        }
    }

    @Override
    public void ddl(DdlEvent event) {
        ddl.add(event);
    }

    @Override
    public void mark(String mark) {
        marks.add(mark);
    }

    /** Values as ASCII where they are, with hex where not. */
    static List<List<String>> texts(RowBatch batch) {
        List<List<String>> rows = new ArrayList<>();
        for (int row = 0; row < batch.rows(); row++) {
            List<String> values = new ArrayList<>();
            for (int column = 0; column < batch.columns(); column++) {
                values.add(batch.isNull(row, column) ? "NULL" : text(batch.bytes(), batch.start(row, column), batch.end(row, column)));
            }
            rows.add(values);
        }
        return rows;
    }

    private static String text(byte[] bytes, int from, int to) {
        for (int i = from; i < to; i++) {
            if (bytes[i] < 0x20) {
                return "x" + HexFormat.of().formatHex(bytes, from, to);
            }
        }
        return "'" + new String(bytes, from, to - from, java.nio.charset.StandardCharsets.US_ASCII) + "'";
    }
}
