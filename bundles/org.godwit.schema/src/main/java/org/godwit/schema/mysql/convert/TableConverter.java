package org.godwit.schema.mysql.convert;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.godwit.core.model.CheckDef;
import org.godwit.core.model.ColumnDef;
import org.godwit.core.model.DataSourceType;
import org.godwit.core.model.ForeignKeyDef;
import org.godwit.core.model.IndexDef;
import org.godwit.core.model.ObjectName;
import org.godwit.core.model.TableDef;
import org.godwit.core.model.ViewDef;
import org.godwit.schema.ConversionRequest;
import org.godwit.schema.Finding;
import org.godwit.schema.PlannedObject;
import org.godwit.schema.mysql.Features;
import org.godwit.schema.mysql.render.TableRenderer;
import org.godwit.schema.mysql.rule.Collations;
import org.godwit.schema.mysql.rule.RuleContext;
import org.godwit.schema.mysql.rule.TableRules;

/** Converts tables one after the other for one request. Used by one thread. */
public final class TableConverter {
    private static final String RENAMED = "MY-NAME-001";
    private static final String NOT_PARSED = "MY-OB-001";
    private static final String INDEX_RULES = "MY-IDX";
    private static final String CHECK_RULES = "MY-CHK";
    private static final String KEY_RULES = "MY-FK";

    private final Features source;
    private final Features target;
    private final Collations collations;
    private final Renames renames;
    private final TableRenderer sourceRenderer;
    private final TableRenderer targetRenderer;
    private final boolean deferIndexes;
    private final ConstraintNames names = new ConstraintNames();

    public TableConverter(ConversionRequest request) {
        this.source = Features.of(request.source());
        this.target = Features.of(request.target());
        this.collations = new Collations(target, request.charsetMapping(), request.collationMapping());
        this.renames = new Renames(request.tableMappings(), request.viewMappings());
        this.sourceRenderer = new TableRenderer(source);
        this.targetRenderer = new TableRenderer(target);
        this.deferIndexes = request.deferIndexes();
    }

    public boolean isMapped(ObjectName table) {
        return renames.tables().containsKey(table);
    }

    public ConvertedTable convert(TableDef original) {
        RuleContext context = context(original.name());
        TableDef fitted = TableRules.apply(original, context);
        TableDef table = withNames(renames.apply(fitted), original, context);
        List<Finding> findings = context.findings();
        List<IndexDef> deferred = deferIndexes ? table.indexes().stream().filter(i -> mayWait(i, table)).toList() : List.of();
        List<IndexDef> inline = table.indexes().stream().filter(i -> !deferred.contains(i)).toList();
        List<PlannedObject> indexes = new ArrayList<>(indexes(original, table, deferred, findings));
        indexes.addAll(impossibleIndexes(original, table, findings));
        List<PlannedObject> checks = checks(original, fitted, table, findings);
        List<PlannedObject> keys = foreignKeys(original, fitted, table, findings);
        Set<Finding> elsewhere = new HashSet<>();
        java.util.stream.Stream.of(indexes, checks, keys).flatMap(List::stream).forEach(o -> elsewhere.addAll(o.findings()));
        PlannedObject create = planned(PlannedObject.Kind.TABLE, original, table, "", sourceRenderer.create(original), targetRenderer.create(table, inline),
                findings.stream().filter(f -> !elsewhere.contains(f)).toList());
        return new ConvertedTable(create, indexes, checks, keys);
    }

    public List<PlannedObject> views(List<ViewDef> views) {
        return new ViewConverter(renames).convert(views, this::context).stream().map(this::parsed).toList();
    }

    private RuleContext context(ObjectName object) {
        return new RuleContext(source, target, collations, renames.tables(), object);
    }

    /** Names of constraints are unique in a database of the target. */
    private TableDef withNames(TableDef table, TableDef original, RuleContext context) {
        return TableEdit.of(table).checks(c -> new CheckDef(target.isMariaDb() ? c.name() : unique(table, "check", c.name(), context), c.expression(), c.enforced()))
                .foreignKeys(k -> new ForeignKeyDef(unique(table, "key", k.name(), context), k.columns(), k.referenced(), k.referencedColumns(), k.onUpdate(), k.onDelete())).build();
    }

    private String unique(TableDef table, String kind, String name, RuleContext context) {
        String unique = names.unique(table.name(), kind, name);
        if (!unique.equals(name)) {
            context.info(RENAMED, name, name, unique, "The target wants names of constraints unique in a database.");
        }
        return unique;
    }

    /** Everything but what identifies rows, what an auto-increment column needs, and what a partitioned table needs. */
    private static boolean mayWait(IndexDef index, TableDef table) {
        if (index.kind() == IndexDef.Kind.PRIMARY) {
            return false;
        }
        List<String> key = table.keyColumns().stream().map(ColumnDef::name).toList();
        boolean isKey = table.primaryKey().isEmpty() && index.isUnique() && index.wholeColumns().filter(key::equals).isPresent();
        Optional<String> first = index.parts().stream().findFirst().flatMap(p -> p instanceof IndexDef.Part.Column c ? Optional.of(c.name()) : Optional.empty());
        boolean leads = first.flatMap(table::column).filter(ColumnDef::autoIncrement).isPresent();
        return !isKey && !leads;
    }

