package org.godwit.supervisor.selection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.godwit.core.error.GodwitException;
import org.godwit.core.model.ObjectName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MatchRuleTest {
    @ParameterizedTest(name = "{0} on {1}: {2}")
    @CsvSource({"*, orders, true", "*, '', true", "ord?rs, orders, true", "ord?rs, ordrs, false", "order[0-9][0-9], order07, true", "order[0-9][0-9], order7, false", "t[abc], tb, true", "t[abc], td, false",
            "t[!abc], td, true", "t[!abc], ta, false", "t[!a-c], tb, false", "t[a-], t-, true", "Orders, orders, false", "*log, history_log, true", "*log, logs, false", "a?c, a😀c, true", "[😀], 😀, true",
            "a+b, a+b, true", "a+b, aab, false", "t[^a], t^, true"})
    void matchesNamesAsShellsDo(String pattern, String name, boolean matches) {
        assertThat(NamePattern.parse(pattern).matches(name)).isEqualTo(matches);
    }

    @ParameterizedTest(name = "{0}: {1} goes to {2}.{3}")
    @CsvSource({"shop.*, orders, shop, orders", "shop.*=copy., orders, copy, orders", "shop.order[0-9]=all.orders, order7, all, orders"})
    void mapsToTheTarget(String line, String table, String schema, String target) throws GodwitException {
        MatchRule rule = MatchRule.includes(List.of(line)).getFirst();
        ObjectName source = new ObjectName("shop", table);
        assertThat(rule.matches(source)).isTrue();
        assertThat(rule.matches(new ObjectName("Shop", table))).isFalse();
        assertThat(rule.target(source)).isEqualTo(new ObjectName(schema, target));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', ignoreLeadingAndTrailingWhitespace = false, value = {"shop|database and a dot", ".orders|database and a dot", "shop.|table part is missing", "Sch*.*|table part only",
            "shop.a b|character", "shop.a`b|character", "shop.a.b|character", " shop.*|blank", "shop.* |blank", "shop.*=|target needs", "shop.*=copy|target needs", "shop.*=c*.x|table part only",
            "shop.*=copy.x*|table part only", "shop.t[ab|without ]", "shop.t]|without [", "shop.t[]|nothing between", "shop.t[z-a]|backwards"})
    void saysWhatIsWrongWithALine(String line, String reason) {
        assertThatThrownBy(() -> MatchRule.includes(List.of("ok.*", line))).hasMessageContaining("GODWIT-PROJ-0008").hasMessageContaining("include line 2").hasMessageContaining(reason);
    }

    @ParameterizedTest
    @CsvSource({"shop.*=copy."})
    void refusesATargetInAnExclusion(String line) {
        assertThatThrownBy(() -> MatchRule.excludes(List.of(line))).hasMessageContaining("exclude line 1").hasMessageContaining("no target");
    }
}
