package org.godwit.supervisor.internal.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.godwit.core.error.Category;
import org.godwit.core.error.ErrorCode;
import org.godwit.core.error.GodwitException;
import org.godwit.core.spi.ChangeApplier;
import org.godwit.supervisor.internal.live.HaConfig;
import org.junit.jupiter.api.Test;

class RestartsTest {
    private static final HaConfig GUARDED = HaConfig.of("{\"enable\":true,\"enableConnector\":true,\"checkRequestIntervalSec\":600}");
    private static final HaConfig ALONE = HaConfig.of("{\"enable\":false}");

    private final Restarts restarts = new Restarts(new RetryPause(Duration.ofSeconds(1), Duration.ofSeconds(30)));

    @Test
    void whatMayPassIsTriedAgainALimitedNumberOfTimes() {
        assertThat(restarts.next(failure("X-1", Category.TRANSIENT), 1, ALONE)).hasValueSatisfying(t -> assertThat(t).isBefore(Instant.now().plusSeconds(5)));
        assertThat(restarts.next(failure("X-1", Category.TRANSIENT), 31, ALONE)).isEmpty();
        assertThat(restarts.next(failure("X-1", Category.TRANSIENT), 31, GUARDED)).hasValueSatisfying(t -> assertThat(t).isAfter(Instant.now().plusSeconds(500)));
    }

    @Test
    void whatSomebodyMustMendIsTriedAgainOnlyWhereConnectorsAreGuarded() {
        assertThat(restarts.next(failure("X-2", Category.CONFIGURATION), 1, ALONE)).isEmpty();
        assertThat(restarts.next(failure("X-2", Category.CONFIGURATION), 1, GUARDED)).isPresent();
        assertThat(restarts.next(failure("X-3", Category.DATA), 1, GUARDED)).isEmpty();
    }

    @Test
    void whatAnotherProcessTookOverIsNeverTakenBackByItself() {
        assertThat(restarts.next(failure(ChangeApplier.TAKEN_OVER, Category.CONFIGURATION), 1, GUARDED)).isEmpty();
    }

    private static GodwitException failure(String code, Category category) {
        return new GodwitException(new Code(code, category));
    }

    private record Code(String code, Category category) implements ErrorCode {
        @Override
        public String message() {
            return "failed";
        }

        @Override
        public String remedy() {
            return "mend it";
        }
    }
}
