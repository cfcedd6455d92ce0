package org.godwit.rehearsal.capture;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.godwit.core.change.DdlEvent;
import org.godwit.core.change.LogPosition;
import org.godwit.core.change.RecordedLog;
import org.godwit.core.change.RowChanges;
import org.godwit.core.error.CoreError;
import org.godwit.core.error.GodwitException;
import org.godwit.core.model.ColumnDef;
import org.godwit.core.model.ForeignKeyDef;
import org.godwit.core.model.ObjectName;
import org.godwit.core.model.TableDef;
import org.godwit.core.progress.CancelToken;
import org.godwit.core.row.RowBatch;
import org.godwit.core.spi.ChangeDecoder;
import org.godwit.core.spi.LogReader;

/**
 * Goes through a recorded log once: how much is written to which tables, which rows it touches, the largest transaction, the statements in it. A table whose definition the log changes is studied up
 * to there. Used by one thread.
 */
public final class LogStudy implements LogReader.LogSink, ChangeDecoder.Sink {
    private static final int MOST_KEYS = 2_000_000;
    private static final int HOTTEST = 20;
    private static final int MOST_STATEMENTS = 200;

    private final Map<ObjectName, TableDef> tables = new HashMap<>();
    private final Map<ObjectName, long[]> writes = new TreeMap<>();
    private final Map<ObjectName, Map<RowKey, Integer>> keys = new HashMap<>();
    private final Map<ObjectName, Map<ForeignKeyDef, Set<RowKey>>> parents = new HashMap<>();
    private final List<String> statements = new ArrayList<>();
    private ChangeDecoder decoder;
    private LogPosition end;
    private CancelToken stop;
    private long transactions;
    private long rows;
    private long bytes;
    private long underWay;
    private long largest;
    private String largestAt = "";
    private long firstSecond;
    private long lastSecond;
    private int kept;

    private LogStudy() {
    }

    /** @param definitions those that are valid at the beginning of the log */
    public static LogStudy of(RecordedLog log, LogReader reader, List<TableDef> definitions, CancelToken cancel) throws GodwitException {
        LogStudy study = new LogStudy();
        definitions.forEach(t -> study.tables.put(t.name(), t));
        study.decoder = reader.decoder(name -> Optional.ofNullable(study.tables.get(name)));
        study.end = log.end();
        study.stop = cancel.child();
        try {
            reader.read(log.begin(), study.tables::containsKey, study, study.stop);
        } catch (GodwitException e) {
            if (!e.isCancelled() || cancel.isCancelled()) {
                throw e;
            }
        } finally {
            study.stop.release();
        }
        return study;
    }

    @Override
    public void part(byte[] part, int from, int length) throws GodwitException {
        bytes += length;
        decoder.decode(part, from, length, this);
    }

    @Override
    public void commit(LogPosition after) {
        transactions++;
        if (underWay > largest) {
            largest = underWay;
            largestAt = after.text();
        }
        firstSecond = firstSecond == 0 ? after.seconds() : firstSecond;
        lastSecond = Math.max(lastSecond, after.seconds());
        underWay = 0;
        decoder.reset();
    }

    @Override
    public void abandon() {
        underWay = 0;
        decoder.reset();
    }

    /** The log is idle only at its end. */
    @Override
    public void idle(LogPosition at) {
        stop.cancel();
    }

    @Override
    public void note(String text) {
        // nobody is told
    }

    @Override
    public void rows(RowChanges changes) {
        int count = changes.rows();
        rows += count;
        underWay += count;
        long[] sums = writes.computeIfAbsent(changes.table().name(), t -> new long[3]);
        sums[changes.kind().ordinal()] += count;
        touched(changes);
        for (ForeignKeyDef key : changes.table().foreignKeys()) {
            parents(changes.table(), key, changes.before());
            parents(changes.table(), key, changes.after());
        }
    }

    /** A changed row counts once, by the key it has afterwards; a key that it had before is touched too. */
    private void touched(RowChanges changes) {
        boolean deleted = changes.kind() == RowChanges.Kind.DELETE;
        touched(changes.table(), deleted ? changes.before() : changes.after(), 1);
        if (changes.kind() == RowChanges.Kind.UPDATE) {
            touched(changes.table(), changes.before(), 0);
        }
    }

