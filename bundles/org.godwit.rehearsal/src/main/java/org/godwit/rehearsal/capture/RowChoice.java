package org.godwit.rehearsal.capture;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.godwit.core.error.GodwitException;
import org.godwit.core.model.ColumnDef;
import org.godwit.core.model.ForeignKeyDef;
import org.godwit.core.model.IndexDef;
import org.godwit.core.model.ObjectName;
import org.godwit.core.model.TableDef;
import org.godwit.core.model.ValueKind;
import org.godwit.core.progress.Progress;

/**
 * Chooses the rows of a bundle: reads each table once, keeps the traps, adds rows whose keys collide, rows that the log touches, and the parents of all, until nothing is missing. Used by one thread.
 */
final class RowChoice {
    private static final int BATCH = 200;
    /** Contents of such values are not looked at while choosing, only their length. */
    private static final Set<String> LARGE = Set.of("mediumtext", "longtext", "blob", "mediumblob", "longblob", "json", "geometry", "vector");

    private final CaptureSession session;
    private final long wanted;
    private final Progress progress;
    private final Map<ObjectName, Chosen> tables = new LinkedHashMap<>();
    private final Set<String> followed = new HashSet<>();

    /** @param mask whose columns' values are not counted; none by an empty one */
    RowChoice(CaptureSession session, List<TableDef> definitions, long wanted, Optional<RowMask> mask, Progress progress) {
        this.session = session;
        this.wanted = wanted;
        this.progress = progress;
        for (TableDef table : definitions) {
            Chosen chosen = new Chosen(table, wanted == 0);
            if (chosen.key().isEmpty() || mask.filter(m -> m.masks(table.name(), chosen.key().getFirst())).isEmpty()) {
                chosen.countKeys();
            }
            tables.put(table.name(), chosen);
        }
    }

    Collection<Chosen> tables() {
        return tables.values();
    }

    /** Reads each table once and keeps what is worth it. */
    void choose() throws GodwitException {
        for (Chosen chosen : tables.values()) {
            progress.note("choosing rows of " + chosen.table().name());
            if (!chosen.isWhole()) {
                look(chosen);
            }
            collisions(chosen);
        }
    }

    private void look(Chosen chosen) throws GodwitException {
        List<ColumnDef> columns = SourceSql.stored(chosen.table());
        List<ColumnDef> key = chosen.key();
        String select = columns.stream().map(c -> isLarge(c) ? "LENGTH(" + SourceSql.quote(c.name()) + ")" : SourceSql.select(c)).collect(Collectors.joining(", "));
        TrapChooser chooser = new TrapChooser(columns, (int) Math.min(wanted, 10_000_000));
        int keyAt = columns.size();
        session.query("SELECT " + select + ", " + SourceSql.columns(key) + " FROM " + SourceSql.quote(chosen.table().name()), List.of(), row -> {
            List<Optional<byte[]>> values = new ArrayList<>(columns.size());
            long[] lengths = new long[columns.size()];
            long size = 0;
            for (int i = 0; i < columns.size(); i++) {
                boolean large = isLarge(columns.get(i));
                byte[] value = row.getBytes(i + 1);
                lengths[i] = value == null ? -1 : large ? Long.parseLong(new String(value, StandardCharsets.US_ASCII)) : value.length;
                values.add(value == null || large ? Optional.empty() : Optional.of(value));
                size += Math.max(0, lengths[i]);
            }
            List<byte[]> keyValues = new ArrayList<>(key.size());
            for (int i = 0; i < key.size(); i++) {
                keyValues.add(row.getBytes(keyAt + i + 1));
            }
            chosen.histogram().ifPresent(h -> h.add(new String(keyValues.getFirst(), StandardCharsets.US_ASCII)));
            chooser.row(new RowKey(keyValues), values, lengths);
            progress.advance(1, size);
        });
        chosen.studied(chooser);
        chosen.add(chooser.chosen());
    }

    private static boolean isLarge(ColumnDef column) {
        return LARGE.contains(column.type().name()) || column.type().kind() == ValueKind.SPATIAL;
    }

    /** Rows that a target without case and accents would refuse as doubled. */
    private void collisions(Chosen chosen) throws GodwitException {
        for (IndexDef index : chosen.table().indexes()) {
            Optional<String> query = KeyCollisions.query(chosen.table(), index);
            if (query.isPresent()) {
                List<RowKey> found = new ArrayList<>();
                session.query(query.get(), List.of(), row -> found.add(key(row, chosen.key().size(), 1)));
                chosen.collide(found.size());
                chosen.add(found);
            }
        }
    }

