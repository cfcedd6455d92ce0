package org.godwit.schema.mysql.convert;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.godwit.core.model.DatabaseDef;
import org.godwit.core.model.ObjectName;
import org.godwit.schema.ConversionRequest;
import org.godwit.schema.PlannedObject;
import org.godwit.schema.mysql.Features;
import org.godwit.schema.mysql.Sql;
import org.godwit.schema.mysql.rule.CollationRule;
import org.godwit.schema.mysql.rule.Collations;
import org.godwit.schema.mysql.rule.RuleContext;

/**
 * Plans one statement per database of the target; a database that exists stays as it is. Character set and collation are the source's, because tables that the application makes later get them
 * (MySQL manual, "Database Character Set and Collation"). Used by one thread.
 */
public final class DatabaseConverter {
    private final ConversionRequest request;
    private final Features source;
    private final Features target;
    private final Collations collations;
    private final Map<String, DatabaseDef> known;

    public DatabaseConverter(ConversionRequest request) {
        this.request = request;
        this.source = Features.of(request.source());
        this.target = Features.of(request.target());
        this.collations = new Collations(target, request.charsetMapping(), request.collationMapping());
        this.known = request.databases().stream().collect(Collectors.toMap(DatabaseDef::name, Function.identity(), (a, b) -> a));
    }

    public List<PlannedObject> convert() {
        Map<String, String> sources = new TreeMap<>();
        request.tableMappings().forEach(m -> sources.putIfAbsent(m.target().schema(), m.source().schema()));
        request.viewMappings().forEach(m -> sources.putIfAbsent(m.target().schema(), m.source().schema()));
        return sources.entrySet().stream().map(e -> database(e.getValue(), e.getKey())).toList();
    }

    private PlannedObject database(String from, String to) {
        ObjectName name = new ObjectName(from, "");
        RuleContext context = new RuleContext(source, target, collations, Map.of(), name);
        DatabaseDef def = known.get(from);
        String before = "";
        String after = "";
        if (def != null && !def.collation().isEmpty()) {
            Collations.Choice choice = CollationRule.choose("", def.charset(), def.collation(), context);
            before = clause(def.charset(), def.collation());
            after = clause(choice.charset(), choice.collation());
        }
        return new PlannedObject(PlannedObject.Kind.DATABASE, name, new ObjectName(to, ""), "", create(from) + before, create(to) + after, context.findings());
    }

    private static String create(String name) {
        return "CREATE DATABASE IF NOT EXISTS " + Sql.quote(name);
    }

    private static String clause(String charset, String collation) {
        return " CHARACTER SET " + charset + " COLLATE " + collation;
    }
}
