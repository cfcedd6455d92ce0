package org.godwit.rehearsal.replay;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.godwit.core.change.LogPosition;
import org.godwit.core.change.RecordedLog;
import org.godwit.core.error.CoreError;
import org.godwit.core.error.GodwitException;
import org.godwit.core.error.Problem;
import org.godwit.core.model.DataSource;
import org.godwit.core.model.ObjectName;
import org.godwit.core.model.ObjectSelection;
import org.godwit.core.model.ProjectSpec;
import org.godwit.core.model.ProjectStatus;
import org.godwit.core.model.StepName;
import org.godwit.core.model.TableMapping;
import org.godwit.core.model.TransferType;
import org.godwit.core.progress.CancelToken;
import org.godwit.core.spi.LogArchive;
import org.godwit.core.spi.LogReader;
import org.godwit.core.spi.ObjectSummary;
import org.godwit.rehearsal.RehearsalError;
import org.godwit.rehearsal.run.CountingProgress;
import org.godwit.rehearsal.run.HoldUps;
import org.godwit.rehearsal.run.RunLog;
import org.godwit.rehearsal.run.RunLog.Outcome;
import org.godwit.rehearsal.run.Stage;
import org.godwit.rehearsal.run.VerifyOnly;
import org.godwit.supervisor.service.DdlView;
import org.godwit.supervisor.service.IncrementalView;
import org.godwit.supervisor.service.PrecheckItem;
import org.godwit.supervisor.service.Studio;

/**
 * Lets the project's own Store and Incr-Sync carry the recorded log to the target, then lets the source's server apply the same log by its own means, and compares. The two ways share nothing but
 * the recording: on one side our reading, decoding, folding and applying, on the other side the server's. Used by one thread.
 */
public final class Replay {
    private static final long LOOK_MILLIS = 200;
    private static final int COUNT_LOOKS = 30;

    private final Studio studio;
    private final RunLog log;
    private final LogArchive archive;
    private final VerifyOnly projects;
    private final HoldUps holdUps;

    /** @param projects makes projects that are removed with the rehearsal */
    public Replay(Studio studio, RunLog log, LogArchive archive, VerifyOnly projects, HoldUps holdUps) {
        this.studio = studio;
        this.log = log;
        this.archive = archive;
        this.projects = projects;
        this.holdUps = holdUps;
    }

    /** @param tables those that source and target hold equal, at the beginning of the recording */
    public ReplayResult run(RecordedLog recorded, DataSource source, DataSource target, List<ObjectName> tables, double speed, Map<String, String> parameters, CancelToken cancel) throws GodwitException {
        Applied applied = log.stage(Stage.REPLAY, () -> {
            Applied done = apply(recorded, source, target, tables, speed, parameters, cancel);
            return new Outcome<>(done, done.rows, "rows", summary(done));
        });
        long began = System.nanoTime();
        long transactions = log.stage(Stage.TRUTH, () -> {
            long count = archive.applyBy(source, recorded, Set.copyOf(tables), new CountingProgress(Stage.TRUTH, "bytes", log.listener()), cancel);
            return new Outcome<>(count, count, "transactions", count + " transactions, applied by the source's own server");
        });
        double truthSeconds = (System.nanoTime() - began) / 1e9;
        List<ObjectName> left = stillThere(source, tables, cancel);
        return new ReplayResult(speed, applied.seconds, applied.rows, applied.conflicts, applied.lanesUsed == 0 ? OptionalInt.empty() : OptionalInt.of(applied.lanesUsed), applied.lanes, transactions, truthSeconds, applied.fates,
                projects.verify(source, target, left, cancel).tables(), applied.passedOver);
    }

    private static String summary(Applied done) {
        String lanes = done.lanesUsed == 0 ? "" : ", " + done.lanesUsed + " of " + done.lanes + " lanes";
        return String.format(Locale.ROOT, "%,d rows in %.1f s%s, %d %s", done.rows, done.seconds, lanes, done.conflicts, done.conflicts == 1 ? "conflict" : "conflicts");
    }

    /** Tables that the log dropped are gone. */
    private List<ObjectName> stillThere(DataSource source, List<ObjectName> tables, CancelToken cancel) throws GodwitException {
        List<ObjectName> there = new ArrayList<>();
        for (String database : tables.stream().map(ObjectName::schema).distinct().toList()) {
            studio.dataSources().objects(source.id(), database, cancel).stream().filter(o -> o.kind() == ObjectSummary.Kind.TABLE).map(ObjectSummary::name).filter(tables::contains).forEach(there::add);
        }
        return there;
    }

    /** Figures of a replay while it runs. */
    private static final class Applied {
        private double seconds;
        private long rows;
        private long conflicts;
        private int lanesUsed;
        private int lanes;
        private List<ReplayResult.Fate> fates = List.of();
        private List<PrecheckItem> passedOver = List.of();
    }

