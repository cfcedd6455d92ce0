package org.godwit.transfer;

import java.util.Objects;
import org.godwit.core.model.TableDef;
import org.godwit.core.model.TableMapping;

/** A table on both sides with what is moved between them. */
public record TablePair(TableMapping mapping, TableDef source, TableDef target) {
    public TablePair {
        Objects.requireNonNull(mapping);
        Objects.requireNonNull(source);
        Objects.requireNonNull(target);
    }
}
