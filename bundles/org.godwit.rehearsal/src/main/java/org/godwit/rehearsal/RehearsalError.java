package org.godwit.rehearsal;

import org.godwit.core.error.Category;
import org.godwit.core.error.ErrorCode;

/** Failures of twins, of the sample, of reading dumps and of a rehearsal as a whole. */
public enum RehearsalError implements ErrorCode {
    NO_TWIN_PLATFORM("GODWIT-TWIN-0001", Category.CONFIGURATION, "There are no server binaries for {0}, so no twin can be started here.",
            "Name two servers of your own that may be overwritten: --source-url and --target-url."),
    NO_TWIN_BINARIES("GODWIT-TWIN-0002", Category.CONFIGURATION, "The archive of the twins'' server binaries, {0}, was not found.",
            "Put it beside the program or on the class path, name it with -Dgodwit.twin.binaries=FILE, or name servers of your own: --source-url and --target-url."),
    BAD_TWIN_BINARIES("GODWIT-TWIN-0003", Category.CONFIGURATION, "The archive {0} of the twins'' server binaries is damaged or incomplete: {1}.",
            "Remove it and let the build bring it again."),
    TWIN_INIT("GODWIT-TWIN-0004", Category.CONFIGURATION, "The twin''s data directory could not be initialised: {0}",
            "Mostly a missing system library, a full disk or a protected folder; the last lines of the server are in the message."),
    TWIN_START("GODWIT-TWIN-0005", Category.CONFIGURATION, "The twin server {0} did not start: {1}",
            "Mostly a missing system library, too little memory or a full disk; the last lines of the server are in the message."),
    TWIN_SQL("GODWIT-TWIN-0006", Category.CONFIGURATION, "The server {0} refused a statement: {1}", "Look at the server''s message; for a server of your own check the account''s privileges."),
    TWIN_FILES("GODWIT-TWIN-0007", Category.CONFIGURATION, "The files of a twin cannot be written or removed in {0}: {1}.", "Check that you may write there and that the disk has space."),
    NO_DUMP("GODWIT-DUMP-0001", Category.CONFIGURATION, "There is no dump at {0}: {1}.", "Name .sql or .sql.gz files, or a folder that holds some."),
    DUMP_REFUSED("GODWIT-DUMP-0002", Category.DATA, "The dump could not be loaded: {0} problems, the first: {1}", "{2}"),
    NOT_EMPTY("GODWIT-REH-0001", Category.CONFIGURATION, "The server {0} holds the database {1} already.", "A rehearsal writes only into empty servers. Name another server or remove the database yourself."),
    NO_SUCH_STAGE("GODWIT-REH-0004", Category.CONFIGURATION, "There is no stage {0}.", "Choose from convert, load, verify, replay, planted, drill, faults and forecast, joined with commas."),
    NO_SUCH_PROFILE("GODWIT-REH-0005", Category.CONFIGURATION, "There is no target profile {0}.", "Choose from {1}."),
    NOTHING_THERE("GODWIT-REH-0002", Category.CONFIGURATION, "There is no table to move on {0}.", "Look whether the input creates tables, and whether the account may see them."),
    STEP_FAILED("GODWIT-REH-0003", Category.DATA, "{0} failed: {1}", "{2}"),
    DRILL_LOST("GODWIT-REH-0020", Category.DATA, "After the switchover {0} should have {1} transactions of the drill, but has {2}, and its counters say {3}.",
            "Do not switch over for real. Look at the conflicts of the project, and report this with the seed."),
    DRILL_UNEQUAL("GODWIT-REH-0021", Category.DATA, "After the switchover {0} differs: {1} rows only at the source, {2} only at the target, {3} with other values.",
            "Do not switch over for real. Look at the verification page of the project for the rows.");

    private final String code;
    private final Category category;
    private final String message;
    private final String remedy;

    RehearsalError(String code, Category category, String message, String remedy) {
        this.code = code;
        this.category = category;
        this.message = message;
        this.remedy = remedy;
    }

    @Override
    public String code() {
        return code;
    }

    @Override
    public Category category() {
        return category;
    }

    @Override
    public String message() {
        return message;
    }

    @Override
    public String remedy() {
        return remedy;
    }
}
