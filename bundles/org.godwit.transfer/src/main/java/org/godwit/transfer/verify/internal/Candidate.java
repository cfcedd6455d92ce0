package org.godwit.transfer.verify.internal;

import java.util.List;
import java.util.Optional;
import org.godwit.core.model.ValueKind;
import org.godwit.core.slice.KeyValue;
import org.godwit.core.spi.Digester.RowDigest;

/** A row whose hashes were not equal when last seen. Immutable. */
record Candidate(List<KeyValue> key, Optional<RowDigest> source, Optional<RowDigest> target) {
    /** The kind of a key value whose text was kept, as {@link org.godwit.core.spi.Digester.RowDigest} tells it. */
    static ValueKind keyKind(ValueKind column) {
        return switch (column) {
            case TEXT, ENUM, SET -> ValueKind.TEXT;
            case INTEGER, BIT, YEAR -> ValueKind.INTEGER;
            case DECIMAL, FLOAT, DATE, TIME, DATETIME, TIMESTAMP, BINARY, JSON, SPATIAL, OTHER -> column;
        };
    }

    /** The key as texts, by which both sides are joined: a number has the same text whatever kind of number it is on each side. */
    static List<String> texts(List<KeyValue> key) {
        return key.stream().map(KeyValue::text).toList();
    }

    long bytes() {
        return Math.max(source.map(RowDigest::bytes).orElse(0L), target.map(RowDigest::bytes).orElse(0L));
    }

    /** How many more copies the source has than the target; negative when it has less. */
    long surplus() {
        return source.map(RowDigest::copies).orElse(0L) - target.map(RowDigest::copies).orElse(0L);
    }

    /** Whether both sides still are as they were when last seen. */
    boolean isSeenAgain(Optional<RowDigest> sourceNow, Optional<RowDigest> targetNow) {
        return same(source, sourceNow) && same(target, targetNow);
    }

    private static boolean same(Optional<RowDigest> before, Optional<RowDigest> now) {
        return before.isPresent() == now.isPresent() && (before.isEmpty() || before.get().sameRow(now.get()) && before.get().copies() == now.get().copies());
    }
}
