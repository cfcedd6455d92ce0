package org.godwit.supervisor.internal.run;

import java.util.Arrays;
import java.util.List;
import org.godwit.core.model.StepName;

/** Sub-tasks of the steps ({@code oms_task.task_type}) in the order they run in. */
public enum TaskType {
    RUN_PRECHECK(false), CONVERT_OBJECTS(false), CREATE_OBJECTS(false), RUN_FULL_IMPORT(false), RUN_FULL_VERIFICATION(true);

    private final boolean skippable;

    TaskType(boolean skippable) {
        this.skippable = skippable;
    }

    /** Whether a user may do without it; a text that is no type of ours is not skippable. */
    public static boolean isSkippable(String type) {
        return Arrays.stream(values()).anyMatch(t -> t.name().equals(type) && t.skippable);
    }

    /** Sub-tasks of a step; none for the steps of the incremental path. */
    public static List<TaskType> of(StepName step) {
        return switch (step) {
            case TRANSFER_PRECHECK -> List.of(RUN_PRECHECK);
            case STRUCT_TRANSFER -> List.of(CONVERT_OBJECTS, CREATE_OBJECTS);
            case FULL_TRANSFER -> List.of(RUN_FULL_IMPORT);
            case INDEX_TRANSFER -> List.of(CREATE_OBJECTS);
            case FULL_VERIFIER -> List.of(RUN_FULL_VERIFICATION);
            case TRANSFER_INCR_LOG_PULL, INCR_TRANSFER, TRANSFER_APP_SWITCH, REVERSE_INCR_TRANSFER -> List.of();
        };
    }
}
