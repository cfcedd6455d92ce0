package org.godwit.schema.mysql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokenTest {
    @ParameterizedTest
    @ValueSource(strings = {"", "select 'it''s', \"a\\\"b\", `x``y` /* c */ -- end\nfrom `ü`.`😀` where a<>-1.5e-3 and b=0xFF # done", "'not closed", "`open", "/* open", "a\tb\r\n'\\'"})
    void piecesGiveTheTextAgain(String sql) {
        assertThat(Token.join(Token.scan(sql))).isEqualTo(sql);
    }

    @Test
    void tellsNamesAndStrings() {
        List<Token> tokens = Token.scan("`a``b`='c''d\\n\\%'").stream().filter(t -> !t.is("=")).toList();
        assertThat(tokens.getFirst().name()).isEqualTo("a`b");
        assertThat(tokens.getLast().stringValue()).isEqualTo("c'd\n\\%");
    }

    @Test
    void literalsReadBackAsTheyWere() {
        String nasty = "a'b\\c\"d\0e\nf\rg\u001ah😀%_";
        assertThat(Token.scan(Sql.literal(nasty))).singleElement().satisfies(t -> assertThat(t.stringValue()).isEqualTo(nasty));
        assertThat(Token.scan(Sql.quote("x`y"))).singleElement().satisfies(t -> assertThat(t.name()).isEqualTo("x`y"));
    }
}
