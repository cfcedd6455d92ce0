package org.godwit.supervisor.internal.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.godwit.core.model.ObjectName;
import org.godwit.core.model.TableMapping;
import org.godwit.supervisor.selection.MatchRule;
import org.godwit.supervisor.service.Direction;
import org.junit.jupiter.api.Test;

class RulesTest {
    @Test
    void tablesThatComeLaterGoBackWhereTheyCameFrom() throws Exception {
        Rules rules = rules(List.of("shop.*=store.", "crm.*", "logs.l_*=logs.all"), List.of("crm.tmp*"));
        assertThat(target(rules, "shop.t", Direction.FORWARD)).contains(name("store.t"));
        assertThat(target(rules, "store.t", Direction.REVERSE)).contains(name("shop.t"));
        assertThat(target(rules, "crm.t", Direction.REVERSE)).contains(name("crm.t"));
        assertThat(target(rules, "crm.tmp1", Direction.FORWARD)).isEmpty();
        assertThat(target(rules, "crm.tmp1", Direction.REVERSE)).isEmpty();
        assertThat(target(rules, "shop.t", Direction.REVERSE)).isEmpty();
        assertThat(target(rules, "crm.godwit_checkpoint", Direction.REVERSE)).isEmpty();
    }

    @Test
    void tablesThatSeveralAreWrittenToDoNotGoBack() throws Exception {
        assertThat(target(rules(List.of("logs.l_*=logs.all"), List.of()), "logs.all", Direction.REVERSE)).isEmpty();
        assertThat(target(rules(List.of("a.*=x.", "b.*=x."), List.of()), "x.t", Direction.REVERSE)).isEmpty();
    }

    private static Rules rules(List<String> includes, List<String> excludes) throws Exception {
        return new Rules(MatchRule.includes(includes), MatchRule.excludes(excludes));
    }

    private static Optional<ObjectName> target(Rules rules, String from, Direction direction) {
        return rules.mapping(name(from), direction).map(TableMapping::target);
    }

    private static ObjectName name(String text) {
        return new ObjectName(text.substring(0, text.indexOf('.')), text.substring(text.indexOf('.') + 1));
    }
}
