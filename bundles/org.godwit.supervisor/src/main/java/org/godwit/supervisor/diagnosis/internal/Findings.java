package org.godwit.supervisor.diagnosis.internal;

import java.util.ArrayList;
import java.util.List;
import org.godwit.supervisor.diagnosis.Evidence;
import org.godwit.supervisor.diagnosis.Remedy;

/** What a suspect found: a title with the names concerned, evidence and remedies. Collected by one thread. */
final class Findings {
    private final List<Evidence> evidence = new ArrayList<>();
    private final List<Remedy> remedies = new ArrayList<>();
    private String title = "";

    Findings supports(String checked, String found) {
        evidence.add(Evidence.supports(checked, found));
        return this;
    }

    Findings against(String checked, String found) {
        evidence.add(Evidence.against(checked, found));
        return this;
    }

    Findings unknown(String checked, String why) {
        evidence.add(Evidence.unknown(checked, why));
        return this;
    }

    Findings remedy(Remedy remedy) {
        remedies.add(remedy);
        return this;
    }

    /** The first title stays. */
    Findings title(String text) {
        title = title.isEmpty() ? text : title;
        return this;
    }

    String title() {
        return title;
    }

    List<Evidence> evidence() {
        return evidence;
    }

    List<Remedy> remedies() {
        return remedies;
    }

    boolean has(Evidence.Verdict verdict) {
        return evidence.stream().anyMatch(e -> e.verdict() == verdict);
    }
}
