package org.godwit.schema;

import java.util.List;
import java.util.Optional;
import org.godwit.core.change.DdlEvent;
import org.godwit.core.error.GodwitException;
import org.godwit.core.model.ObjectName;
import org.godwit.core.model.TableDef;
import org.godwit.core.model.TableMapping;
import org.godwit.core.spi.ChangeDecoder;

/**
 * Keeps the definitions of the selected source tables as they are at the place of the log that is being read, and decides about the statements that change them. Used by one thread.
 * {@link #state()} gives everything that a restart needs to go on behind the same place.
 */
public interface SchemaFollower extends ChangeDecoder.Tables {
    /** The definition of a selected table here; tables that a running online schema change builds are not wanted. */
    @Override
    Optional<TableDef> find(ObjectName name) throws GodwitException;

    /** Where the table goes; also of tables that were created or renamed since the start and that the selection's rules take in. */
    Optional<TableMapping> mapping(ObjectName source);

    /** Source names of all selected tables here. */
    List<ObjectName> tables();

    /** What must become of the statement. Changes nothing. Never fails because a text cannot be read: such a statement is ignored when it names no selected table, else {@link DdlDecision.Stop}. */
    DdlDecision look(DdlEvent event);

    /**
     * The statement lies behind us now: definitions change as it says, whether it was run at the target, skipped or run by hand.
     *
     * @param replaced definitions that were read from the server for statements that could not be followed, empty normally
     */
    void accept(DdlEvent event, List<TableDef> replaced) throws GodwitException;

    /** JSON. */
    String state();
}
