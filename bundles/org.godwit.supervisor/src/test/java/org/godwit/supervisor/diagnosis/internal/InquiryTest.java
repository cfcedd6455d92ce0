package org.godwit.supervisor.diagnosis.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.godwit.core.error.CoreError;
import org.godwit.core.error.GodwitException;
import org.godwit.core.model.DataSource;
import org.godwit.core.model.DataSourceType;
import org.godwit.core.model.ObjectSelection;
import org.godwit.core.model.ProjectSpec;
import org.godwit.core.model.Secret;
import org.godwit.core.model.StepName;
import org.godwit.core.model.StepStatus;
import org.godwit.core.model.TlsSettings;
import org.godwit.core.model.TransferType;
import org.godwit.core.progress.CancelToken;
import org.godwit.core.spi.Connector;
import org.godwit.core.spi.Endpoint;
import org.godwit.core.spi.Examiner;
import org.godwit.supervisor.diagnosis.Cause;
import org.godwit.supervisor.diagnosis.CauseCode;
import org.godwit.supervisor.diagnosis.Diagnosis;
import org.godwit.supervisor.diagnosis.Evidence;
import org.godwit.supervisor.diagnosis.Failure;
import org.godwit.supervisor.diagnosis.Remedy;
import org.godwit.supervisor.service.StepView;
import org.junit.jupiter.api.Test;

/** How suspects are ranked and limited. Servers are stand-ins, since a real server's clock cannot be put wrong for one test. */
class InquiryTest {
    private static final Failure FAILURE = new Failure(List.of("X-1"), "", "it failed", "", 0, "", Optional.empty(), "", Instant.now(), true);

    /** Finds what it is told to. */
    private record Told(CauseCode code, Set<String> codes, Evidence.Verdict verdict, int weightAlone) implements Suspect {
        @Override
        public Set<Integer> vendorCodes() {
            return Set.of();
        }

        @Override
        public boolean concerns(Case of) {
            return true;
        }

        @Override
        public void look(Case of, Findings findings, CancelToken cancel) {
            switch (verdict) {
                case SUPPORTS -> findings.supports("checked", "found");
                case AGAINST -> findings.against("checked", "not found");
                case UNKNOWN -> findings.unknown("checked", "no way to know");
            }
        }
    }

