package org.godwit.supervisor.internal.step;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.godwit.core.error.GodwitException;
import org.godwit.core.model.ProjectSpec;
import org.godwit.core.model.TransferType;
import org.godwit.core.progress.CancelToken;
import org.godwit.core.spi.LogReader;
import org.godwit.core.spi.Precheck;
import org.godwit.core.spi.Side;
import org.godwit.supervisor.internal.ProjectOptions;
import org.godwit.supervisor.internal.RowFilters;

/** Items about what the engine itself must be able to do with a source, whatever its connector is. Without state. */
final class EnginePrechecks {
    private EnginePrechecks() {
    }

    /** Looks and judges. */
    @FunctionalInterface
    private interface Body {
        Precheck.Result check(Precheck.Context context, CancelToken cancel) throws GodwitException;
    }

    /** An item at the source about incremental migration. */
    private record Item(String key, String description, Body body) implements Precheck {
        @Override
        public Side side() {
            return Side.SOURCE;
        }

        @Override
        public boolean skippable() {
            return false;
        }

        @Override
        public boolean appliesTo(Set<TransferType> types) {
            return types.contains(TransferType.INCREMENTAL);
        }

        @Override
        public Result check(Context context, CancelToken cancel) throws GodwitException {
            return body.check(context, cancel);
        }
    }

    static List<Precheck> of(ProjectSpec spec) throws GodwitException {
        List<Precheck> items = new ArrayList<>();
        items.add(new Item("DB_ROW_FILTER", "The row filters can be evaluated on changes", EnginePrechecks::filters));
        Optional<Instant> start = ProjectOptions.time(spec.parameters().getOrDefault(ProjectOptions.START_TIMESTAMP.key(), ""));
        start.ifPresent(time -> items.add(new Item("DB_INCR_LOG_START", "The log reaches back to the start timestamp", (context, cancel) -> start(context, time, cancel))));
        return items;
    }

    private static Precheck.Result filters(Precheck.Context context, CancelToken cancel) throws GodwitException {
        List<GodwitException> refused = RowFilters.refusedOnChanges(context.source(), context.tables(), cancel);
        return refused.isEmpty()
                ? Precheck.Result.PASSED
                : Precheck.Result.failed(refused.stream().map(e -> e.problem().code() + ": " + e.problem().message()).collect(Collectors.joining(" ")), refused.stream().map(e -> e.problem().remedy())
                        .distinct().collect(Collectors.joining(" ")));
    }

    /**
     * A place that the log has lost is an exception with its own code, cause and remedy, which becomes the item's. Nobody followed the definitions before the project began, so the ones of today are
     * taken for those of then.
     */
    private static Precheck.Result start(Precheck.Context context, Instant time, CancelToken cancel) throws GodwitException {
        Optional<LogReader> log = context.source().logReader();
        if (log.isEmpty()) {
            return Precheck.Result.PASSED;
        }
        log.get().requireAvailable(log.get().at(time, cancel), cancel);
        return new Precheck.Result(Precheck.Verdict.WARNING, "The definitions that the tables had at " + time + " are not known; those of today are taken.",
                "Choose a time behind the last ALTER, RENAME, CREATE or DROP of these tables. Else the synchronization stops at the first change that does not fit, or at the statement.", Optional.empty());
    }
}
