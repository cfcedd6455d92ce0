package org.godwit.tests.live;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import org.godwit.core.model.DataSource;
import org.godwit.rehearsal.twin.Twin;
import org.godwit.tests.support.Jdbc;
import org.godwit.tests.support.ServerCrash;

/** Kills what a live migration stands on, at random moments. Used by one thread. */
final class Chaos implements AutoCloseable {
    /** What is killed. */
    enum Blow {
        PROCESS, SOURCE, TARGET, SOURCE_CONNECTIONS, TARGET_CONNECTIONS
    }

    private final Random random;
    private final Twin source;
    private final Twin target;
    private final Map<Blow, Integer> blows = new EnumMap<>(Blow.class);
    private final List<ServerCrash> crashes = new ArrayList<>();

    Chaos(long seed, Twin source, Twin target) {
        this.random = new Random(seed);
        this.source = source;
        this.target = target;
    }

    /** Lets some time pass and strikes. */
    void strike(Life life, Duration longest) throws Exception {
        LockSupport.parkNanos(random.nextLong(longest.toNanos()));
        Blow blow = Blow.values()[random.nextInt(Blow.values().length)];
        switch (blow) {
            case PROCESS -> life.kill();
            case SOURCE -> crash(source);
            case TARGET -> crash(target);
            case SOURCE_CONNECTIONS -> cut(source.dataSource());
            case TARGET_CONNECTIONS -> cut(target.dataSource());
        }
        blows.merge(blow, 1, Integer::sum);
    }

    private void crash(Twin twin) throws Exception {
        ServerCrash crash = ServerCrash.of(twin);
        crashes.add(crash);
        LockSupport.parkNanos(random.nextLong(1_500_000_000L));
        crash.restart();
    }

    /** All connections but the own one. */
    private static void cut(DataSource server) throws SQLException {
        try (Jdbc jdbc = Jdbc.open(server)) {
            for (String id : jdbc.texts("select id from information_schema.processlist where id <> connection_id() and user not in ('system user', 'event_scheduler')")) {
                try {
                    jdbc.run("kill connection " + id);
                } catch (SQLException e) {
                    if (e.getErrorCode() != 1094) { // it was gone already
                        throw e;
                    }
                }
            }
        }
    }

    int count() {
        return blows.values().stream().mapToInt(Integer::intValue).sum();
    }

    @Override
    public String toString() {
        return blows.toString();
    }

    @Override
    public void close() throws Exception {
        for (ServerCrash crash : crashes) {
            crash.close();
        }
    }
}
