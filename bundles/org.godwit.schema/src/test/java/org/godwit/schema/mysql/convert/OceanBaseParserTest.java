package org.godwit.schema.mysql.convert;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OceanBaseParserTest {
    @Test
    void readsWhatOceanBaseReads() {
        assertThat(OceanBaseParser.problem("CREATE TABLE `a`.`b` (`id` bigint unsigned NOT NULL AUTO_INCREMENT, PRIMARY KEY (`id`)) DEFAULT CHARSET=utf8mb4 PARTITION BY KEY (`id`) PARTITIONS 3")).isEmpty();
        assertThat(OceanBaseParser.problem("ALTER TABLE `a` ADD KEY `x` (`b`, `c`(10)), ADD UNIQUE KEY `y` (`d`)")).isEmpty();
    }

    @Test
    void tellsWhereItStops() {
        assertThat(OceanBaseParser.problem("CREATE TABLE a (\n id int INVISIBLE PRIMARY KEY)")).hasValueSatisfying(p -> assertThat(p).startsWith("line 2, column "));
        assertThat(OceanBaseParser.problem("CREATE TABLE a (id int) ENGINE")).isPresent();
    }
}
