package org.godwit.supervisor.internal.live;

import java.util.ArrayList;
import java.util.List;
import org.godwit.core.change.DdlEvent;
import org.godwit.core.error.GodwitException;
import org.godwit.core.model.ObjectName;
import org.godwit.schema.DdlDecision;
import org.godwit.schema.SchemaFollower;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows definitions for a project whose both sides are written: a statement that leaves a table without a key waits for a person, since rows without a key cannot be told apart, and so not be kept the
 * same on both sides (OMS: active-active disaster recovery, only tables with a unique key). Used by one thread.
 */
final class KeyedTables extends FollowerAround {
    private static final Logger LOG = LoggerFactory.getLogger(KeyedTables.class);

    /** Makes a follower that goes on from a state. */
    @FunctionalInterface
    interface Restore {
        SchemaFollower of(String state) throws GodwitException;
    }

    private final Restore restore;

    /** @param restore makes a follower of a state, on which statements are tried */
    KeyedTables(SchemaFollower inside, Restore restore) {
        super(inside);
        this.restore = restore;
    }

    @Override
    public DdlDecision look(DdlEvent event) {
        DdlDecision decision = inside.look(event);
        if (!(decision instanceof DdlDecision.Run)) {
            return decision;
        }
        try {
            SchemaFollower trial = restore.of(inside.state());
            trial.accept(event, List.of());
            List<String> before = keyless(inside);
            List<String> without = keyless(trial).stream().filter(t -> !before.contains(t)).toList();
            return without.isEmpty()
                    ? decision
                    : new DdlDecision.Stop(decision.kind(), decision.tables(),
                            "It leaves " + String.join(", ", without) + " without a primary key or a unique key of NOT NULL columns, and both sides of this project are written, which only rows with a key allow.", "");
        } catch (GodwitException e) {
            // Whoever carries the statement over meets the same, and tells it.
            LOG.debug("trying a statement", e);
            return decision;
        }
    }

    private static List<String> keyless(SchemaFollower at) throws GodwitException {
        List<String> names = new ArrayList<>();
        for (ObjectName name : at.tables()) {
            if (at.find(name).filter(t -> t.keyColumns().isEmpty()).isPresent()) {
                names.add(name.toString());
            }
        }
        return names;
    }
}
