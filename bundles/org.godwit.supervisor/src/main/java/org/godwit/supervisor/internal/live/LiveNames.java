package org.godwit.supervisor.internal.live;

import java.util.Optional;
import org.godwit.core.model.StepName;
import org.godwit.core.spi.Component;
import org.godwit.supervisor.service.Direction;

/** Names of topics and components as OMS writes them; those of the way back contain the word reverse (OMS: components, names). Without state. */
public final class LiveNames {
    private LiveNames() {
    }

    /** The data feed of one direction of a project. */
    public static String topic(String projectId, Direction direction) {
        return "MYSQL_" + projectId + (direction == Direction.FORWARD ? "_source" : "_reverse");
    }

    /** What stores attach to. */
    public static String subtopic(String projectId, Direction direction) {
        return topic(projectId, direction) + "-1-0";
    }

    /** @param number from 1, one more with each store of the subtopic */
    public static String store(String projectId, Direction direction, int number) {
        return subtopic(projectId, direction) + ":" + sequence(number);
    }

    public static String sync(String projectId, Direction direction) {
        return projectId + (direction == Direction.FORWARD ? "-incr_trans-1-0:" : "-reverse_incr_trans-1-0:") + sequence(1);
    }

    /** The component that works for a step; empty for a step that needs none. */
    public static Optional<String> ofStep(StepName step, String projectId) {
        if (step == StepName.FULL_TRANSFER) {
            return Optional.of(projectId + "-full_trans-1-0:" + sequence(1));
        }
        return step == StepName.FULL_VERIFIER ? Optional.of(projectId + "-full_verify:" + sequence(1)) : Optional.empty();
    }

    /** Number of a component of one kind by its name; 0 when it has none. */
    public static int number(String name) {
        String digits = name.substring(name.lastIndexOf(':') + 1);
        return digits.matches("\\d{1,9}|0\\d{9}") ? Integer.parseInt(digits) : 0;
    }

    /** Whether a row's kind is this one. */
    public static boolean is(String kind, Component.Kind wanted) {
        return kind.equals(wanted.name());
    }

    private static String sequence(int number) {
        return String.format(java.util.Locale.ROOT, "%010d", number);
    }
}
