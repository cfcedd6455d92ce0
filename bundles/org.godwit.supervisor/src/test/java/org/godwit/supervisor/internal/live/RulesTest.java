package org.godwit.supervisor.internal.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.godwit.core.model.ObjectName;
import org.godwit.core.model.ObjectSelection;
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

    @Test
    void namedTablesAreTakenInWheneverTheyComeAndGoBackUnderTheirOwnNames() throws Exception {
        TableMapping plain = TableMapping.same(name("shop.t"));
        TableMapping renamed = new TableMapping(name("shop.a"), name("store.b"), Optional.of("id > 3"), List.of(new TableMapping.ColumnMapping("x", "y")));
        TableMapping one = new TableMapping(name("shop.l1"), name("store.all"), Optional.empty(), List.of());
        TableMapping two = new TableMapping(name("shop.l2"), name("store.all"), Optional.empty(), List.of());
        Rules rules = Rules.of(new ObjectSelection.Specific(List.of(plain, renamed, one, two), List.of()));
        assertThat(rules.mapping(name("shop.a"), Direction.FORWARD)).contains(renamed);
        assertThat(rules.mapping(name("store.b"), Direction.REVERSE))
                .contains(new TableMapping(name("store.b"), name("shop.a"), Optional.of("id > 3"), List.of(new TableMapping.ColumnMapping("y", "x"))));
        assertThat(target(rules, "shop.t", Direction.REVERSE)).contains(name("shop.t"));
        assertThat(target(rules, "shop.other", Direction.FORWARD)).isEmpty();
        assertThat(target(rules, "store.all", Direction.REVERSE)).isEmpty();
        assertThat(rules.databases(Direction.FORWARD)).containsExactly("shop");
        assertThat(rules.databases(Direction.REVERSE)).containsExactly("shop", "store");
    }

    private static Rules rules(List<String> includes, List<String> excludes) throws Exception {
        return new Rules(MatchRule.includes(includes), MatchRule.excludes(excludes), List.of());
    }

    private static Optional<ObjectName> target(Rules rules, String from, Direction direction) {
        return rules.mapping(name(from), direction).map(TableMapping::target);
    }

    private static ObjectName name(String text) {
        return new ObjectName(text.substring(0, text.indexOf('.')), text.substring(text.indexOf('.') + 1));
    }
}
