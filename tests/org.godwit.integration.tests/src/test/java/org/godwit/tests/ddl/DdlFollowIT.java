package org.godwit.tests.ddl;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.godwit.connector.mysql.MySqlConnector;
import org.godwit.core.progress.CancelToken;
import org.godwit.core.spi.Endpoint;
import org.godwit.tests.RealMySql;
import org.godwit.tests.support.Seeds;
import org.godwit.tests.support.Servers;
import org.junit.jupiter.api.Test;

/** Compares the definitions that are followed through DDL, and the target that is kept in step, with what real servers make of the same statements. */
class DdlFollowIT {
    private static final int MYSQL_PORT = 33979;
    private static final long SEED = Seeds.choose("ddl.seed");
    private static final int RANDOM = Integer.getInteger("ddl.random", 250);

    @Test
    void mariadb() throws Exception {
        try (Servers servers = Servers.open(); Endpoint endpoint = new MySqlConnector().open(servers.source("ddl"), Map.of(), CancelToken.create())) {
            follow(new DdlCase(endpoint, endpoint), "mariadb.sql");
        }
    }

    @Test
    void mysql() throws Exception {
        try (RealMySql real = RealMySql.start(MYSQL_PORT); Endpoint endpoint = new MySqlConnector().open(real.dataSource(), Map.of(), CancelToken.create())) {
            follow(new DdlCase(endpoint, endpoint), "mysql.sql");
        }
    }

    private static void follow(DdlCase servers, String own) throws Exception {
        for (String file : java.util.List.of("common.sql", own)) {
            for (String sql : statements(file)) {
                servers.statement(sql);
            }
        }
        int written = servers.run();
        RandomDdl random = new RandomDdl(SEED);
        for (int i = 0; i < RANDOM; i++) {
            servers.statement(random.next());
        }
        String counts = "seed " + SEED + ": " + written + " written and " + (servers.run() - written) + " random statements run, " + servers.refused() + " refused by the server";
        assertThat(servers.differences()).as(counts).isEmpty();
        assertThat(written).as(counts).isGreaterThan(120);
        assertThat(servers.run()).as(counts).isGreaterThan(200);
    }

    private static String[] statements(String file) throws IOException {
        try (InputStream in = DdlFollowIT.class.getResourceAsStream("/ddl/" + file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).strip().split(";\\n|;$");
        }
    }
}
