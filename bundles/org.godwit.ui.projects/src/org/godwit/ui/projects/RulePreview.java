package org.godwit.ui.projects;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

import org.godwit.core.error.GodwitException;
import org.godwit.core.model.ObjectName;
import org.godwit.core.model.ObjectSelection;
import org.godwit.core.progress.CancelToken;
import org.godwit.supervisor.selection.MatchRule;
import org.godwit.supervisor.selection.SelectionResolver;
import org.godwit.supervisor.selection.TableCategory;
import org.godwit.supervisor.service.ResolvedObjects;

/**
 * What match rules mean now, and compared with a former result: what is in, what of that is new, and what is out since (OMS: Preview Objects). Each with the rule that decides. Immutable.
 *
 * @param in everything that is moved
 * @param fresh what of it the former result did not have
 * @param out what the former result had and this one has not
 * @param unmatched include rules that match nothing
 * @param noWayBack why changes could not go back
 */
record RulePreview(Part in, Part fresh, Part out, int tables, int views, List<String> unmatched, Set<ObjectName> names, Optional<String> noWayBack) {
    /** Rows of a list at most; the rest is counted. A native table of a hundred thousand rows would stop the window. */
    static final int MOST_ROWS = 5000;

    /** One object. {@code rule} decides about it; empty when none matches it any more. */
    record Match(ObjectName source, ObjectName target, boolean isView, String rule) {
    }

    /** A list that may be cut, and its whole length. */
    record Part(List<Match> rows, int count) {
        boolean isCut() {
            return rows.size() < count;
        }
    }

    /**
     * @param category which tables take part
     * @param former names of the former result
     * @throws GodwitException naming the line that is no rule
     */
    static RulePreview of(ObjectSelection.Wildcard rules, TableCategory category, SelectionResolver.Names source, Set<ObjectName> former, CancelToken cancel) throws GodwitException {
        ResolvedObjects found = new SelectionResolver(source).resolve(rules, category, cancel);
        List<MatchRule> includes = MatchRule.includes(rules.include());
        List<MatchRule> excludes = MatchRule.excludes(rules.exclude());
        Map<ObjectName, Match> all = new TreeMap<>();
        found.tables().forEach(t -> all.put(t.source(), new Match(t.source(), t.target(), false, "")));
        found.views().forEach(v -> all.put(v.source(), new Match(v.source(), v.target(), true, "")));
        List<Match> fresh = all.values().stream().filter(m -> !former.contains(m.source())).toList();
        List<Match> out = former.stream().filter(n -> !all.containsKey(n)).sorted().map(n -> new Match(n, n, false, "")).toList();
        return new RulePreview(part(all.values(), includes), part(fresh, includes), part(out, excludes), found.tables().size(), found.views().size(), found.unmatched(), new HashSet<>(all.keySet()),
                WayBack.problem(found.tables()));
    }

    private static Part part(Collection<Match> all, List<MatchRule> rules) {
        List<Match> rows = new ArrayList<>();
        for (Match match : all) {
            if (rows.size() == MOST_ROWS) {
                break;
            }
            String rule = rules.stream().filter(r -> r.matches(match.source())).findFirst().map(MatchRule::text).orElse("");
            rows.add(new Match(match.source(), match.target(), match.isView(), rule));
        }
        return new Part(List.copyOf(rows), all.size());
    }
}
