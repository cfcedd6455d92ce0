package org.godwit.tests.ddl;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.godwit.core.change.DdlEvent;
import org.godwit.core.error.GodwitException;
import org.godwit.core.model.ObjectName;
import org.godwit.core.model.TableDef;
import org.godwit.core.model.TableMapping;
import org.godwit.core.progress.CancelToken;
import org.godwit.core.spi.Endpoint;
import org.godwit.core.spi.ObjectSummary.Kind;
import org.godwit.schema.DdlDecision;
import org.godwit.schema.mysql.follow.FollowerOptions;
import org.godwit.schema.mysql.follow.MySqlSchemaFollower;

/** Runs statements on a source, follows them, runs what comes of them on a target, and compares all three after each statement. */
final class DdlCase {
    static final String FROM = "ddl_from";
    static final String TO = "ddl_to";

    private final CancelToken cancel = CancelToken.create();
    private final Endpoint source;
    private final Endpoint target;
    private final boolean sameKind;
    private final List<String> differences = new ArrayList<>();
    private MySqlSchemaFollower follower;
    private int run;
    private int refused;

    DdlCase(Endpoint source, Endpoint target) throws GodwitException {
        this.source = source;
        this.target = target;
        this.sameKind = source.server().type() == target.server().type();
        begin();
    }

    private void begin() throws GodwitException {
        for (Endpoint endpoint : List.of(source, target)) {
            for (String database : List.of(FROM, TO)) {
                endpoint.statements().execute("", "DROP DATABASE IF EXISTS " + database, cancel);
                endpoint.statements().execute("", "CREATE DATABASE " + database + " CHARACTER SET utf8mb4 COLLATE utf8mb4_general_ci", cancel);
            }
        }
        FollowerOptions options = new FollowerOptions(false, java.util.Set.of(), false, Map.of(), Map.of(), source.catalog().databaseDefs(List.of(FROM), cancel));
        follower = MySqlSchemaFollower.start(source.server(), target.server(), List.of(), DdlCase::mapping, options);
    }

    private static Optional<TableMapping> mapping(ObjectName name) {
        return name.schema().equals(FROM) ? Optional.of(new TableMapping(name, new ObjectName(TO, name.name()), Optional.empty(), List.of())) : Optional.empty();
    }

    int run() {
        return run;
    }

    int refused() {
        return refused;
    }

    List<String> differences() {
        return differences;
    }

    /** A statement that the source refuses is not in its log and is passed over. */
    void statement(String sql) throws GodwitException {
        try {
            source.statements().execute(FROM, sql, cancel);
        } catch (GodwitException e) {
            refused++;
            return;
        }
        run++;
        DdlEvent event = new DdlEvent(FROM, sql, "");
        DdlDecision decision = follower.look(event);
        follower.accept(event, List.of());
        if (decision instanceof DdlDecision.Stop stop) {
            differences.add(sql + "\n  stopped: " + stop.reason());
        } else if (decision instanceof DdlDecision.Run todo) {
            runAtTarget(sql, todo);
        }
        compare(sql);
    }

    private void runAtTarget(String sql, DdlDecision.Run todo) {
        for (DdlDecision.TargetStatement statement : todo.statements()) {
            try {
                target.statements().execute(statement.database(), statement.sql(), cancel);
            } catch (GodwitException e) {
                differences.add(sql + "\n  target refuses: " + statement.sql() + "\n  " + e.getMessage());
            }
        }
    }

    private void compare(String sql) throws GodwitException {
        Map<String, List<String>> there = shown(source, FROM);
        Map<String, List<String>> followed = new TreeMap<>();
        for (ObjectName name : follower.tables()) {
            followed.put(name.name(), Shown.lines(follower.find(name).orElseThrow(), false));
        }
        difference(sql, "followed", there, followed);
        if (sameKind) {
            difference(sql, "target", Shown.withoutNames(there), Shown.withoutNames(shown(target, TO)));
        } else {
            assertThat(shown(target, TO).keySet()).as(sql).isEqualTo(there.keySet());
        }
        List<String> wrong = new ArrayList<>(differences);
        if (!wrong.isEmpty()) {
            resume();
        }
    }

    /** The next statements start from what is there, so that one difference is told once. */
    private void resume() throws GodwitException {
        List<ObjectName> names = source.catalog().objects(FROM, cancel).stream().filter(o -> o.kind() == Kind.TABLE).map(o -> o.name()).toList();
        follower.accept(new DdlEvent(FROM, "FLUSH TABLES", ""), source.catalog().tables(names, cancel));
    }

    private Map<String, List<String>> shown(Endpoint endpoint, String database) throws GodwitException {
        List<ObjectName> names = endpoint.catalog().objects(database, cancel).stream().filter(o -> o.kind() == Kind.TABLE).map(o -> o.name()).toList();
        Map<String, List<String>> shown = new TreeMap<>();
        for (TableDef table : endpoint.catalog().tables(names, cancel)) {
            shown.put(table.name().name(), Shown.lines(table, false));
        }
        return shown;
    }

    private void difference(String sql, String what, Map<String, List<String>> expected, Map<String, List<String>> actual) {
        if (!expected.keySet().equals(actual.keySet())) {
            differences.add(sql + "\n  " + what + " tables: " + actual.keySet() + " instead of " + expected.keySet());
        }
        expected.forEach((table, lines) -> {
            List<String> have = actual.getOrDefault(table, List.of());
            List<String> missing = new ArrayList<>(lines);
            have.forEach(missing::remove);
            List<String> more = new ArrayList<>(have);
            lines.forEach(more::remove);
            if (!missing.isEmpty() || !more.isEmpty()) {
                differences.add(sql + "\n  " + what + " " + table + "\n    server: " + String.join("\n            ", missing) + "\n    has:    " + String.join("\n            ", more));
            }
        });
    }
}