    /** Adds the rows that a log touches, and what its rows refer to. */
    void addTouched(LogStudy study) throws GodwitException {
        study.keys().forEach((name, keys) -> Optional.ofNullable(tables.get(name)).ifPresent(t -> t.add(keys)));
        for (Map.Entry<ObjectName, Map<ForeignKeyDef, Set<RowKey>>> child : study.parents().entrySet()) {
            for (Map.Entry<ForeignKeyDef, Set<RowKey>> key : child.getValue().entrySet()) {
                addParents(tables.get(child.getKey()).table(), key.getKey(), key.getValue());
            }
        }
    }

    /** Adds parents of what is chosen, and theirs, until none is missing. */
    void close() throws GodwitException {
        boolean more = true;
        while (more) {
            more = false;
            for (Chosen chosen : tables.values()) {
                Set<RowKey> fresh = chosen.takeFresh();
                for (ForeignKeyDef key : chosen.table().foreignKeys()) {
                    more |= follow(chosen, key, fresh);
                }
            }
        }
    }

    private boolean follow(Chosen child, ForeignKeyDef key, Set<RowKey> fresh) throws GodwitException {
        Optional<Chosen> parent = Optional.ofNullable(tables.get(key.referenced())).filter(p -> !p.isWhole());
        if (parent.isEmpty() || fresh.isEmpty() && !child.isWhole() && !session.isOnlyNoting()) {
            return false;
        }
        List<ColumnDef> columns = key.columns().stream().map(c -> child.table().column(c).orElseThrow()).toList();
        String select = "SELECT DISTINCT " + SourceSql.columns(columns) + " FROM " + SourceSql.quote(child.table().name());
        Set<RowKey> values = new LinkedHashSet<>();
        CaptureSession.Row taker = row -> {
            for (int i = 1; i <= columns.size(); i++) {
                if (row.getBytes(i) == null) {
                    return;
                }
            }
            values.add(key(row, columns.size(), 1));
        };
        if (child.isWhole()) {
            if (!followed.add(child.table().name() + "." + key.name())) {
                return false;
            }
            session.query(select, List.of(), taker);
        } else {
            batches(select + " WHERE ", child.key(), fresh, taker);
        }
        return addParents(child.table(), key, values);
    }

    private boolean addParents(TableDef child, ForeignKeyDef key, Set<RowKey> values) throws GodwitException {
        Optional<Chosen> parent = Optional.ofNullable(tables.get(key.referenced())).filter(p -> !p.isWhole());
        if (parent.isEmpty() || session.isOnlyNoting() && !followed.add(child.name() + "." + key.name())) {
            return false;
        }
        List<ColumnDef> referenced = key.referencedColumns().stream().map(c -> parent.get().table().column(c).orElseThrow()).toList();
        int before = parent.get().keys().size();
        List<RowKey> found = new ArrayList<>();
        int width = parent.get().key().size();
        batches("SELECT " + SourceSql.columns(parent.get().key()) + " FROM " + SourceSql.quote(parent.get().table().name()) + " WHERE ", referenced, values, row -> found.add(key(row, width, 1)));
        parent.get().add(found);
        return parent.get().keys().size() > before;
    }

    /** Asks for many values, some at a time. */
    void batches(String select, List<ColumnDef> columns, Collection<RowKey> values, CaptureSession.Row taker) throws GodwitException {
        if (session.isOnlyNoting()) {
            session.query(select + SourceSql.in(columns, 2), List.of(), taker);
        }
        Iterator<RowKey> rest = values.iterator();
        while (rest.hasNext()) {
            List<Object> bound = new ArrayList<>();
            int rows = 0;
            while (rows < BATCH && rest.hasNext()) {
                RowKey key = rest.next();
                for (int i = 0; i < columns.size(); i++) {
                    bound.add(SourceSql.bound(columns.get(i), key.values().get(i)));
                }
                rows++;
            }
            session.query(select + SourceSql.in(columns, rows), bound, taker);
        }
    }

    private static RowKey key(java.sql.ResultSet row, int width, int from) throws java.sql.SQLException {
        List<byte[]> values = new ArrayList<>(width);
        for (int i = 0; i < width; i++) {
            values.add(row.getBytes(from + i));
        }
        return new RowKey(values);
    }
}
