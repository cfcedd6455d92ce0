package org.godwit.supervisor.internal.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every row of the decision table; stores are letters: H healthy, S stopped, A abnormal, W abnormal and to be switched; a number behind is the minute it begins at. It is minute 600. */
class HaDecisionTest {
    private static final Instant TEN = Instant.parse("2026-01-31T10:00:00Z");

    @ParameterizedTest(name = "{0}: stores {1}, consumers {2}, perception {3} -> {4}")
    @CsvSource(textBlock = """
            no store,                        '',            '',       false, no store exists
            all stopped by hand,             'S S',         '',       false, every store was stopped by hand
            all stopped with perception,     'S',           '580',    true,  every store was stopped by hand
            as many as the threshold,        'A A A A A',   '',       false, there are 5 stores already
            more than the threshold,         'A A A A A S', '590',    true,  there are 6 stores already
            healthy without perception,      'H500 A',      '300',    false, a store is healthy
            healthy reaches back,            'H500',        '580',    true,  a healthy store reaches back to the slowest consumer
            healthy exactly at the consumer, 'H580',        '580',    true,  a healthy store reaches back to the slowest consumer
            healthy but nobody reads,        'H500',        '',       true,  a healthy store reaches back to the slowest consumer
            healthy too young,               'H590',        '580 595', true, create 550
            one of two reaches back,         'H590 H500',   '580',    true,  a healthy store reaches back to the slowest consumer
            to be switched,                  'W A',         '',       false, a store is to be switched
            all abnormal,                    'A',           '',       false, create 570
            abnormal and stopped,            'A S',         '',       false, create 570
            all abnormal with perception,    'A',           '580 590', true, create 550
            perception without consumer,     'A',           '',       true,  no consumer is known
            """)
    void decidesAsWrittenDown(String name, String stores, String consumers, boolean perceive, String expected) {
        HaConfig config = HaConfig.of("{\"enable\":true,\"perceiveStoreClientCheckpoint\":" + perceive + "}");
        HaDecision decision = HaDecision.of(config, words(stores).stream().map(HaDecisionTest::store).toList(), words(consumers).stream().map(m -> minute(Integer.parseInt(m))).toList(), TEN);
        String text = switch (decision) {
            case HaDecision.Nothing nothing -> nothing.reason();
            case HaDecision.CreateStore create -> "create " + create.start().minusSeconds(minute(0).getEpochSecond()).getEpochSecond() / 60;
        };
        assertThat(text).as(name).isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0} minutes back: {1}")
    @CsvSource({"30, 570", "90, 510"})
    void beginsAsManyMinutesEarlierAsConfigured(int minutes, int expected) {
        HaConfig config = HaConfig.of("{\"enable\":true,\"refetchStoreIntervalMin\":" + minutes + "}");
        assertThat(HaDecision.of(config, List.of(store("A")), List.of(), TEN)).isEqualTo(new HaDecision.CreateStore(minute(expected)));
    }

    private static List<String> words(String text) {
        return Arrays.stream(text.split(" ")).filter(w -> !w.isEmpty()).toList();
    }

    private static HaDecision.Store store(String word) {
        HaDecision.Condition condition = switch (word.charAt(0)) {
            case 'H' -> HaDecision.Condition.HEALTHY;
            case 'S' -> HaDecision.Condition.STOPPED;
            default -> HaDecision.Condition.ABNORMAL;
        };
        return new HaDecision.Store(condition, word.length() > 1 ? minute(Integer.parseInt(word.substring(1))) : minute(0), word.charAt(0) == 'W');
    }

    private static Instant minute(int minute) {
        return TEN.minusSeconds(600 * 60L).plusSeconds(minute * 60L);
    }
}
