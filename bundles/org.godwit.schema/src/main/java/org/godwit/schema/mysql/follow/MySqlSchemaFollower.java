package org.godwit.schema.mysql.follow;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.godwit.core.change.DdlEvent;
import org.godwit.core.error.GodwitException;
import org.godwit.core.model.ObjectName;
import org.godwit.core.model.TableDef;
import org.godwit.core.model.TableMapping;
import org.godwit.core.spi.ServerInfo;
import org.godwit.schema.DdlDecision;
import org.godwit.schema.SchemaFollower;

/**
 * Follows the definitions of tables of the MySQL family through the log, and converts statements for a target of the family. Used by one thread; needs no server.
 */
public final class MySqlSchemaFollower implements SchemaFollower {
    private final Planner planner;
    private FollowerState state;

    private MySqlSchemaFollower(Planner planner, FollowerState state) {
        this.planner = planner;
        this.state = state;
    }

    /**
     * Begins at the place of the log at which the definitions were read.
     *
     * @param tables definitions of the selected tables that exist now
     * @param selection where a table of the source goes, by name or by match rules; empty for one that is not selected. Also asked about names that do not exist yet
     */
    public static MySqlSchemaFollower start(ServerInfo source, ServerInfo target, Collection<TableDef> tables, Function<ObjectName, Optional<TableMapping>> selection, FollowerOptions options) {
        Planner planner = new Planner(source, target, selection, options);
        return new MySqlSchemaFollower(planner, planner.start(tables));
    }

    /**
     * Goes on where {@link #state()} was taken.
     *
     * @throws GodwitException when the text was not written by a follower of this or an earlier version
     */
    public static MySqlSchemaFollower restore(ServerInfo source, ServerInfo target, String state, Function<ObjectName, Optional<TableMapping>> selection, FollowerOptions options)
            throws GodwitException {
        return new MySqlSchemaFollower(new Planner(source, target, selection, options), StateText.read(state));
    }

    @Override
    public Optional<TableDef> find(ObjectName name) {
        return Optional.ofNullable(state.tables().get(planner.kept(state, name)));
    }

    @Override
    public Optional<TableMapping> mapping(ObjectName source) {
        return Optional.ofNullable(state.mappings().get(planner.kept(state, source)));
    }

    @Override
    public List<ObjectName> tables() {
        return List.copyOf(state.tables().keySet());
    }

    @Override
    public DdlDecision look(DdlEvent event) {
        return planner.plan(state.copy(), event).decision();
    }

    @Override
    public void accept(DdlEvent event, List<TableDef> replaced) throws GodwitException {
        FollowerState after = planner.plan(state.copy(), event).after();
        for (TableDef table : replaced) {
            planner.replace(after, table);
        }
        state = after;
    }

    @Override
    public String state() {
        return StateText.write(state);
    }
}
