package org.godwit.supervisor.service;

import java.util.List;
import java.util.Optional;
import org.godwit.core.model.ObjectName;

/**
 * A row that differs. Values as text, empty when NULL or when the row does not exist on that side.
 *
 * @param obstacle why {@link CorrectionService} cannot set it right; empty when it can
 * @param correction the correction that set it right; empty while it differs
 */
public record RowDifference(long id, ObjectName table, Type type, List<Value> key, List<Value> columns, String correctionSql, String obstacle, Optional<Long> correction) {
    /** Types of OMS. */
    public enum Type {
        MASTER_ONLY, IMAGE_ONLY, MISMATCHED
    }

    /** One column on both sides. */
    public record Value(String column, Optional<String> source, Optional<String> target, boolean differs) {
    }

    public RowDifference {
        key = List.copyOf(key);
        columns = List.copyOf(columns);
    }
}
