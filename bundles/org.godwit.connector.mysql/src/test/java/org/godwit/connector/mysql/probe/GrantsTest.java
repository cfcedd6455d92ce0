package org.godwit.connector.mysql.probe;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class GrantsTest {
    @Test
    void readsGlobalDatabaseTableAndColumnPrivileges() {
        Grants grants = Grants.parse(List.of("GRANT SELECT, SHOW VIEW ON *.* TO `app`@`%`", "GRANT INSERT, UPDATE ON `shop`.* TO `app`@`%`", "GRANT DELETE, ALTER (`a`, `b`), INDEX ON `shop`.`orders` TO `app`@`%`",
                "GRANT EXECUTE ON PROCEDURE `shop`.`p` TO `app`@`%`"), false);
        assertThat(grants.hasGlobally("SHOW VIEW")).isTrue();
        assertThat(grants.hasGlobally("INSERT")).isFalse();
        assertThat(grants.has("INSERT", "shop")).isTrue();
        assertThat(grants.has("INSERT", "other")).isFalse();
        assertThat(grants.has("DELETE", "shop", "orders")).isTrue();
        assertThat(grants.has("DELETE", "shop")).isFalse();
        assertThat(grants.has("ALTER", "shop", "orders")).isFalse();
        assertThat(grants.has("INDEX", "shop", "orders")).isTrue();
        assertThat(grants.has("EXECUTE", "shop")).isFalse();
    }

    @Test
    void followsPatternsUnlessTheServerTakesThemLiterally() {
        List<String> lines = List.of("GRANT ALL PRIVILEGES ON `shop\\_%`.* TO `app`@`%` WITH GRANT OPTION");
        assertThat(Grants.parse(lines, false).has("CREATE VIEW", "shop_eu")).isTrue();
        assertThat(Grants.parse(lines, false).has("CREATE VIEW", "shopXeu")).isFalse();
        assertThat(Grants.parse(lines, true).has("CREATE VIEW", "shop_eu")).isFalse();
    }

    @Test
    void minusPartialRevokesAndUnderMariadbsNames() {
        Grants grants = Grants.parse(List.of("GRANT SELECT, BINLOG MONITOR ON *.* TO `app`@`%` IDENTIFIED BY PASSWORD '*ABC ON'", "GRANT APPLICATION_PASSWORD_ADMIN ON *.* TO `app`@`%`",
                "REVOKE SELECT ON `secret`.* FROM `app`@`%`", "GRANT `reader`@`%` TO `app`@`%`"), true);
        assertThat(grants.has("SELECT", "shop")).isTrue();
        assertThat(grants.has("SELECT", "secret")).isFalse();
        assertThat(grants.hasGlobally("REPLICATION CLIENT")).isTrue();
        assertThat(grants.hasGlobally("REPLICATION SLAVE")).isFalse();
    }

    @Test
    void writesAccountsAndGrants() {
        assertThat(Grants.account("o'neil@10.%")).isEqualTo("'o''neil'@'10.%'");
        assertThat(PrivilegeNeeds.grant(List.of("SELECT"), "my_db", "'a'@'%'")).isEqualTo("GRANT SELECT ON `my\\_db`.* TO 'a'@'%'");
    }
}
