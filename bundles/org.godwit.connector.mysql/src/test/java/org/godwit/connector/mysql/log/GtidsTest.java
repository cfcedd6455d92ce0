package org.godwit.connector.mysql.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.godwit.core.change.LogPosition;
import org.junit.jupiter.api.Test;

class GtidsTest {
    private static final String ONE = "11111111-1111-1111-1111-111111111111";
    private static final String TWO = "22222222-2222-2222-2222-222222222222";

    @Test
    void gapsAndTagsAreKept() {
        MySqlGtids set = MySqlGtids.parse(ONE + ":1-5:7:mine:3,\n" + TWO + ":2");
        assertThat(set.text()).isEqualTo(ONE + ":1-5:7:mine:3," + TWO + ":2");
        set.add(ONE, 6, 6);
        set.add(ONE + ":mine", 1, 1);
        assertThat(set.text()).isEqualTo(ONE + ":1-7:mine:1:3," + TWO + ":2");
        assertThat(set.covers(MySqlGtids.parse(ONE + ":2-6"))).isTrue();
        assertThat(set.covers(MySqlGtids.parse(ONE + ":2-8"))).isFalse();
        assertThat(set.covers(MySqlGtids.parse(ONE + ":mine:2"))).isFalse();
    }

    @Test
    void whatIsMissingIsNamed() {
        MySqlGtids purged = MySqlGtids.parse(ONE + ":1-10");
        assertThat(purged.without(MySqlGtids.parse(ONE + ":1-3:5")).text()).isEqualTo(ONE + ":4:6-10");
        assertThat(purged.without(MySqlGtids.parse(ONE + ":1-20")).isEmpty()).isTrue();
    }

    @Test
    void anEncodedSetReadsBack() {
        for (String text : new String[] {"", ONE + ":1-5:7", ONE + ":1-5:mine:7:yours:2-3," + TWO + ":9"}) {
            assertThat(PreviousGtids.parse(MySqlGtids.parse(text).encoded(), 0).text()).isEqualTo(text);
        }
    }

    @Test
    void domainsOfMariaDbAreComparedOneByOne() {
        MariaGtids reached = MariaGtids.parse("0-1-10,7-2-3");
        assertThat(reached.covers(MariaGtids.parse("0-9-10"))).isTrue();
        assertThat(reached.covers(MariaGtids.parse("7-2-4"))).isFalse();
        assertThat(reached.covers(MariaGtids.parse("8-1-1"))).isFalse();
        assertThat(reached.text()).isEqualTo("0-1-10,7-2-3");
    }

    @Test
    void placesAreComparedByIdentifiersElseByFile() throws Exception {
        LogPlace place = new LogPlace("a\"b.000009", 4, "s", Optional.empty());
        assertThat(LogPlace.of(place.at(5))).isEqualTo(place);
        LogPlace later = LogPlace.of(new LogPosition("{\"file\":\"a.000010\",\"pos\":4}", 0));
        assertThat(later.covers(place)).isTrue();
        assertThat(place.covers(later)).isFalse();
        LogPlace first = LogPlace.of(new LogPosition("{\"file\":\"z.000001\",\"pos\":4,\"gtid\":\"0-1-5\"}", 0));
        LogPlace second = LogPlace.of(new LogPosition("{\"gtid\":\"0-1-4\"}", 0));
        assertThat(first.covers(second)).isTrue();
        assertThat(second.covers(first)).isFalse();
    }
}
