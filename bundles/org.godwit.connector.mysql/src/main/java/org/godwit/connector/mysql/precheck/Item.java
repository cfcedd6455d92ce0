package org.godwit.connector.mysql.precheck;

import java.util.Optional;
import java.util.Set;
import org.godwit.connector.mysql.MySqlEndpoint;
import org.godwit.core.error.GodwitException;
import org.godwit.core.model.TransferType;
import org.godwit.core.progress.CancelToken;
import org.godwit.core.spi.Precheck;
import org.godwit.core.spi.Side;

/**
 * A precheck item made of its description and a function. An end of another family passes: its own connector checks it. Immutable.
 *
 * @param types parts of a migration that the item concerns
 */
record Item(String key, Side side, String description, boolean skippable, Set<TransferType> types, Body body) implements Precheck {
    static final Set<TransferType> ANY = Set.of(TransferType.values());
    static final Set<TransferType> ROWS = Set.of(TransferType.FULL, TransferType.INCREMENTAL, TransferType.VERIFICATION, TransferType.REVERSE);
    static final Set<TransferType> SCHEMA = Set.of(TransferType.SCHEMA);
    static final Set<TransferType> WRITING = Set.of(TransferType.FULL, TransferType.INCREMENTAL);

    /** What an item looks at. */
    record Looking(Subject subject, MySqlEndpoint endpoint, CancelToken cancel) {
    }

    /** Looks and judges. */
    @FunctionalInterface
    interface Body {
        Result check(Looking looking) throws GodwitException;
    }

    @Override
    public boolean appliesTo(Set<TransferType> chosen) {
        return chosen.stream().anyMatch(types::contains);
    }

    @Override
    public Result check(Context context, CancelToken cancel) throws GodwitException {
        return context.at(side) instanceof MySqlEndpoint endpoint ? body.check(new Looking(Subject.of(context), endpoint, cancel)) : Result.PASSED;
    }

    static Result failed(String cause, String remedy, String mend) {
        return new Result(Verdict.FAILED, cause, remedy, mend.isEmpty() ? Optional.empty() : Optional.of(mend));
    }

    static Result warning(String cause, String remedy, String mend) {
        return new Result(Verdict.WARNING, cause, remedy, mend.isEmpty() ? Optional.empty() : Optional.of(mend));
    }
}
