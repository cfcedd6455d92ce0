package org.godwit.rehearsal.dump;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.godwit.core.progress.CancelToken;
import org.junit.jupiter.api.Test;

/** Definitions found in a dump. */
class DefinitionsTest {
    @Test
    void findsTablesAndViewsWithTheirDatabase() throws Exception {
        Map<String, String> found = of("""
                CREATE DATABASE IF NOT EXISTS `shop`;
                USE `shop`;
                CREATE TABLE `größe` (
                  `id` int NOT NULL COMMENT 'CREATE TABLE `no`;'
                );
                INSERT INTO `größe` VALUES (1),(2);
                CREATE VIEW `v``w` AS select 1;
                CREATE TABLE IF NOT EXISTS `other`.`t` (a int);
                """);
        assertThat(found).containsOnlyKeys("shop.größe", "shop.v`w", "other.t");
        assertThat(found.get("shop.größe")).startsWith("CREATE TABLE `größe` (").contains("CREATE TABLE `no`;");
    }

    private static Map<String, String> of(String dump) throws Exception {
        return Definitions.of(new ByteArrayInputStream(dump.getBytes(StandardCharsets.UTF_8)), CancelToken.create());
    }
}
