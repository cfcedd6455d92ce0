package org.godwit.schema.mysql.follow;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.godwit.core.model.CheckDef;
import org.godwit.core.model.DataSourceType;
import org.godwit.core.model.ForeignKeyDef;
import org.godwit.core.model.ObjectName;
import org.godwit.core.model.TableDef;
import org.godwit.core.model.TableMapping;
import org.godwit.core.spi.ServerInfo;
import org.godwit.schema.Finding;
import org.godwit.schema.mysql.Features;
import org.godwit.schema.mysql.Sql;
import org.godwit.schema.mysql.convert.OceanBaseParser;
import org.godwit.schema.mysql.convert.Renames;
import org.godwit.schema.mysql.convert.TableEdit;
import org.godwit.schema.mysql.render.TableRenderer;
import org.godwit.schema.mysql.rule.Collations;
import org.godwit.schema.mysql.rule.RuleContext;
import org.godwit.schema.mysql.rule.TableRules;

/** Turns the source's definitions into the target's by the rules of the schema migration, and writes the target's statements. Immutable. */
final class TargetTables {
    private final Features source;
    private final Features target;
    private final Collations collations;
    private final TableRenderer renderer;

    /** A definition at the target and what was decided on the way. */
    record Converted(TableDef table, List<Finding> findings) {
    }

    TargetTables(ServerInfo source, ServerInfo target, FollowerOptions options) {
        this.source = Features.of(source);
        this.target = Features.of(target);
        this.collations = new Collations(this.target, options.charsetMapping(), options.collationMapping());
        this.renderer = new TableRenderer(this.target);
    }

    Features target() {
        return target;
    }

    /** @param state gives mappings, and remembers the names that constraints have at the target */
    Converted convert(TableDef table, FollowerState state) {
        Map<ObjectName, TableMapping> mappings = state.mappings();
        RuleContext context = new RuleContext(source, target, collations, mappings, table.name());
        Renames renames = new Renames(List.copyOf(mappings.values()), List.of());
        TableDef renamed = renames.apply(TableRules.apply(table, context));
        TableDef named = TableEdit.of(renamed)
                .checks(c -> new CheckDef(target.isMariaDb() ? c.name() : constraint(table.name(), renamed, "check", c.name(), state), c.expression(), c.enforced()))
                .foreignKeys(k -> new ForeignKeyDef(constraint(table.name(), renamed, "key", k.name(), state), k.columns(), k.referenced(), k.referencedColumns(), k.onUpdate(), k.onDelete())).build();
        return new Converted(named, context.findings());
    }

    /** Names of constraints are unique in a database of the target. */
    private static String constraint(ObjectName table, TableDef renamed, String kind, String name, FollowerState state) {
        Map<String, String> own = state.constraints().computeIfAbsent(table, t -> new HashMap<>());
        return own.computeIfAbsent(kind + " " + name, k -> {
            Set<String> taken = new TreeSet<>();
            state.constraints().forEach((other, names) -> {
                boolean sameDatabase = state.target(other).filter(t -> t.schema().equals(renamed.name().schema())).isPresent();
                names.forEach((of, used) -> {
                    if (sameDatabase && of.startsWith(kind + " ")) {
                        taken.add(used.toLowerCase(Locale.ROOT));
                    }
                });
            });
            String candidate = Sql.shortened(name);
            for (int number = 1; taken.contains(candidate.toLowerCase(Locale.ROOT)); number++) {
                candidate = Sql.shortened(renamed.name().name() + "_" + name + (number == 1 ? "" : "_" + number));
            }
            return candidate;
        });
    }

    /** CREATE TABLE, with checks and foreign keys in statements of their own as the schema migration makes them. */
    List<String> create(TableDef table) {
        List<String> statements = new ArrayList<>();
        statements.add(renderer.create(table, table.indexes()));
        table.checks().forEach(c -> statements.add(renderer.addCheck(table, c)));
        table.foreignKeys().forEach(k -> statements.add(renderer.addForeignKey(table, k)));
        return statements;
    }

    /** One ALTER TABLE with the clauses. */
    static String alter(ObjectName table, List<String> clauses) {
        return "ALTER TABLE " + Sql.quote(table) + "\n  " + clauses.stream().collect(Collectors.joining(",\n  "));
    }

    /** Old by new names at the target, for columns that are moved. */
    Map<String, String> origins(Map<String, String> atSource, TableMapping before, TableMapping after) {
        Map<String, String> origins = new HashMap<>();
        atSource.forEach((now, old) -> after.targetColumn(now).ifPresent(n -> before.targetColumn(old).ifPresent(o -> origins.put(n, o))));
        return origins;
    }

    /** What OceanBase's own parser says against the statements. */
    List<Finding> parsed(ObjectName table, List<String> statements) {
        if (target.type() != DataSourceType.OB_MYSQL) {
            return List.of();
        }
        return statements.stream().flatMap(s -> OceanBaseParser.problem(s).stream().map(p -> new Finding("MY-OB-001", Finding.Severity.WARNING, table, "", s, s,
                "OceanBase's parser does not read the statement: " + p, "Skip it and run another one if the target refuses it."))).toList();
    }
}
