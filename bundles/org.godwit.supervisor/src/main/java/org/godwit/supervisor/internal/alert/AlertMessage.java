package org.godwit.supervisor.internal.alert;

import java.time.Instant;
import java.util.Optional;
import org.godwit.supervisor.alert.AlertView;

/** What is sent: that an alert was raised or has ended, or a test. Immutable. */
public record AlertMessage(Event event, Optional<AlertView> alert, Instant time) {
    /** Kinds of messages, as the rm database keeps them. */
    public enum Event {
        RAISED, ENDED, TEST
    }

    static AlertMessage test() {
        return new AlertMessage(Event.TEST, Optional.empty(), Instant.now());
    }

    /** One line, for a subject. */
    public String title() {
        return alert.map(a -> "[Godwit] " + a.projectName() + ": " + a.rule().id() + (event == Event.ENDED ? " ended" : " (" + a.level() + ")")).orElse("[Godwit] test message");
    }

    /** For people. */
    public String text() {
        return alert.map(a -> a.cause() + "\n\nProject: " + a.projectName() + " (" + a.projectId() + ")\nRule: " + a.rule().id() + "\nLevel: " + a.level() + "\nSince: " + a.since()
                + a.ended().map(end -> "\nEnded: " + end).orElse("\n\nWhat to do: " + a.remedy())).orElse("Alerts of Godwit Migration Studio reach this channel.");
    }
}