    private void touched(TableDef table, RowBatch images, int writesOfEach) {
        List<ColumnDef> key = table.keyColumns();
        if (images.rows() == 0 || key.isEmpty()) {
            return;
        }
        Map<RowKey, Integer> counts = keys.computeIfAbsent(table.name(), t -> new HashMap<>());
        for (int row = 0; row < images.rows(); row++) {
            Optional<RowKey> values = values(table, key.stream().map(ColumnDef::name).toList(), images, row);
            if (values.isPresent() && (counts.containsKey(values.get()) || kept++ < MOST_KEYS)) {
                counts.merge(values.get(), writesOfEach, Integer::sum);
            }
        }
    }

    private void parents(TableDef table, ForeignKeyDef key, RowBatch images) {
        for (int row = 0; row < images.rows(); row++) {
            values(table, key.columns(), images, row).ifPresent(v -> parents.computeIfAbsent(table.name(), t -> new HashMap<>()).computeIfAbsent(key, k -> new LinkedHashSet<>()).add(v));
        }
    }

    /** Empty where one of them is NULL. */
    private static Optional<RowKey> values(TableDef table, List<String> columns, RowBatch images, int row) {
        List<byte[]> values = new ArrayList<>();
        for (String name : columns) {
            int at = table.column(name).map(ColumnDef::position).orElse(1) - 1;
            if (images.isNull(row, at)) {
                return Optional.empty();
            }
            values.add(Arrays.copyOfRange(images.bytes(), images.start(row, at), images.end(row, at)));
        }
        return Optional.of(new RowKey(values));
    }

    @Override
    public void ddl(DdlEvent event) {
        if (statements.size() < MOST_STATEMENTS) {
            statements.add(event.statement());
        }
        String text = event.statement();
        tables.keySet().removeIf(t -> text.contains(t.name()));
    }

    @Override
    public void mark(String mark) {
        // who made a transaction does not matter
    }

    /** Whether everything up to the end was seen. */
    public boolean isComplete() {
        return kept <= MOST_KEYS && end != null;
    }

    /** Keys of the rows that the log touches, before and after. */
    Map<ObjectName, Set<RowKey>> keys() {
        Map<ObjectName, Set<RowKey>> all = new HashMap<>();
        keys.forEach((table, counts) -> all.put(table, counts.keySet()));
        return all;
    }

    /** Values of foreign keys in the rows that the log writes. */
    Map<ObjectName, Map<ForeignKeyDef, Set<RowKey>>> parents() {
        return parents;
    }

    public CaptureFacts.LogRates rates(long fileBytes) {
        List<CaptureFacts.TableWrites> byTable = writes.entrySet().stream().map(e -> new CaptureFacts.TableWrites(e.getKey().toString(), e.getValue()[0], e.getValue()[1], e.getValue()[2])).toList();
        List<CaptureFacts.HotKey> hottest = keys.entrySet().stream()
                .flatMap(e -> e.getValue().entrySet().stream().filter(k -> k.getValue() > 1).map(k -> new CaptureFacts.HotKey(e.getKey().toString(), digest(k.getKey()), k.getValue())))
                .sorted(Comparator.comparingLong(CaptureFacts.HotKey::writes).reversed().thenComparing(CaptureFacts.HotKey::digest)).limit(HOTTEST).toList();
        return new CaptureFacts.LogRates(Math.max(0, lastSecond - firstSecond), transactions, rows, Math.max(bytes, fileBytes), largest, largestAt, byTable, hottest, statements, spread());
    }

    private List<CaptureFacts.WriteSpread> spread() {
        List<CaptureFacts.WriteSpread> all = new ArrayList<>();
        keys.forEach((table, counts) -> {
            long[] classes = new long[4];
            long sum = 0;
            long most = 0;
            for (int count : counts.values()) {
                classes[count <= 1 ? 0 : count <= 10 ? 1 : count <= 100 ? 2 : 3]++;
                sum += count;
                most = Math.max(most, count);
            }
            all.add(new CaptureFacts.WriteSpread(table.toString(), sum, counts.size(), classes[0], classes[1], classes[2], classes[3], most));
        });
        all.sort(Comparator.comparing(CaptureFacts.WriteSpread::table));
        return all;
    }

    private static String digest(RowKey key) {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            for (byte[] value : key.values()) {
                sha.update(Integer.toString(value.length).getBytes(StandardCharsets.US_ASCII));
                sha.update(value);
            }
            return HexFormat.of().formatHex(sha.digest(), 0, 6);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(CoreError.UNEXPECTED.code(), e);
        }
    }
}
