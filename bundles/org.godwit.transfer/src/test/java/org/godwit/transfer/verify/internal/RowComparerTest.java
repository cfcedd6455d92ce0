package org.godwit.transfer.verify.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.godwit.core.spi.Digester.Form;
import org.godwit.core.spi.Digester.Form.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RowComparerTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {"JSON | {\"b\":1,\"a\":2} | {\"a\": 2, \"b\": 1}", "JSON | [1.0, 1e2] | [1, 100]", "JSON | \"\\u00e9\" | \"é\"", "JSON | {\"a\":1,\"a\":2} | {\"a\":2}",
            "JSON | 18446744073709551615 | 18446744073709551615.0", "JSON | not json | not json", "DOUBLE | 1e20 | 100000000000000000000", "DECIMAL | 1.500 | 1.5"})
    void takesSpellingsOfOneValueForEqual(Kind kind, String source, String target) {
        assertThat(equal(kind, source, target)).isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {"JSON | [1,2] | [2,1]", "JSON | {\"a\":null} | {}", "JSON | \"1\" | 1", "JSON | \"A\" | \"a\"", "JSON | 9007199254740993 | 9007199254740992",
            "JSON | [\"a\",\"b\"] | [\"a,b\"]", "JSON | not json | not  json", "DOUBLE | 0.1 | 0.10000000000000002", "DOUBLE | -0 | 0", "DECIMAL | 1.5 | 1.51", "UTF8 | a | A", "UTF8 | `a` | `a `"})
    void tellsValuesApart(Kind kind, String source, String target) {
        assertThat(equal(kind, source, target)).isFalse();
    }

    @Test
    void nullIsOnlyEqualToNull() {
        Form form = Form.of(Kind.UTF8);
        assertThat(RowComparer.equal(form, Optional.empty(), Optional.empty())).isTrue();
        assertThat(RowComparer.equal(form, Optional.empty(), Optional.of(new byte[0]))).isFalse();
        assertThat(RowComparer.equal(Form.of(Kind.JSON), Optional.of("null".getBytes(StandardCharsets.UTF_8)), Optional.empty())).isFalse();
    }

    private static boolean equal(Kind kind, String source, String target) {
        return RowComparer.equal(Form.of(kind), Optional.of(source.getBytes(StandardCharsets.UTF_8)), Optional.of(target.getBytes(StandardCharsets.UTF_8)));
    }
}
