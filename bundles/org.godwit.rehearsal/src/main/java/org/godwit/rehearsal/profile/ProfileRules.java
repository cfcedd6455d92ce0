package org.godwit.rehearsal.profile;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.godwit.core.model.ColumnDef;
import org.godwit.core.model.IndexDef;
import org.godwit.core.model.TableDef;
import org.godwit.core.model.ValueKind;
import org.godwit.rehearsal.capture.CaptureFacts;

/** What each target is known not to take, or to take otherwise than the twin. Without state. */
public final class ProfileRules {
    /** Where a rule is known from. */
    public enum Proof {
        /** A server of this kind was seen to behave so when the rule was written. */
        SERVER("proved on a server"),
        /** The target's manual says so. */
        DOCUMENTATION("taken from documentation");

        private final String words;

        Proof(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }

    /**
     * Something that a table has and a target does not take as it is.
     *
     * @param blocks whether the table cannot be moved as it is
     */
    public record Breach(String ruleId, String object, boolean blocks, String reason, String remedy, Proof proof) {
    }

    private static final long OCEANBASE_LOB = 48L << 20;

    /** A rule for some targets; tells which part of a table breaks it. */
    private record Rule(String id, Predicate<TargetProfile> targets, boolean blocks, Function<Subject, Optional<String>> part, String reason, String remedy) {
    }

    /** A table with its figures. */
    private record Subject(TableDef table, Map<String, Long> longest) {
    }

    private static final List<Rule> RULES = List.of(
            new Rule("PROFILE-LOB-48MB", TargetProfile::isOceanBase, true, s -> s.longest().entrySet().stream().filter(e -> e.getValue() > OCEANBASE_LOB).map(Map.Entry::getKey).findFirst(),
                    "A value is longer than 48 MB, which is the most that a LONGTEXT or LONGBLOB takes.", "Keep such values outside of the database, or leave the rows out by a filter."),
            new Rule("PROFILE-SPATIAL", p -> p == TargetProfile.OCEANBASE_3 || p == TargetProfile.TIDB, true, s -> column(s, c -> c.type().kind() == ValueKind.SPATIAL), "Spatial types are not known.",
                    "Move the column as text or binary, or choose another target."),
            new Rule("PROFILE-SPATIAL-INDEX", p -> p == TargetProfile.TIDB || p.isOceanBase(), false, s -> index(s, i -> i.kind() == IndexDef.Kind.SPATIAL), "Spatial indexes are missing or limited.",
                    "Plan without the index, and look at the queries that use it."),
            new Rule("PROFILE-FULLTEXT", p -> p == TargetProfile.TIDB || p.isOceanBase(), false, s -> index(s, i -> i.kind() == IndexDef.Kind.FULLTEXT), "Full-text indexes are missing or limited.",
                    "Plan without the index, and look at the queries that use it."),
            new Rule("PROFILE-COLLATION-0900", p -> p == TargetProfile.MYSQL_57 || p == TargetProfile.OCEANBASE_3, true, s -> collation(s, "_0900_"), "The collations of UCA 9.0 are not known.",
                    "Choose utf8mb4_unicode_520_ci or utf8mb4_bin, and compare how text sorts and which keys become equal."),
            new Rule("PROFILE-COLLATION-UCA1400", p -> p != TargetProfile.MARIADB, true, s -> collation(s, "uca1400"), "The collations of UCA 14 are MariaDB's own.",
                    "Choose a collation that the target has, and compare how text sorts and which keys become equal."),
            new Rule("PROFILE-CHECK", p -> p == TargetProfile.MYSQL_57, false, s -> s.table().checks().stream().findFirst().map(c -> "check " + c.name()), "Checks are read and ignored.", "Let the application or a trigger check."),
            new Rule("PROFILE-EXPRESSION-INDEX", p -> p == TargetProfile.MYSQL_57 || p == TargetProfile.OCEANBASE_3 || p == TargetProfile.MARIADB, true,
                    s -> index(s, i -> i.parts().stream().anyMatch(part -> part instanceof IndexDef.Part.Expression)), "Indexes on expressions are not known.", "Index a generated column instead."),
            new Rule("PROFILE-INVISIBLE-INDEX", p -> p == TargetProfile.MYSQL_57, false, s -> index(s, i -> !i.visible()), "Invisible indexes are not known; the index becomes visible.", "Drop it, or live with it."),
            new Rule("PROFILE-INVISIBLE-COLUMN", p -> p == TargetProfile.MYSQL_57 || p == TargetProfile.TIDB || p == TargetProfile.OCEANBASE_3, false, s -> column(s, ColumnDef::invisible),
                    "Invisible columns are not known; it becomes visible.",
                    "Look for SELECT * and INSERT without column names in the application."),
            new Rule("PROFILE-MARIADB-TYPE", p -> p != TargetProfile.MARIADB, true, s -> column(s, c -> List.of("uuid", "inet4", "inet6").contains(c.type().name())), "The type is MariaDB's own.",
                    "Move it as BINARY(16) or CHAR, and convert in the application."),
            new Rule("PROFILE-VECTOR", p -> p != TargetProfile.MARIADB && p != TargetProfile.MYSQL_9 && p != TargetProfile.TIDB && p != TargetProfile.OCEANBASE_4, true, s -> column(s, c -> c.type().name().equals("vector")),
                    "The type VECTOR is not known.", "Move it as VARBINARY."),
            new Rule("PROFILE-NO-KEY", p -> p.isOceanBase() || p == TargetProfile.TIDB, false, s -> s.table().keyColumns().isEmpty() ? Optional.of("key") : Optional.empty(),
                    "The table has no key; changes of its rows are found by all columns, and it is distributed by a hidden number.", "Give it a primary key before the migration."),
            new Rule("PROFILE-FOREIGN-KEY", p -> p == TargetProfile.TIDB, false, s -> s.table().foreignKeys().stream().findFirst().map(f -> "foreign key " + f.name()), "Before 6.6 foreign keys are read and not enforced.",
                    "Look at the version of the target, and at what relies on cascades."),
            new Rule("PROFILE-FLOAT-DIGITS", TargetProfile::isNewMySql, false, s -> column(s, c -> c.type().kind() == ValueKind.FLOAT && c.type().scale().isPresent()), "Digits of floating-point types are deprecated.", "Use DECIMAL."),
            new Rule("PROFILE-UTF8MB3", p -> p == TargetProfile.MYSQL_84 || p == TargetProfile.MYSQL_9, false, s -> column(s, c -> c.charset().filter(x -> x.equals("utf8mb3") || x.equals("utf8")).isPresent()),
                    "utf8mb3 is deprecated and has no four-byte characters.", "Convert to utf8mb4 on the way, and look at the lengths of keys."));

