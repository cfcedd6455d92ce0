package org.godwit.transfer.incr;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.godwit.core.change.DdlEvent;
import org.godwit.core.model.ObjectName;
import org.godwit.core.model.TableDef;
import org.godwit.core.model.TableMapping;
import org.godwit.schema.DdlDecision;
import org.godwit.schema.SchemaFollower;

/** Follows statements of the form {@code add TABLE COLUMN}, stops at {@code odd TABLE} and leaves out everything else. Its state names the columns that each table got. */
final class ModelFollower implements SchemaFollower {
    private final Map<String, TableDef> tables = new TreeMap<>();
    private final Map<String, List<String>> added = new TreeMap<>();

    ModelFollower(List<TableDef> start, Optional<String> state) {
        start.forEach(t -> tables.put(t.name().name(), t));
        state.filter(s -> !s.isEmpty()).ifPresent(s -> {
            for (String entry : s.split(";")) {
                String table = entry.substring(0, entry.indexOf('='));
                for (String column : entry.substring(entry.indexOf('=') + 1).split(",")) {
                    add(table, column);
                }
            }
        });
    }

    private void add(String table, String column) {
        tables.compute(table, (n, t) -> Defs.with(t, Defs.number(column, true)));
        added.computeIfAbsent(table, t -> new ArrayList<>()).add(column);
    }

    @Override
    public Optional<TableDef> find(ObjectName name) {
        return Optional.ofNullable(tables.get(name.name()));
    }

    @Override
    public Optional<TableMapping> mapping(ObjectName source) {
        return Optional.of(new TableMapping(source, new ObjectName("dst", source.name()), Optional.empty(), List.of()));
    }

    @Override
    public List<ObjectName> tables() {
        return tables.values().stream().map(TableDef::name).toList();
    }

    @Override
    public DdlDecision look(DdlEvent event) {
        String[] words = event.statement().split(" ");
        List<ObjectName> concerned = words.length > 1 ? List.of(new ObjectName("src", words[1])) : List.of();
        return switch (words[0]) {
            case "add" -> new DdlDecision.Run("ALTER TABLE", concerned, List.of(new DdlDecision.TargetStatement("dst", event.statement())), List.of());
            case "odd" -> new DdlDecision.Stop("ODD", concerned, "it is odd", "do nothing");
            default -> new DdlDecision.Ignore("NOISE", List.of(), "noise", false);
        };
    }

    @Override
    public void accept(DdlEvent event, List<TableDef> replaced) {
        String[] words = event.statement().split(" ");
        if (words[0].equals("add")) {
            add(words[1], words[2]);
        }
    }

    @Override
    public String state() {
        return added.entrySet().stream().map(e -> e.getKey() + "=" + String.join(",", e.getValue())).collect(Collectors.joining(";"));
    }
}