    private static Case of(StepName step, Duration skew, List<Failure> failures) {
        Examiner examiner = (Examiner) Proxy.newProxyInstance(InquiryTest.class.getClassLoader(), new Class<?>[] {Examiner.class},
                (proxy, method, args) -> method.getName().equals("clockSkew") ? new Examiner.ClockSkew(skew.minusMillis(20), skew.plusMillis(20)) : List.of());
        Endpoint endpoint = (Endpoint) Proxy.newProxyInstance(InquiryTest.class.getClassLoader(), new Class<?>[] {Endpoint.class},
                (proxy, method, args) -> method.getName().equals("examiner") ? Optional.of(examiner) : null);
        Connector connector = (Connector) Proxy.newProxyInstance(InquiryTest.class.getClassLoader(), new Class<?>[] {Connector.class}, (proxy, method, args) -> endpoint);
        DataSource server = new DataSource("e_1", "s", DataSourceType.MARIADB, "127.0.0.1", 1, "u", new Secret("p"), "", TlsSettings.PREFERRED, "", Map.of());
        StepView view = new StepView(1, step, StepStatus.FAILED, 0, "", 0, 0, 0, 0, OptionalLong.empty(), Optional.empty(), Optional.empty(), Optional.empty(), "{}", List.of(), Optional.empty());
        ProjectSpec spec = new ProjectSpec("p", "s", "s", Set.of(TransferType.INCREMENTAL), new ObjectSelection.Wildcard(List.of("a.*"), List.of()), Map.of());
        return new Case("np_1", spec, view, failures, List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), Path.of("."), new Ends(server, server, s -> connector, CancelToken.create()),
                new Actions("np_1"));
    }

    private static Diagnosis run(List<Suspect> suspects, Case of, Duration limit) throws GodwitException {
        return new Inquiry(suspects, limit).run(of, Optional.empty(), (code, done, total) -> {}, CancelToken.create());
    }

    @Test
    void whatTheFailureSaysAndALookConfirmsComesFirst() throws Exception {
        Diagnosis diagnosis = run(List.of(new Told(CauseCode.NETWORK, Set.of(), Evidence.Verdict.SUPPORTS, 45), new Told(CauseCode.READ_ONLY, Set.of("X-1"), Evidence.Verdict.UNKNOWN, 45),
                new Told(CauseCode.LOCK_WAIT, Set.of("X-1"), Evidence.Verdict.SUPPORTS, 45), new Told(CauseCode.DISK_FULL, Set.of("X-1"), Evidence.Verdict.AGAINST, 45),
                new Told(CauseCode.DUPLICATE_KEY, Set.of(), Evidence.Verdict.AGAINST, 45)), of(StepName.FULL_TRANSFER, Duration.ZERO, List.of(FAILURE)), Inquiry.LIMIT);
        assertThat(diagnosis.causes()).extracting(Cause::code).containsExactly(CauseCode.LOCK_WAIT, CauseCode.READ_ONLY, CauseCode.DISK_FULL, CauseCode.NETWORK);
        assertThat(diagnosis.causes()).extracting(Cause::certainty).containsExactly(Cause.Certainty.CERTAIN, Cause.Certainty.LIKELY, Cause.Certainty.POSSIBLE, Cause.Certainty.POSSIBLE);
        assertThat(diagnosis.ruledOut()).singleElement().satisfies(e -> assertThat(e.found()).isEqualTo("not found"));
        assertThat(diagnosis.causes().getFirst().remedies()).singleElement().isInstanceOf(Remedy.Retry.class);
        assertThat(diagnosis.causes().getFirst().remedies().getFirst().rmSql().orElseThrow()).isEqualTo("update oms_step set step_status = 'FAILED', step_info = '{}' where project_id = 'np_1' and step_name = 'FULL_TRANSFER'");
    }

    @Test
    void aFailureThatNobodyKnowsIsToldAsItIs() throws Exception {
        Diagnosis diagnosis = run(List.of(new Told(CauseCode.NETWORK, Set.of("Y"), Evidence.Verdict.AGAINST, 45)), of(StepName.FULL_TRANSFER, Duration.ZERO, List.of(FAILURE)), Inquiry.LIMIT);
        assertThat(diagnosis.causes()).singleElement().satisfies(c -> {
            assertThat(c.code()).isEqualTo(CauseCode.OTHER);
            assertThat(c.title()).isEqualTo("it failed");
        });
    }

    @Test
    void aClockThatGoesWrongIsSeenBeyondTheRoundTrip() throws Exception {
        assertThat(run(List.of(new ClockSuspect()), of(StepName.INCR_TRANSFER, Duration.ofMinutes(5), List.of()), Inquiry.LIMIT).causes()).singleElement().satisfies(c -> {
            assertThat(c.code()).isEqualTo(CauseCode.CLOCK_SKEW);
            assertThat(c.title()).contains("300.0 s ahead of");
        });
        assertThat(run(List.of(new ClockSuspect()), of(StepName.INCR_TRANSFER, Duration.ofMinutes(-5), List.of()), Inquiry.LIMIT).causes().getFirst().title()).contains("300.0 s behind");
        assertThat(run(List.of(new ClockSuspect()), of(StepName.INCR_TRANSFER, Duration.ofMillis(10), List.of()), Inquiry.LIMIT).causes()).isEmpty();
    }

    /** Waits until it is told to stop. */
    private static final class Endless implements Suspect {
        @Override
        public CauseCode code() {
            return CauseCode.LOCK_WAIT;
        }

        @Override
        public Set<String> codes() {
            return Set.of("X-1");
        }

        @Override
        public Set<Integer> vendorCodes() {
            return Set.of();
        }

        @Override
        public boolean concerns(Case of) {
            return true;
        }

        @Override
        public void look(Case of, Findings findings, CancelToken cancel) throws GodwitException {
            CountDownLatch stopped = new CountDownLatch(1);
            try (CancelToken.Registration hook = cancel.onCancel(stopped::countDown)) {
                stopped.await();
            } catch (InterruptedException e) {
                throw new GodwitException(CoreError.CANCELLED, e);
            }
            cancel.check();
        }
    }

    @Test
    void aLookThatTakesTooLongIsADoubt() throws Exception {
        Diagnosis diagnosis = run(List.of(new Endless()), of(StepName.FULL_TRANSFER, Duration.ZERO, List.of(FAILURE)), Duration.ofMillis(50));
        assertThat(diagnosis.causes()).singleElement().satisfies(c -> {
            assertThat(c.certainty()).isEqualTo(Cause.Certainty.LIKELY);
            assertThat(c.evidence()).last().satisfies(e -> assertThat(e.verdict()).isEqualTo(Evidence.Verdict.UNKNOWN));
        });
    }

    @Test
    void cancellingEndsItWithinTwoSeconds() {
        CancelToken cancel = CancelToken.create();
        cancel.cancel();
        long start = System.nanoTime();
        assertThatThrownBy(() -> new Inquiry(List.of(new Endless()), Duration.ofMinutes(5)).run(of(StepName.FULL_TRANSFER, Duration.ZERO, List.of(FAILURE)), Optional.empty(), (code, done, total) -> {}, cancel))
                .isInstanceOfSatisfying(GodwitException.class, e -> assertThat(e.isCancelled()).isTrue());
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(2));
    }
}
