package org.godwit.supervisor.internal.run;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.godwit.core.model.StepName;
import org.godwit.core.model.TransferType;

/** Sub-tasks of the steps ({@code oms_task.task_type}) in the order they run in (OMS: sub-steps of forward switchover, for those of the switchover). */
public enum TaskType {
    RUN_PRECHECK("Precheck", Asks.NOTHING, false),
    CONVERT_OBJECTS("Convert objects", Asks.NOTHING, false),
    CREATE_OBJECTS("Create objects", Asks.NOTHING, false),
    CREATE_TOPICS("Create topics", Asks.NOTHING, false),
    CREATE_STORE("Start the source store", Asks.NOTHING, false),
    RUN_FULL_IMPORT("Full migration", Asks.NOTHING, false),
    CREATE_INCR_SYNC("Start Incr-Sync", Asks.NOTHING, false),
    AWAIT_CATCH_UP("Catch up", Asks.NOTHING, false),
    RUN_FULL_VERIFICATION("Full verification", Asks.NOTHING, true),
    START_SWITCH("Start switchover", Asks.TO_GO_ON, false),
    SWITCH_PRECHECK("Switchover precheck", Asks.NOTHING, true),
    CREATE_DEST_STORE("Start the destination store", Asks.NOTHING, true),
    CONFIRM_SOURCE_STOP_WRITE("Confirm that writing stopped", Asks.TO_GO_ON, false),
    CHECK_SYNC_POSITION("Confirm that synchronization completed", Asks.NOTHING, true),
    STOP_FORWARD_SYNC("Stop synchronization", Asks.NOTHING, true),
    HANDLE_DB_OBJECTS("Process database objects", Asks.TO_RUN, true),
    CREATE_REVERSE_SYNC("Start reverse incremental migration", Asks.TO_RUN, true),
    START_REVERSE_STORE("Start the store of the way back", Asks.NOTHING, false),
    START_REVERSE_SYNC("Start Incr-Sync of the way back", Asks.NOTHING, false),
    AWAIT_REVERSE("Catch up on the way back", Asks.NOTHING, false);

    /** What a sub-task wants of a person when its turn comes. */
    public enum Asks {
        /** It runs by itself. */
        NOTHING,
        /** It is done when it was confirmed. */
        TO_GO_ON,
        /** It runs when it was confirmed. */
        TO_RUN
    }

    private static final List<TaskType> SWITCH = List.of(START_SWITCH, SWITCH_PRECHECK, CREATE_DEST_STORE, CONFIRM_SOURCE_STOP_WRITE, CHECK_SYNC_POSITION, STOP_FORWARD_SYNC, HANDLE_DB_OBJECTS,
            CREATE_REVERSE_SYNC);
    private static final Set<TaskType> ONLY_WITH_REVERSE = Set.of(CREATE_DEST_STORE, CREATE_REVERSE_SYNC);

    private final String label;
    private final Asks asks;
    private final boolean skippable;

    TaskType(String label, Asks asks, boolean skippable) {
        this.label = label;
        this.asks = asks;
        this.skippable = skippable;
    }

    public String label() {
        return label;
    }

    public Asks asks() {
        return asks;
    }

    /** Whether a user may do without it; a text that is no type of ours is not skippable. */
    public static boolean isSkippable(String type) {
        return find(type).map(t -> t.skippable).orElse(false);
    }

    public static Optional<TaskType> find(String type) {
        return Arrays.stream(values()).filter(t -> t.name().equals(type)).findFirst();
    }

    /**
     * Sub-tasks of a step in a project of these parts.
     *
     * @param toQueue whether the target is a message queue
     */
    public static List<TaskType> of(StepName step, Set<TransferType> types, boolean activeActive, boolean toQueue) {
        return switch (step) {
            case TRANSFER_PRECHECK -> List.of(RUN_PRECHECK);
            case STRUCT_TRANSFER -> toQueue ? List.of(CREATE_TOPICS) : List.of(CONVERT_OBJECTS, CREATE_OBJECTS);
            case TRANSFER_INCR_LOG_PULL -> List.of(CREATE_STORE);
            case FULL_TRANSFER -> List.of(RUN_FULL_IMPORT);
            case INDEX_TRANSFER -> List.of(CREATE_OBJECTS);
            case INCR_TRANSFER -> List.of(CREATE_INCR_SYNC, AWAIT_CATCH_UP);
            case FULL_VERIFIER -> List.of(RUN_FULL_VERIFICATION);
            case TRANSFER_APP_SWITCH -> switchover(types.contains(TransferType.REVERSE));
            case REVERSE_INCR_TRANSFER -> activeActive ? List.of(START_REVERSE_STORE, START_REVERSE_SYNC, AWAIT_REVERSE) : List.of(AWAIT_REVERSE);
        };
    }

    /** Sub-steps of a switchover. */
    public static List<TaskType> switchover(boolean reverse) {
        List<TaskType> list = new ArrayList<>(SWITCH);
        if (!reverse) {
            list.removeAll(ONLY_WITH_REVERSE);
        }
        return list;
    }
}
