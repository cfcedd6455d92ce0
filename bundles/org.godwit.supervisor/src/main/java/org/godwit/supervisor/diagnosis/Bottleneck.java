package org.godwit.supervisor.diagnosis;

import java.util.List;

/**
 * Where a step spends its time, measured over the last seconds.
 *
 * @param stages all of them, in the order a row passes through them
 * @param dominant the stage that the others wait for
 * @param verdict one sentence that says so with figures
 * @param levers what would move it
 */
public record Bottleneck(String component, List<Share> stages, Stage dominant, String verdict, List<Lever> levers) {
    /** Stages of the ways of a row and of a change. */
    public enum Stage {
        SOURCE_READ("Source read"), TRANSFER("Transfer"), PARSE("Parse"), TARGET_WRITE("Target write"), TARGET_COMMIT("Target commit"), LOCK("Lock"), LIMIT("Limit"), IDLE("Idle");

        private final String label;

        Stage(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }

    /** How many workers were busy with a stage on the average, and which part of all time that is. */
    public record Share(Stage stage, double busy, double percent) {
    }

    /**
     * A parameter that would move it.
     *
     * @param present value now, in words where it follows something else
     * @param advice what to do with it
     */
    public record Lever(String parameter, String present, String advice) {
    }

    public Bottleneck {
        stages = List.copyOf(stages);
        levers = List.copyOf(levers);
    }
}
