package org.godwit.supervisor.selection;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.godwit.core.error.GodwitException;
import org.godwit.core.model.ObjectName;
import org.godwit.supervisor.SupervisorError;

/**
 * One line of match rules (OMS: match rules): {@code db.pattern}, {@code db.pattern=db2.} or {@code db.pattern=db2.table}. Immutable.
 *
 * @param text the line
 * @param targetSchema other database at the target
 * @param targetTable the one table that every matched table is written to
 */
public record MatchRule(String text, String schema, NamePattern table, Optional<String> targetSchema, Optional<String> targetTable) {
    private static final String FORBIDDEN = ".|\"'`()=;/& \t";

    /** Reads include rules. */
    public static List<MatchRule> includes(List<String> lines) throws GodwitException {
        return parse("include", lines, true);
    }

    /** Reads exclusion rules, which name no target. */
    public static List<MatchRule> excludes(List<String> lines) throws GodwitException {
        return parse("exclude", lines, false);
    }

    private static List<MatchRule> parse(String kind, List<String> lines, boolean target) throws GodwitException {
        List<MatchRule> rules = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            try {
                rules.add(parse(line, target));
            } catch (IllegalArgumentException e) {
                throw new GodwitException(SupervisorError.BAD_RULE, e, kind + " line " + (i + 1), line, e.getMessage());
            }
        }
        return rules;
    }

    private static MatchRule parse(String line, boolean target) {
        require(!line.isBlank(), "it is empty");
        require(line.equals(line.strip()), "it begins or ends with a blank");
        int equals = line.indexOf('=');
        require(equals < 0 || target, "an exclusion has no target, so there is no = in it");
        String left = equals < 0 ? line : line.substring(0, equals);
        int dot = left.indexOf('.');
        require(dot > 0, "the database and a dot are missing before the table");
        String schema = left.substring(0, dot);
        literal("database", schema);
        String pattern = left.substring(dot + 1);
        require(!pattern.isEmpty(), "the table part is missing; write * for all tables");
        allowed("table", pattern);
        NamePattern table = NamePattern.parse(pattern);
        if (equals < 0) {
            return new MatchRule(line, schema, table, Optional.empty(), Optional.empty());
        }
        String right = line.substring(equals + 1);
        int targetDot = right.indexOf('.');
        require(targetDot > 0, "the target needs a database and a dot");
        String targetSchema = right.substring(0, targetDot);
        literal("target database", targetSchema);
        String targetTable = right.substring(targetDot + 1);
        literal("target table", targetTable);
        return new MatchRule(line, schema, table, Optional.of(targetSchema), targetTable.isEmpty() ? Optional.empty() : Optional.of(targetTable));
    }

    private static void literal(String what, String name) {
        require(name.chars().noneMatch(c -> "*?[]".indexOf(c) >= 0), "wildcards are possible in the table part only, not in the " + what + " " + name);
        allowed(what, name);
    }

    private static void allowed(String what, String name) {
        name.chars().filter(c -> FORBIDDEN.indexOf(c) >= 0).findFirst().ifPresent(c -> {
            throw new IllegalArgumentException("the character " + (char) c + " is not possible in the " + what + "; select such objects by name instead");
        });
    }

    private static void require(boolean holds, String reason) {
        if (!holds) {
            throw new IllegalArgumentException(reason);
        }
    }

    public boolean matches(ObjectName name) {
        return schema.equals(name.schema()) && table.matches(name.name());
    }

    /** Where a matched table goes. */
    public ObjectName target(ObjectName source) {
        return new ObjectName(targetSchema.orElse(source.schema()), targetTable.orElse(source.name()));
    }

    /** The table that goes to this one by the rule; empty where it takes in no such table, or where several tables are written to one. */
    public Optional<ObjectName> source(ObjectName target) {
        ObjectName source = new ObjectName(schema, target.name());
        return targetTable.isEmpty() && matches(source) && target(source).equals(target) ? Optional.of(source) : Optional.empty();
    }
}