    /** Rules that a server of the target's kind was seen to have: MariaDB 11.4 and MySQL 9.7. A test shows each of them again. */
    private static final Map<String, Set<TargetProfile>> PROVED = Map.of("PROFILE-EXPRESSION-INDEX", Set.of(TargetProfile.MARIADB), "PROFILE-COLLATION-UCA1400", Set.of(TargetProfile.MYSQL_9), "PROFILE-MARIADB-TYPE",
            Set.of(TargetProfile.MYSQL_9), "PROFILE-FLOAT-DIGITS", Set.of(TargetProfile.MYSQL_9), "PROFILE-UTF8MB3", Set.of(TargetProfile.MYSQL_9));

    private ProfileRules() {
    }

    /** Where it is known from that a target has a rule. */
    public static Proof proof(String ruleId, TargetProfile profile) {
        return PROVED.getOrDefault(ruleId, Set.of()).contains(profile) ? Proof.SERVER : Proof.DOCUMENTATION;
    }

    /** What of these tables the target does not take. */
    public static List<Breach> check(TargetProfile profile, List<TableDef> tables, CaptureFacts facts) {
        List<Breach> found = new ArrayList<>();
        for (TableDef table : tables) {
            Map<String, Long> longest = facts.tables().stream().filter(t -> t.schema().equals(table.name().schema()) && t.name().equals(table.name().name())).findFirst()
                    .map(t -> t.columns().stream().collect(java.util.stream.Collectors.toMap(CaptureFacts.Column::name, CaptureFacts.Column::longest))).orElse(Map.of());
            for (Rule rule : RULES) {
                if (rule.targets().test(profile)) {
                    rule.part().apply(new Subject(table, longest)).ifPresent(part -> found.add(new Breach(rule.id(), table.name() + ", " + part, rule.blocks(), rule.reason(), rule.remedy(), proof(rule.id(), profile))));
                }
            }
        }
        return found;
    }

    private static Optional<String> column(Subject subject, Predicate<ColumnDef> test) {
        return subject.table().columns().stream().filter(test).findFirst().map(c -> "column " + c.name());
    }

    private static Optional<String> index(Subject subject, Predicate<IndexDef> test) {
        return subject.table().indexes().stream().filter(test).findFirst().map(i -> "index " + i.name());
    }

    private static Optional<String> collation(Subject subject, String part) {
        return column(subject, c -> c.collation().orElse("").toLowerCase(Locale.ROOT).contains(part));
    }
}
