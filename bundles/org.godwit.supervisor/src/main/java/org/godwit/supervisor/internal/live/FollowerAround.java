package org.godwit.supervisor.internal.live;

import java.util.List;
import java.util.Optional;
import org.godwit.core.change.DdlEvent;
import org.godwit.core.error.GodwitException;
import org.godwit.core.model.ObjectName;
import org.godwit.core.model.TableDef;
import org.godwit.core.model.TableMapping;
import org.godwit.schema.SchemaFollower;

/** A follower of definitions that decides otherwise about some statements; everything else is that of the one inside. Used by one thread. */
abstract class FollowerAround implements SchemaFollower {
    protected final SchemaFollower inside;

    FollowerAround(SchemaFollower inside) {
        this.inside = inside;
    }

    @Override
    public Optional<TableDef> find(ObjectName name) throws GodwitException {
        return inside.find(name);
    }

    @Override
    public Optional<TableMapping> mapping(ObjectName source) {
        return inside.mapping(source);
    }

    @Override
    public List<ObjectName> tables() {
        return inside.tables();
    }

    @Override
    public void accept(DdlEvent event, List<TableDef> replaced) throws GodwitException {
        inside.accept(event, replaced);
    }

    @Override
    public String state() {
        return inside.state();
    }
}
