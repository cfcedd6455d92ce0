package org.godwit.rehearsal.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** How much work findings and left objects are for a person, by rule of thumb: minutes per kind, added up per object. Without state. */
final class Effort {
    private static final int BLOCKER = 60;
    private static final int WARNING = 15;
    private static final int ROUTINE = 60;
    private static final int SMALL = 20;
    private static final int SHOWN = 50;

    private Effort() {
    }

    /** What an object asks for. */
    private static final class Work {
        private int minutes;
        private final List<String> reasons = new ArrayList<>();

        void add(int more, String reason) {
            minutes += more;
            if (!reasons.contains(reason)) {
                reasons.add(reason);
            }
        }
    }

    /** @return a section with a line per object that asks for work; findings that are mere remarks ask for none */
    static Report.Section of(List<Report.Finding> findings, List<Report.LeftBehind> left) {
        Map<String, Work> works = new LinkedHashMap<>();
        findings.stream().filter(f -> !f.severity().equals("INFO")).forEach(f -> works.computeIfAbsent(f.object(), o -> new Work()).add(f.severity().equals("BLOCKER") ? BLOCKER : WARNING, f.ruleId()));
        left.forEach(l -> works.computeIfAbsent(l.name(), o -> new Work()).add(l.kind().equals("PROCEDURE") || l.kind().equals("FUNCTION") || l.kind().equals("TRIGGER") ? ROUTINE : SMALL,
                "create the " + l.kind().toLowerCase(Locale.ROOT) + " yourself"));
        int all = works.values().stream().mapToInt(w -> w.minutes).sum();
        List<List<String>> rows = works.entrySet().stream().sorted((a, b) -> b.getValue().minutes - a.getValue().minutes).limit(SHOWN)
                .map(e -> List.of(e.getKey(), Integer.toString(e.getValue().minutes), String.join(", ", e.getValue().reasons))).toList();
        String text = "By rule of thumb: " + BLOCKER + " minutes for what blocks, " + WARNING + " for what is to be looked at, " + ROUTINE + " for a routine or trigger to be created by hand, " + SMALL + " for other objects.";
        List<Report.Figure> figures = List.of(new Report.Figure("Work by hand", String.format(Locale.ROOT, "%.1f h", all / 60.0)), new Report.Figure("Objects that ask for it", Integer.toString(works.size())));
        return new Report.Section("effort", "Effort per object", Report.State.GOOD, text, figures, List.of("Object", "#Minutes", "Why"), rows);
    }
}
