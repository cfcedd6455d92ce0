package org.godwit.tests.property;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.godwit.tests.property.TypeCase.Home;

/**
 * Makes the statements that fill a source: the types of a group side by side in one table, and each type that a key can have as a key alone, as a part of a composite key and behind a prefix.
 */
final class ValueTables {
    private static final int RANDOM_VALUES = 25;

    private final Home home;
    private final boolean sameFamily;
    private final Random random;
    private final List<String> statements = new ArrayList<>();

    private ValueTables(Home home, boolean sameFamily, Random random) {
        this.home = home;
        this.sameFamily = sameFamily;
        this.random = random;
    }

    /** @param home which of both families the source is */
    static List<String> statements(Home home, boolean sameFamily, Random random) {
        ValueTables tables = new ValueTables(home, sameFamily, random);
        List<TypeCase> types = Stream.of(NumberTypes.all(), TemporalTypes.all(), TextTypes.all(), OtherTypes.all()).flatMap(List::stream).filter(t -> t.home() == Home.ANY || t.home() == home).toList();
        Map<String, List<TypeCase>> groups = new LinkedHashMap<>();
        types.forEach(t -> groups.computeIfAbsent(t.group(), g -> new ArrayList<>()).add(t));
        groups.forEach(tables::sideBySide);
        boolean valueFirst = false;
        for (TypeCase type : types) {
            valueFirst = !valueFirst;
            tables.asKey(type, valueFirst);
        }
        tables.statements.addAll(Shapes.statements());
        return tables.statements;
    }

    private List<String> values(TypeCase type) {
        List<String> values = new ArrayList<>(type.edges());
        if (sameFamily) {
            values.addAll(type.familyEdges());
        }
        for (int i = 0; i < RANDOM_VALUES; i++) {
            values.add(type.random().apply(random));
        }
        return values;
    }

    private void sideBySide(String group, List<TypeCase> types) {
        List<String> columns = types.stream().map(t -> "`" + t.name() + "` " + t.declaration() + " null").toList();
        statements.add("create table `v_" + group + "` (`id` int not null auto_increment primary key, " + String.join(", ", columns) + ")");
        List<List<String>> values = types.stream().map(this::values).toList();
        int rows = values.stream().mapToInt(List::size).max().orElseThrow();
        for (int i = 0; i <= rows; i++) {
            int row = i;
            List<String> line = values.stream().map(v -> row < v.size() ? v.get(row) : "null").toList();
            statements.add("insert into `v_" + group + "` values (" + (row + 1) + ", " + String.join(", ", line) + ")");
        }
    }

    private void asKey(TypeCase type, boolean valueFirst) {
        String value = "`v` " + type.declaration() + " not null";
        switch (type.key()) {
            case WHOLE -> {
                keyTable("k_" + type.name(), type, value + ", `n` int not null, `w` int, primary key (`v`)");
                keyTable("c_" + type.name(), type, value + ", `n` int not null, `w` int, primary key (" + (valueFirst ? "`v`, `n`" : "`n`, `v`") + ")");
            }
            case PREFIX -> keyTable("p_" + type.name(), type, value + ", `n` int not null, `w` int, primary key (`v`(9), `n`)");
            case NONE -> {
                // a key cannot have the column
            }
        }
    }

    private void keyTable(String name, TypeCase type, String definition) {
        statements.add("create table `" + name + "` (" + definition + ")");
        List<String> rows = values(type).stream().map(v -> "(" + v + ", " + random.nextInt(4) + ", " + random.nextInt() + ")").toList();
        statements.add("insert ignore into `" + name + "` (`v`, `n`, `w`) values " + String.join(", ", rows));
    }
}
