package org.godwit.core.spi;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.godwit.core.error.GodwitException;
import org.godwit.core.model.TableMapping;
import org.godwit.core.model.TransferType;
import org.godwit.core.progress.CancelToken;

/** One precheck item; keys as in OMS ({@code DB_ACCOUNT_FULL_READ_PRIVILEGE} …). Thread-safe. */
public interface Precheck {
    /** How an item ended. */
    enum Verdict {
        PASSED, WARNING, FAILED
    }

    /**
     * Result of one item.
     *
     * @param cause what was found
     * @param remedy what to do
     * @param mend SQL that mends it, to copy
     */
    record Result(Verdict verdict, String cause, String remedy, Optional<String> mend) {
        public static final Result PASSED = new Result(Verdict.PASSED, "", "", Optional.empty());

        public static Result failed(String cause, String remedy) {
            return new Result(Verdict.FAILED, cause, remedy, Optional.empty());
        }
    }

    /** What is checked. {@code views} are source names. */
    record Context(Endpoint source, Endpoint target, List<TableMapping> tables, List<org.godwit.core.model.ObjectName> views, Set<TransferType> types) {
        public Endpoint at(Side side) {
            return side == Side.SOURCE ? source : target;
        }
    }

    String key();

    Side side();

    /** What is checked, one line. */
    String description();

    /** Whether a user may skip the item when it fails, at his own risk. */
    boolean skippable();

    /** Whether the item concerns these parts of a migration. */
    boolean appliesTo(Set<TransferType> types);

    Result check(Context context, CancelToken cancel) throws GodwitException;
}
