package org.godwit.core.progress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.atomic.AtomicInteger;
import org.godwit.core.error.GodwitException;
import org.junit.jupiter.api.Test;

class CancelTokenTest {
    private final CancelToken token = CancelToken.create();
    private final AtomicInteger calls = new AtomicInteger();

    @Test
    void hooksRunOnceAndLateOnesAtOnce() {
        token.onCancel(calls::incrementAndGet);
        token.cancel();
        token.cancel();
        assertThat(calls).hasValue(1);
        token.onCancel(calls::incrementAndGet);
        assertThat(calls).hasValue(2);
    }

    @Test
    void aClosedRegistrationIsNotCalled() {
        token.onCancel(calls::incrementAndGet).close();
        token.cancel();
        assertThat(calls).hasValue(0);
    }

    @Test
    void checkThrowsOnlyAfterCancel() throws GodwitException {
        token.check();
        token.cancel();
        assertThatThrownBy(token::check).isInstanceOfSatisfying(GodwitException.class, e -> assertThat(e.isCancelled()).isTrue());
    }

    @Test
    void aChildFollowsItsParentButNotTheOtherWayRound() {
        CancelToken child = token.child();
        CancelToken other = token.child();
        other.cancel();
        assertThat(token.isCancelled()).isFalse();
        token.cancel();
        assertThat(child.isCancelled()).isTrue();
    }

    @Test
    void aReleasedChildNoLongerFollows() {
        CancelToken child = token.child();
        child.release();
        token.cancel();
        assertThat(child.isCancelled()).isFalse();
    }
}
