package org.godwit.tests.apply;

import java.util.Map;
import org.godwit.connector.mysql.MySqlConnector;
import org.godwit.core.error.GodwitException;
import org.godwit.core.model.DataSource;
import org.godwit.core.model.ObjectName;
import org.godwit.core.model.TableDef;
import org.godwit.core.progress.CancelToken;
import org.godwit.core.spi.ChangeApplier;
import org.godwit.core.spi.ChangeApplier.Applied;
import org.godwit.core.spi.ChangeApplier.Checkpoint;
import org.godwit.core.spi.ChangeApplier.LaneBatch;
import org.godwit.core.spi.ChangeApplier.OnConflict;
import org.godwit.core.spi.ChangeApplier.OnError;
import org.godwit.core.spi.ChangeApplier.Settings;
import org.godwit.core.spi.ChangeApplier.TableChanges;
import org.godwit.core.spi.Endpoint;
import org.godwit.tests.support.Jdbc;

/** A source and a target with one database each, and a lane between. Used by one thread. */
final class ApplyPair implements AutoCloseable {
    static final String FROM = "apply_from";
    static final String TO = "apply_to";

    final CancelToken cancel = CancelToken.create();
    final Jdbc from;
    final Jdbc to;
    final Endpoint source;
    final Endpoint target;
    private int positions;

    ApplyPair(DataSource source, DataSource target) throws Exception {
        this(source, target, fresh(source, FROM), fresh(target, TO));
    }

    private ApplyPair(DataSource source, DataSource target, Jdbc from, Jdbc to) throws GodwitException {
        this.from = from;
        this.to = to;
        this.source = new MySqlConnector().open(source, Map.of(), cancel);
        this.target = new MySqlConnector().open(target, Map.of(), cancel);
    }

    /** After a crash, with what is there. */
    static ApplyPair again(DataSource source, DataSource target) throws Exception {
        ApplyPair pair = new ApplyPair(source, target, Jdbc.open(source), Jdbc.open(target));
        pair.from.run("use " + FROM);
        pair.to.run("use " + TO);
        return pair;
    }

    private static Jdbc fresh(DataSource server, String database) throws Exception {
        Jdbc jdbc = Jdbc.open(server);
        jdbc.run("drop database if exists " + database);
        jdbc.run("create database " + database + " character set utf8mb4");
        jdbc.run("use " + database);
        return jdbc;
    }

    void both(String sql) throws Exception {
        from.run(sql);
        to.run(sql);
    }

    TableDef fromTable(String name) throws GodwitException {
        return source.catalog().tables(java.util.List.of(new ObjectName(FROM, name)), cancel).getFirst();
    }

    TableDef toTable(String name) throws GodwitException {
        return target.catalog().tables(java.util.List.of(new ObjectName(TO, name)), cancel).getFirst();
    }

    Images images(String table) throws GodwitException {
        return Images.of(source, fromTable(table));
    }

    ChangeApplier applier() {
        return target.changeApplier().orElseThrow();
    }

    static Settings settings(OnConflict onConflict, OnError onError) {
        return new Settings("it:incr", TO, onConflict, onError, 5, 1);
    }

    static Settings strict() {
        return settings(OnConflict.STOP, OnError.STOP);
    }

    /** A new position each time. */
    LaneBatch batch(boolean idempotent, TableChanges... tables) {
        return new LaneBatch(new Checkpoint(0, "position " + ++positions), java.util.List.of(tables), idempotent);
    }

    Applied apply(Settings settings, LaneBatch batch) throws GodwitException {
        try (ChangeApplier.Lane lane = applier().open(settings, cancel)) {
            return lane.apply(batch);
        }
    }

    Applied apply(TableChanges... tables) throws GodwitException {
        return apply(strict(), batch(false, tables));
    }

    @Override
    public void close() throws Exception {
        cancel.cancel();
        from.run("drop database if exists " + FROM);
        to.run("drop database if exists " + TO);
        from.close();
        to.close();
        source.close();
        target.close();
    }
}
