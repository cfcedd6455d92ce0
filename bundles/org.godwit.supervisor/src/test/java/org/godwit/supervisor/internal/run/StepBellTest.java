package org.godwit.supervisor.internal.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.godwit.supervisor.service.Studio;
import org.junit.jupiter.api.Test;

class StepBellTest {
    private final StepBell bell = new StepBell();
    private final List<String> heard = new ArrayList<>();

    @Test
    void aListenerThatFailsKeepsNobodyElseInTheDark() {
        bell.add(() -> {
            throw new IllegalStateException("broken listener");
        });
        bell.add(() -> heard.add("second"));
        bell.ring();
        assertThat(heard).containsExactly("second");
    }

    @Test
    void whoHasGoneIsNotTold() {
        Studio.Registration registration = bell.add(() -> heard.add("gone"));
        bell.add(() -> heard.add("there"));
        registration.close();
        bell.ring();
        assertThat(heard).containsExactly("there");
    }
}
