package org.godwit.cli;

import java.util.List;
import org.godwit.core.error.GodwitException;

/** Exit statuses. */
final class Exit {
    static final int DONE = 0;
    static final int DIFFERENCES = 1;
    static final int WRONG_USE = 2;
    static final int FAILED = 3;

    /** Codes that say that the command itself was wrong: options, names, rules, files that are not there. */
    private static final List<String> USE = List.of("GODWIT-CLI-", "GODWIT-PROJ-", "GODWIT-CORE-0003", "GODWIT-CORE-0004", "GODWIT-CORE-0005", "GODWIT-DUMP-0001", "GODWIT-RM-01");

    private Exit() {
    }

    static int of(GodwitException failure) {
        String code = failure.problem().code();
        return USE.stream().anyMatch(code::startsWith) ? WRONG_USE : FAILED;
    }
}
