package org.godwit.supervisor;

import org.godwit.core.error.Category;
import org.godwit.core.error.ErrorCode;

/** Failures of orchestration: bad specifications, commands that do not fit the state, and steps that cannot go on. Codes of OMS are kept where it has one. */
public enum SupervisorError implements ErrorCode {
    NO_SUCH_PROJECT("GODWIT-PROJ-0001", Category.CONFIGURATION, "There is no project {0}.", "List the projects and use an id or name from the list."),
    NO_SUCH_SOURCE("GODWIT-PROJ-0002", Category.CONFIGURATION, "There is no data source {0}.", "Create it first, or choose one from the list of data sources."),
    REFUSED("GODWIT-PROJ-0003", Category.CONFIGURATION, "The project {0} is {1}; {2} is not possible now.", "Possible now: {3}."),
    BAD_NAME("GODWIT-PROJ-0004", Category.CONFIGURATION, "The name \"{0}\" cannot be used: {1}.", "Choose another name."),
    NAME_TAKEN("GODWIT-PROJ-0005", Category.CONFIGURATION, "The name \"{0}\" is in use already.", "Choose another name."),
    IN_USE("GODWIT-PROJ-0006", Category.CONFIGURATION, "The data source {0} is used by {1}.", "Release these projects first."),
    BAD_SPEC("GODWIT-PROJ-0007", Category.CONFIGURATION, "The project cannot be created: {0}.", "{1}"),
    BAD_RULE("GODWIT-PROJ-0008", Category.CONFIGURATION, "Rule {0} \"{1}\" is not valid: {2}.", "Write rules as db.pattern, db.pattern=db2. or db.pattern=db2.table; * ? [abc] [!a-z] are allowed in the table part only."),
    NOTHING_SELECTED("GODWIT-PROJ-0009", Category.CONFIGURATION, "The selection holds no table and no view{0}.", "Choose at least one object that exists at the source."),
    SAME_OBJECT("GODWIT-PROJ-0010", Category.CONFIGURATION, "Source and target are the same server and {0} would be copied onto itself.", "Choose another target, or give the database or table another name at the target."),
    BAD_FILTER("GODWIT-PROJ-0011", Category.CONFIGURATION, "The row filter of {0} is not valid: {1}.", "Correct the condition; put reserved words and odd column names in back-quotes."),
    BAD_FILE("GODWIT-PROJ-0012", Category.CONFIGURATION, "The file {0} is not usable{1}: {2}.", "Correct the file, or export a fresh one and change that."),
    MISSING_OBJECTS("GHANA-PCHKNP002010", Category.CONFIGURATION, "Not found at the source: {0}.", "Select the objects again, or remove the missing ones."),
    NO_MEANING("GODWIT-PROJ-0014", Category.CONFIGURATION, "The parameter {0} of an OMS store has no effect here: {1}.", "{2}"),
    NO_CONNECTOR("GODWIT-PROJ-0013", Category.CONFIGURATION, "There is no connector for {0}.", "Install the connector, or choose another kind of data source."),
    TOO_MANY_LABELS("GODWIT-PROJ-0021", Category.CONFIGURATION, "The project {0} would have more than {1} tags.", "Take one from it first."),
    PRECHECK_FAILED("GODWIT-STEP-0001", Category.CONFIGURATION, "{0,choice,1#1 precheck item|1<{0} precheck items} failed: {1}.", "Mend what the items say and resume, or skip those that may be skipped."),
    OBJECTS_FAILED("GHANA-MIGRAT000201", Category.DATA, "{0} of {1} schema objects could not be created, the first is {2}: {3}.",
            "Look at the failed objects: change their statement and retry them, or skip them and create them yourself."),
    NO_SUCH_ITEM("GODWIT-STEP-0002", Category.CONFIGURATION, "The project {0} has no {1} {2}.", "Refresh the view and try again."),
    NOT_SKIPPABLE("GODWIT-STEP-0003", Category.CONFIGURATION, "{0} cannot be skipped: {1}.", "Mend the cause and run it again."),
    NO_STATEMENT("GODWIT-STEP-0004", Category.CONFIGURATION, "{0} {1} has no statement that could be run.", "Edit the object and write one, or skip it."),
    ANSWERED_ALREADY("GODWIT-STEP-0024", Category.CONFIGURATION, "Nothing is to be decided on the {0} statement any more; it is {1}.", "Refresh the list of DDL statements."),
    TARGET_TABLE_MISSING("GODWIT-STEP-0005", Category.CONFIGURATION, "The target has no table {0}.", "Create it at the target or include schema migration, then resume."),
    ITEMS_OPEN("GODWIT-STEP-0006", Category.CONFIGURATION, "{0} items are not marked as complete: {1}.", "Do what they say and mark them as complete, or skip them."),
    NO_LOG("GODWIT-STEP-0007", Category.CONFIGURATION, "The connector of {0} reads no change log.", "Choose another data source, or leave incremental migration out."),
    NOT_CAUGHT_UP("GODWIT-STEP-0008", Category.CONFIGURATION, "The switchover cannot go on: {0}.", "{1}"),
    STILL_WRITTEN("GODWIT-STEP-0009", Category.CONFIGURATION, "The {0} is still being written: {1} rows of the project''s tables changed since the check began.",
            "Stop everything that writes there, then run the sub-step again."),
    DEFINITIONS_MOVE("GODWIT-STEP-0010", Category.TRANSIENT, "The definitions of the tables changed each of {0} times they were read.", "Let no DDL statement run while a migration begins; it is tried again."),
    ROW_MOVED("GODWIT-STEP-0021", Category.DATA, "The row {0} of {1} is not as the verification saw it: {2}. Nothing was corrected.",
            "Verify the inconsistent records again; then correct what still differs."),
    ROW_MOVED_SINCE("GODWIT-STEP-0022", Category.DATA, "The row {0} of {1} is not as the correction left it: {2}. Nothing was taken back.",
            "Somebody changed the row after the correction. Verify the inconsistent records again and look at it; the undo file beside the correction SQL has the statements."),
    NOT_CORRECTABLE("GODWIT-STEP-0023", Category.CONFIGURATION, "Rows of {0} cannot be corrected: {1}.", "{2}"),
    NO_ACTIVE_STORE("CM-RESOIE000202", Category.CONFIGURATION, "There is no active store under {0}.",
            "Start the store in component monitoring, then the Incr-Sync; with high availability for connectors the Incr-Sync is started by itself once the store runs."),
    NO_STORE_FOR("CM-RESOIE000201", Category.CONFIGURATION, "No store under {0} has the changes from {1} on: {2}.", "Create a store that starts some minutes before that time, then start the Incr-Sync."),
    STORE_GONE("GODWIT-COMP-0005", Category.TRANSIENT, "The store under {0} that was read has stopped.", "Another store of the subtopic is read when there is one; else start the store."),
    TOO_MANY_STORES("GODWIT-COMP-0001", Category.CONFIGURATION, "The subtopic {0} has {1} stores already.", "Delete one that is not needed any more, or raise ops.store.max_count_per_subtopic."),
    WRONG_CONFIRMATION("GODWIT-COMP-0002", Category.CONFIGURATION, "\"{0}\" is not the confirmation.", "Type {1}."),
    NO_INCREMENTAL("GODWIT-COMP-0003", Category.CONFIGURATION, "The project {0} has no {1} incremental migration yet.", "Start the project, and for the way back its switchover, first."),
    NO_OTHER_STORE("GODWIT-COMP-0004", Category.CONFIGURATION, "{0} cannot go on with {1}: no such store runs.", "Create or start another store of the same direction first."),
    BAD_CHANNEL("GODWIT-ALRT-0001", Category.CONFIGURATION, "The alert channel cannot be used: {0}.", "Correct the channel and save it again."),
    NOT_SENT("GODWIT-ALRT-0002", Category.TRANSIENT, "The message to the alert channel {0} was not taken: {1}.", "Check the address, the token or password and the certificate, and test the channel."),
    BAD_CONSOLE("GODWIT-RM-0101", Category.CONFIGURATION, "The statement cannot be run: {0}.", "Correct the statement."),
    NO_SUCH_PARAMETER("GODWIT-RM-0102", Category.CONFIGURATION, "There is no system parameter {0}.", "Use a name from the list of system parameters."),
    BAD_PARAMETER("GODWIT-RM-0103", Category.CONFIGURATION, "The value of {0} is not usable: {1}.", "Write it like the default value.");

    private final String code;
    private final Category category;
    private final String message;
    private final String remedy;

    SupervisorError(String code, Category category, String message, String remedy) {
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
