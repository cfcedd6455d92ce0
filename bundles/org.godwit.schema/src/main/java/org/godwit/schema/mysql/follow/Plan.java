package org.godwit.schema.mysql.follow;

import java.util.Objects;
import org.godwit.schema.DdlDecision;

/** A decision about a statement and what is known behind it. */
record Plan(DdlDecision decision, FollowerState after) {
    Plan {
        Objects.requireNonNull(decision);
        Objects.requireNonNull(after);
    }
}