    private Applied apply(RecordedLog recorded, DataSource source, DataSource target, List<ObjectName> tables, double speed, Map<String, String> parameters, CancelToken cancel) throws GodwitException {
        Map<String, String> all = new HashMap<>(parameters);
        all.putAll(archive.playback(recorded, speed));
        ObjectSelection selection = new ObjectSelection.Specific(tables.stream().map(TableMapping::same).toList(), List.of());
        ProjectSpec spec = new ProjectSpec("replay-" + projects.run(), source.id(), target.id(), EnumSet.of(TransferType.INCREMENTAL), selection, all);
        List<PrecheckItem> passedOver = projects.objections(spec, cancel);
        String id = projects.create(spec, passedOver);
        studio.projects().start(id);
        CountDownLatch cancelled = new CountDownLatch(1);
        try (CancelToken.Registration hook = cancel.onCancel(cancelled::countDown)) {
            Applied applied = watch(id, recorded, archive.reader(recorded, 0), speed, cancelled);
            applied.passedOver = passedOver;
            return applied;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new GodwitException(CoreError.CANCELLED, e);
        } finally {
            if (studio.projects().get(id).summary().status() == ProjectStatus.RUNNING) {
                studio.projects().pause(id);
            }
        }
    }

    private Applied watch(String id, RecordedLog recorded, LogReader reader, double speed, CountDownLatch cancelled) throws GodwitException, InterruptedException {
        Applied applied = new Applied();
        Rest rest = new Rest(recorded, speed);
        long began = 0;
        while (true) {
            List<IncrementalView> views = studio.projects().incremental(id);
            if (!views.isEmpty() && views.getFirst().sync().isPresent()) {
                IncrementalView view = views.getFirst();
                began = began == 0 ? System.nanoTime() : began;
                note(applied, view);
                if (reached(view, recorded, reader) || rest.lasts(view, applied.rows)) {
                    applied.seconds = (System.nanoTime() - began) / 1e9;
                    return counted(id, applied, cancelled);
                }
                double reached = isPlace(view.position()) ? archive.share(recorded, new LogPosition(view.position(), 0)) : 0;
                holdUps.look(id, StepName.INCR_TRANSFER);
                log.listener().progress(Stage.REPLAY, PlaybackPace.state(reached, applied.rows, (System.nanoTime() - began) / 1e9));
            }
            refuseFailed(id, views);
            if (cancelled.await(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
                throw new GodwitException(CoreError.CANCELLED);
            }
        }
    }

    /** The counts per table are saved some seconds after the rows. */
    private Applied counted(String id, Applied applied, CountDownLatch cancelled) throws GodwitException, InterruptedException {
        for (int i = 0; i < COUNT_LOOKS && applied.rows == 0; i++) {
            if (cancelled.await(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
                throw new GodwitException(CoreError.CANCELLED);
            }
            note(applied, studio.projects().incremental(id).getFirst());
        }
        return applied;
    }

    private static void note(Applied applied, IncrementalView view) {
        applied.rows = view.tables().stream().mapToLong(IncrementalView.TableStatistic::changes).sum();
        applied.conflicts = view.conflictCount();
        applied.lanesUsed = Math.max(applied.lanesUsed, view.measures().getOrDefault("lanes", 0.0).intValue());
        applied.lanes = Math.max(applied.lanes, view.measures().getOrDefault("lanesAll", 0.0).intValue());
        applied.fates = view.ddls().stream().map(d -> new ReplayResult.Fate(d.statement(), d.state().name().toLowerCase(Locale.ROOT), d.outcome().isEmpty() ? d.decision() : d.outcome())).toList();
    }

    private static boolean reached(IncrementalView view, RecordedLog recorded, LogReader reader) {
        return isPlace(view.position()) && reader.covers(new LogPosition(view.position(), 0), recorded.end());
    }

    private static boolean isPlace(String position) {
        return position.startsWith("{") && position.endsWith("}");
    }

    /** What the log ends with may concern no table that is carried over; then nothing moves any more though the last place is not reached. */
    private static final class Rest {
        private static final long ENOUGH_NANOS = 8_000_000_000L;

        private final long playedAt;
        private long since = System.nanoTime();
        private String position = "";
        private long rows = -1;

        Rest(RecordedLog recorded, double speed) {
            double seconds = speed > 0 ? Math.max(0, recorded.end().seconds() - recorded.begin().seconds()) / speed : 0;
            playedAt = System.nanoTime() + (long) (seconds * 1e9);
        }

        boolean lasts(IncrementalView view, long applied) {
            long now = System.nanoTime();
            if (!view.caughtUp() || applied != rows || !view.position().equals(position)) {
                since = now;
                rows = applied;
                position = view.position();
            }
            return now > playedAt && now - since > ENOUGH_NANOS;
        }
    }

    /** A step that failed, or a statement about which somebody has to decide. */
    private void refuseFailed(String id, List<IncrementalView> views) throws GodwitException {
        Optional<DdlView> waiting = views.stream().flatMap(v -> v.ddls().stream()).filter(DdlView::needsAnswer).findFirst();
        if (waiting.isPresent()) {
            throw new GodwitException(ReplayError.DDL, waiting.get().statement(), waiting.get().decision());
        }
        Optional<Problem> problem = studio.projects().get(id).steps().stream().filter(s -> s.status() == org.godwit.core.model.StepStatus.FAILED).flatMap(s -> s.problem().stream()).findFirst();
        if (problem.isPresent()) {
            throw new GodwitException(problem.get(), null);
        }
        if (studio.projects().get(id).summary().status() == ProjectStatus.FAILED) {
            throw new GodwitException(RehearsalError.STEP_FAILED, "The replay", studio.projects().get(id).summary().problem(), "Look at the steps of the project.");
        }
    }
}
