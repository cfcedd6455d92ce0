package org.godwit.connector.mysql.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class EscapesTest {
    @Test
    void undoesBothLayersOfMysqlsDictionary() {
        String twice = new String("concat(`a`,_utf8mb4\\'€😀é\\\\\\'\\')".getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
        assertThat(Escapes.remove(twice)).isEqualTo("concat(`a`,_utf8mb4'€😀é\\'')");
        assertThat(Escapes.remove("(`n` <> _utf8mb4\\'é\\')")).isEqualTo("(`n` <> _utf8mb4'é')");
    }

    @Test
    void takesOnlyParenthesesThatEncloseAll() {
        assertThat(Escapes.withoutOuterParentheses("((a) or (b))")).isEqualTo("(a) or (b)");
        assertThat(Escapes.withoutOuterParentheses("(a) or (b)")).isEqualTo("(a) or (b)");
        assertThat(Escapes.withoutOuterParentheses("(a = ')')")).isEqualTo("a = ')'");
    }

    @Test
    void readsWhatOnlyTheStatementTells() {
        CreateText text = new CreateText(("CREATE TABLE `t` (\n  `b` binary(2) DEFAULT '\\0" + (char) 0xff + "',\n  `g` int GENERATED ALWAYS AS ((`x` + 1)) VIRTUAL,\n  `x` enum('a,b','(') DEFAULT NULL,\n"
                + "  FULLTEXT KEY `f` (`c`) /*!50100 WITH PARSER `ngram` */ ,\n  CONSTRAINT `k` CHECK (`x` <> '(')\n) ENGINE=InnoDB\n/*!50100 PARTITION BY HASH (`x`)\nPARTITIONS 2 */")
                .getBytes(StandardCharsets.ISO_8859_1));
        assertThat(text.binaryDefaults(List.of("b"))).containsEntry("b", "0x00FF");
        assertThat(text.generated()).containsEntry("g", "(`x` + 1)");
        assertThat(text.parsers()).containsEntry("f", "ngram");
        assertThat(text.checks()).containsEntry("k", "`x` <> '('");
        assertThat(text.partitioning()).hasValue("PARTITION BY HASH (`x`)\nPARTITIONS 2");
    }
}
