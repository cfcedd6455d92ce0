package org.godwit.schema.mysql.convert;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.godwit.core.model.ObjectName;
import org.godwit.core.model.ViewDef;
import org.godwit.schema.PlannedObject;
import org.godwit.schema.mysql.Sql;
import org.godwit.schema.mysql.rule.RuleContext;
import org.godwit.schema.mysql.rule.ViewRules;

/** Turns views into statements for the target, each behind the views it reads. Used by one thread. */
final class ViewConverter {
    private final Renames renames;
    private final ViewRules rules = new ViewRules();

    ViewConverter(Renames renames) {
        this.renames = renames;
    }

    /** Gives a view the context in which its findings are collected. */
    @FunctionalInterface
    interface Contexts {
        RuleContext of(ObjectName object);
    }

    List<PlannedObject> convert(List<ViewDef> views, Contexts contexts) {
        List<PlannedObject> planned = new ArrayList<>();
        for (ViewDef view : ordered(views)) {
            RuleContext context = contexts.of(view.name());
            String source = create(view, view.name(), view.select());
            String select = rules.apply(view, renames::isInProject, context);
            ObjectName target = renames.target(view.name());
            String ddl = select.isEmpty() ? "" : create(view, target, renames.select(select));
            planned.add(new PlannedObject(PlannedObject.Kind.VIEW, view.name(), target, "", source, ddl, context.findings()));
        }
        return planned;
    }

    private static String create(ViewDef view, ObjectName name, String select) {
        String security = view.securityType().equalsIgnoreCase("INVOKER") ? " SQL SECURITY INVOKER" : " SQL SECURITY DEFINER";
        String check = switch (view.checkOption().toUpperCase(Locale.ROOT)) {
            case "CASCADED" -> " WITH CASCADED CHECK OPTION";
            case "LOCAL" -> " WITH LOCAL CHECK OPTION";
            default -> "";
        };
        String columns = view.columns().isEmpty() ? "" : " (" + Sql.quoteAll(view.columns()) + ")";
        String algorithm = view.algorithm().isEmpty() || view.algorithm().equalsIgnoreCase("UNDEFINED") ? "" : " ALGORITHM=" + view.algorithm().toUpperCase(Locale.ROOT);
        return "CREATE" + algorithm + security + " VIEW " + Sql.quote(name) + columns + " AS " + select + check;
    }

    /** Depth first; a circle, which servers do not allow to arise but can end up with, is broken where it closes. */
    private static List<ViewDef> ordered(List<ViewDef> views) {
        Map<ObjectName, ViewDef> byName = new HashMap<>();
        views.forEach(v -> byName.put(v.name(), v));
        Set<ViewDef> ordered = new LinkedHashSet<>();
        Set<ObjectName> entered = new LinkedHashSet<>();
        views.stream().sorted(java.util.Comparator.comparing(ViewDef::name)).forEach(v -> visit(v, byName, entered, ordered));
        return List.copyOf(ordered);
    }

    private static void visit(ViewDef view, Map<ObjectName, ViewDef> byName, Set<ObjectName> entered, Set<ViewDef> ordered) {
        if (!entered.add(view.name())) {
            return;
        }
        view.dependsOn().stream().sorted().map(byName::get).filter(java.util.Objects::nonNull).forEach(v -> visit(v, byName, entered, ordered));
        ordered.add(view);
    }
}
