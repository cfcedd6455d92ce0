package org.godwit.rehearsal.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.godwit.core.model.StepName;
import org.godwit.supervisor.diagnosis.Bottleneck;

/** What steps waited for, as a part of the report. Stateless. */
public final class HoldUpSection {
    private HoldUpSection() {
    }

    /** @param seen at least one */
    public static Report.Section of(Map<StepName, Bottleneck> seen) {
        List<List<String>> rows = new ArrayList<>();
        seen.forEach((step, b) -> rows.add(List.of(step.label(), b.dominant().label(), shares(b), levers(b))));
        return new Report.Section("bottleneck", "What holds it up", Report.State.GOOD, "Measured on this machine in the last seconds of each step; with other servers or another network another part may be the slowest.", List.of(),
                List.of("Step", "Waits for", "Where the time goes", "What would move it"), rows);
    }

    private static String shares(Bottleneck b) {
        return b.stages().stream().filter(s -> s.percent() >= 1).map(s -> String.format(Locale.ROOT, "%s %.0f %%", s.stage().label(), s.percent())).collect(Collectors.joining(", "));
    }

    /** In words, empty when nothing is known that would. */
    public static String levers(Bottleneck b) {
        return b.levers().stream().map(l -> l.parameter() + " (now " + l.present() + "): " + l.advice()).collect(Collectors.joining("; "));
    }
}
