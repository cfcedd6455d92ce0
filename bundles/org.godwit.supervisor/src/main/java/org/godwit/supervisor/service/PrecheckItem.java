package org.godwit.supervisor.service;

import java.util.Optional;
import org.godwit.core.spi.Side;

/** A precheck item with its result. {@code mend} is SQL that mends it. */
public record PrecheckItem(long id, String key, Side side, String description, State state, String cause, String remedy, Optional<String> mend, boolean skippable) {
    /** States of an item. */
    public enum State {
        WAITING, RUNNING, PASSED, WARNING, FAILED, SKIPPED
    }
}
