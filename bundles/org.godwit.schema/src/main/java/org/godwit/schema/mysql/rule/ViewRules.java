package org.godwit.schema.mysql.rule;

import java.util.Set;
import java.util.function.Predicate;
import org.godwit.core.model.ObjectName;
import org.godwit.core.model.ViewDef;

/** The rules for views. Without state. */
public final class ViewRules {
    static final String DEFINER = "MY-VIEW-001";
    static final String OUTSIDE = "MY-VIEW-002";
    static final String FUNCTION = "MY-VIEW-003";
    static final String HIDDEN = "MY-VIEW-004";

    /**
     * @param isInProject whether a table or view is moved too
     * @return the statement with what the target knows; empty when the view cannot be had
     */
    public String apply(ViewDef view, Predicate<ObjectName> isInProject, RuleContext context) {
        if (view.select().isBlank()) {
            context.blocker(HIDDEN, "", "", "The account is not shown the view's text.", "Grant SHOW VIEW (and SELECT on what the view reads) to the account, then retry.");
            return "";
        }
        if (view.securityType().equalsIgnoreCase("DEFINER")) {
            context.info(DEFINER, "", "DEFINER of the source", "DEFINER = the migrating account", "The source's account need not exist at the target.");
        }
        view.dependsOn().stream().filter(n -> !isInProject.test(n)).sorted().forEach(n -> context.warning(OUTSIDE, n.toString(), n.toString(), n.toString(), "The view reads " + n
                + ", which is not part of the project.", "Add it to the project, or create it at the target first."));
        Set<String> missing = Functions.missing(view.select(), context.target());
        if (!missing.isEmpty()) {
            context.blocker(FUNCTION, "", view.select(), "The target has no function " + String.join(", ", missing) + ".", "Rewrite the view by modifying the creation syntax.");
            return "";
        }
        return Functions.fitted(view.select(), context);
    }
}
