package org.godwit.transfer.verify.internal;

import java.util.Optional;
import org.godwit.core.model.ColumnDef;
import org.godwit.core.spi.Digester.Form;
import org.godwit.core.spi.RowSql;

/** A column of the source, its counterpart and the form in which both are compared. Immutable. */
record ColumnPair(ColumnDef source, ColumnDef target, Form form) {
    /** The target's column with a value in our form. */
    RowSql.Cell cell(Optional<byte[]> value) {
        return new RowSql.Cell(target, form, charset(), value);
    }

    private Optional<String> charset() {
        return form.kind() == Form.Kind.BYTES ? source.charset().filter(c -> !c.equals("binary")) : Optional.empty();
    }
}
