package org.godwit.schema.mysql.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.godwit.core.model.ObjectName;
import org.godwit.core.model.TableMapping;
import org.godwit.schema.Finding;
import org.godwit.schema.mysql.Features;

/** What a rule may look at while it works on one table, and where its findings go. Used by one thread. */
public final class RuleContext {
    private final Features source;
    private final Features target;
    private final Collations collations;
    private final Map<ObjectName, TableMapping> mappings;
    private final ObjectName object;
    private final List<Finding> findings = new ArrayList<>();

    /** @param mappings all tables of the project by their name at the source */
    public RuleContext(Features source, Features target, Collations collations, Map<ObjectName, TableMapping> mappings, ObjectName object) {
        this.source = source;
        this.target = target;
        this.collations = collations;
        this.mappings = mappings;
        this.object = object;
    }

    public Features source() {
        return source;
    }

    public Features target() {
        return target;
    }

    public Collations collations() {
        return collations;
    }

    public boolean isInProject(ObjectName table) {
        return mappings.containsKey(table);
    }

    /** The mapping of the table the rule works on. */
    public TableMapping mapping() {
        return mappings.get(object);
    }

    public List<Finding> findings() {
        return List.copyOf(findings);
    }

    /** It means the same at the target. */
    public void info(String rule, String part, String before, String after, String reason) {
        findings.add(new Finding(rule, Finding.Severity.INFO, object, part, before, after, reason, ""));
    }

    /** It may behave differently at the target. */
    public void warning(String rule, String part, String before, String after, String reason, String remedy) {
        findings.add(new Finding(rule, Finding.Severity.WARNING, object, part, before, after, reason, remedy));
    }

    /** The target cannot have it. */
    public void blocker(String rule, String part, String before, String reason, String remedy) {
        findings.add(new Finding(rule, Finding.Severity.BLOCKER, object, part, before, "", reason, remedy));
    }
}
