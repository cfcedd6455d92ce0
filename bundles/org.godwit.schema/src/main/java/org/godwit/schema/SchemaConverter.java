package org.godwit.schema;

import java.util.List;
import org.godwit.core.error.GodwitException;

/** Turns source definitions into statements for the target and says what it decided. Without state; needs no server. */
public interface SchemaConverter {
    /** Statements in an order in which they can be run: databases, tables, then indexes, checks, foreign keys, views by dependency. */
    List<PlannedObject> convert(ConversionRequest request) throws GodwitException;
}