    /** Plain and unique indexes are added by one statement, which reads the table once; full-text and spatial ones each by their own (InnoDB builds one full-text index at a time). */
    private List<PlannedObject> indexes(TableDef original, TableDef table, List<IndexDef> deferred, List<Finding> findings) {
        List<IndexDef> together = deferred.stream().filter(i -> i.kind() == IndexDef.Kind.PLAIN || i.kind() == IndexDef.Kind.UNIQUE).toList();
        List<List<IndexDef>> groups = new ArrayList<>();
        boolean oneByOne = target.type() == DataSourceType.TIDB;
        if (oneByOne) {
            together.forEach(i -> groups.add(List.of(i)));
        } else if (!together.isEmpty()) {
            groups.add(together);
        }
        deferred.stream().filter(i -> !together.contains(i)).forEach(i -> groups.add(List.of(i)));
        return groups.stream().map(group -> {
            Set<String> parts = group.stream().map(IndexDef::name).collect(Collectors.toSet());
            String part = group.stream().map(IndexDef::name).collect(Collectors.joining(", "));
            List<IndexDef> before = original.indexes().stream().filter(i -> parts.contains(i.name())).toList();
            return planned(PlannedObject.Kind.INDEX, original, table, part, sourceRenderer.addIndexes(original, before), targetRenderer.addIndexes(table, group),
                    findings.stream().filter(f -> f.ruleId().startsWith(INDEX_RULES) && parts.contains(f.part())).toList());
        }).toList();
    }

    /** Indexes that the target cannot have are objects of their own, so that their state shows. */
    private List<PlannedObject> impossibleIndexes(TableDef original, TableDef table, List<Finding> findings) {
        return original.indexes().stream().filter(i -> isImpossible(findings, INDEX_RULES, i.name()))
                .map(i -> planned(PlannedObject.Kind.INDEX, original, table, i.name(), sourceRenderer.addIndexes(original, List.of(i)), "", ofPart(findings, INDEX_RULES, i.name()))).toList();
    }

    private static boolean isImpossible(List<Finding> findings, String rules, String part) {
        return ofPart(findings, rules, part).stream().anyMatch(f -> f.severity() == Finding.Severity.BLOCKER);
    }

    private List<PlannedObject> checks(TableDef original, TableDef fitted, TableDef table, List<Finding> findings) {
        List<PlannedObject> planned = new ArrayList<>();
        for (CheckDef check : original.checks()) {
            int at = indexOf(fitted.checks().stream().map(CheckDef::name).toList(), check.name());
            String ddl = at < 0 ? "" : targetRenderer.addCheck(table, table.checks().get(at));
            if (at >= 0 || isImpossible(findings, CHECK_RULES, check.name())) {
                planned.add(planned(PlannedObject.Kind.CHECK, original, table, check.name(), sourceRenderer.addCheck(original, check), ddl, ofPart(findings, CHECK_RULES, check.name())));
            }
        }
        return planned;
    }

    private List<PlannedObject> foreignKeys(TableDef original, TableDef fitted, TableDef table, List<Finding> findings) {
        List<PlannedObject> planned = new ArrayList<>();
        for (ForeignKeyDef key : original.foreignKeys()) {
            int at = indexOf(fitted.foreignKeys().stream().map(ForeignKeyDef::name).toList(), key.name());
            String ddl = at < 0 ? "" : targetRenderer.addForeignKey(table, table.foreignKeys().get(at));
            if (at >= 0 || isImpossible(findings, KEY_RULES, key.name())) {
                planned.add(planned(PlannedObject.Kind.FOREIGN_KEY, original, table, key.name(), sourceRenderer.addForeignKey(original, key), ddl, ofPart(findings, KEY_RULES, key.name())));
            }
        }
        return planned;
    }

    private static int indexOf(List<String> names, String name) {
        return names.stream().map(n -> n.toLowerCase(Locale.ROOT)).toList().indexOf(name.toLowerCase(Locale.ROOT));
    }

    /** A column may have the name of an index, so the part's name alone does not tell whose a finding is. */
    private static List<Finding> ofPart(List<Finding> findings, String rules, String part) {
        return findings.stream().filter(f -> f.part().equals(part) && (f.ruleId().startsWith(rules) || f.ruleId().equals(RENAMED) && !rules.equals(INDEX_RULES))).toList();
    }

    private PlannedObject planned(PlannedObject.Kind kind, TableDef original, TableDef table, String part, String before, String after, List<Finding> findings) {
        return parsed(new PlannedObject(kind, original.name(), table.name(), part, before, after, findings));
    }

    /** What goes to OceanBase is read by OceanBase's own parser first; what that refuses is told, not held back. */
    private PlannedObject parsed(PlannedObject object) {
        if (target.type() != DataSourceType.OB_MYSQL || !object.isSupported()) {
            return object;
        }
        Optional<String> problem = OceanBaseParser.problem(object.ddl());
        if (problem.isEmpty()) {
            return object;
        }
        List<Finding> findings = new ArrayList<>(object.findings());
        findings.add(new Finding(NOT_PARSED, Finding.Severity.WARNING, object.source(), object.part(), object.ddl(), object.ddl(), "OceanBase's parser does not read the statement: " + problem.get(),
                "Modify the creation syntax before it is run."));
        return new PlannedObject(object.kind(), object.source(), object.target(), object.part(), object.sourceDdl(), object.ddl(), findings);
    }
}
