package org.godwit.transfer.incr;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.godwit.core.change.RowChanges.Kind;
import org.godwit.core.model.TableDef;
import org.godwit.transfer.incr.ModelLog.Event;

/** A source in memory that runs random transactions and writes its log: new keys, swapped unique keys, rows that go and come again, rows without a key, NULLs in unique keys, keys that differ by case. */
final class ModelSource {
    static final List<TableDef> TABLES = List.of(
            Defs.table("src", "plain", List.of(Defs.number("id", false), Defs.number("v", true)), List.of(Defs.primary("id"))),
            Defs.table("src", "uniq", List.of(Defs.number("id", false), Defs.number("u", true), Defs.number("w", true)), List.of(Defs.primary("id"), Defs.unique("u", "u"))),
            Defs.table("src", "ci", List.of(Defs.text("code", false, "utf8mb4_general_ci"), Defs.number("v", true)), List.of(Defs.primary("code"))),
            Defs.table("src", "pair", List.of(Defs.number("a", false), Defs.number("b", false), Defs.text("c", true, "utf8mb4_general_ci"), Defs.number("d", true)),
                    List.of(Defs.primary("a", "b"), Defs.unique("cd", "c", "d"), Defs.unique("d", "d"))),
            Defs.table("src", "keyless", List.of(Defs.number("a", true), Defs.text("b", true, "utf8mb4_bin")), List.of()));
    private static final List<String> CODES = List.of("a", "A", "b", "B", "c ", "c", "é", "E", "e", "x");

    final Map<String, ModelTable> tables = new LinkedHashMap<>();
    private final Random random;
    private final ModelLog log;
    private List<Event> transaction = new ArrayList<>();
    /** Few values make many meet, many values make batches that are worth several lanes. */
    private final int values;
    private int added;

    ModelSource(Random random, ModelLog log) {
        this.random = random;
        this.log = log;
        this.values = random.nextBoolean() ? 30 : 400;
        TABLES.forEach(t -> tables.put(t.name().name(), new ModelTable(t)));
    }

    void transaction() {
        int steps = 1 + random.nextInt(random.nextInt(10) == 0 ? 120 : values > 30 ? 30 : 6);
        for (int i = 0; i < steps; i++) {
            step();
        }
        commit();
    }

    void commit() {
        log.add(transaction);
        transaction = new ArrayList<>();
    }

    void addColumn() {
        ModelTable table = any();
        String name = "n" + added++;
        table.addColumn(Defs.number(name, true));
        log.add(List.of(new Event.Ddl("add " + table.def().name().name() + " " + name)));
    }

    void statement(String text) {
        log.add(List.of(new Event.Ddl(text)));
    }

    private ModelTable any() {
        return List.copyOf(tables.values()).get(random.nextInt(tables.size()));
    }

    private void step() {
        ModelTable table = any();
        switch (random.nextInt(6)) {
            case 0, 1, 2 -> insertOrUpdate(table);
            case 3 -> some(table).ifPresent(row -> delete(table, row));
            case 4 -> some(table).ifPresent(row -> {
                delete(table, row);
                insert(table, row.clone());
            });
            default -> swap();
        }
    }

    private void insertOrUpdate(ModelTable table) {
        Optional<String[]> there = random.nextBoolean() ? some(table) : Optional.empty();
        String[] row = there.map(r -> changed(table, r)).orElseGet(() -> fresh(table));
        if (table.inTheWay(row, there).isEmpty()) {
            there.ifPresentOrElse(old -> update(table, old, row), () -> insert(table, row));
        }
    }

    /** Two rows change their unique values by way of NULL. */
    private void swap() {
        ModelTable table = tables.get("uniq");
        Optional<String[]> a = some(table);
        Optional<String[]> b = some(table);
        if (a.isEmpty() || a.get() == b.get()) {
            return;
        }
        String[] freed = with(a.get(), 1, null);
        String[] taken = with(b.get(), 1, a.get()[1]);
        String[] last = with(freed, 1, b.get()[1]);
        update(table, a.get(), freed);
        update(table, b.get(), taken);
        update(table, freed, last);
    }

    private static String[] with(String[] row, int column, String value) {
        String[] changed = row.clone();
        changed[column] = value;
        return changed;
    }

    private String[] fresh(ModelTable table) {
        String[] row = new String[table.def().columns().size()];
        for (int i = 0; i < row.length; i++) {
            row[i] = value(table, i);
        }
        return row;
    }

    private String[] changed(ModelTable table, String[] old) {
        String[] row = old.clone();
        int column = random.nextInt(row.length);
        row[column] = value(table, column);
        return row;
    }

    private String value(ModelTable table, int column) {
        var def = table.def().columns().get(column);
        if (def.nullable() && random.nextInt(4) == 0) {
            return null;
        }
        return def.collation().isPresent() ? CODES.get(random.nextInt(CODES.size())) + (values > 30 ? random.nextInt(values) : "") : Integer.toString(random.nextInt(values));
    }

    private Optional<String[]> some(ModelTable table) {
        return table.rows().isEmpty() ? Optional.empty() : Optional.of(table.rows().get(random.nextInt(table.rows().size())));
    }

    private void insert(ModelTable table, String[] row) {
        table.insert(row);
        write(table, Kind.INSERT, List.of(), List.<String[]>of(row));
    }

    private void update(ModelTable table, String[] old, String[] row) {
        table.update(old, row);
        write(table, Kind.UPDATE, List.<String[]>of(old), List.<String[]>of(row));
    }

    private void delete(ModelTable table, String[] old) {
        table.remove(old);
        write(table, Kind.DELETE, List.<String[]>of(old), List.of());
    }

    /** Changes of one kind and table that follow one another may stand in one event. */
    private void write(ModelTable table, Kind kind, List<String[]> before, List<String[]> after) {
        if (!transaction.isEmpty() && transaction.getLast() instanceof Event.Rows rows && rows.kind() == kind && rows.table().equals(table.def().name()) && random.nextBoolean()) {
            List<String[]> beforeAll = new ArrayList<>(rows.before());
            beforeAll.addAll(before);
            List<String[]> afterAll = new ArrayList<>(rows.after());
            afterAll.addAll(after);
            transaction.set(transaction.size() - 1, new Event.Rows(rows.table(), kind, beforeAll, afterAll));
        } else {
            transaction.add(new Event.Rows(table.def().name(), kind, copies(before), copies(after)));
        }
    }

    private static List<String[]> copies(List<String[]> rows) {
        return rows.stream().map(r -> Arrays.copyOf(r, r.length)).toList();
    }
}
