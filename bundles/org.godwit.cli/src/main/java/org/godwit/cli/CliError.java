package org.godwit.cli;

import org.godwit.core.error.Category;
import org.godwit.core.error.ErrorCode;

/** Wrong use of the command line. */
public enum CliError implements ErrorCode {
    NO_DATABASE("GODWIT-CLI-0001", Category.CONFIGURATION, "It is not said what to move.", "Name a database in --from (mysql://user@host/shop), or tables with --tables shop.*."),
    BAD_TYPES("GODWIT-CLI-0002", Category.CONFIGURATION, "{0} is no part of a migration that this version does.", "Choose from schema, full, incr, verify and reverse, joined with commas."),
    BAD_UNTIL("GODWIT-CLI-0003", Category.CONFIGURATION, "{0} is no step to stop after.", "Choose from precheck, schema, full, index, incr and verify."),
    UNTIL_MISSING("GODWIT-CLI-0004", Category.CONFIGURATION, "The step {0} is not part of this migration.", "Add its type with --types, or choose another --until."),
    BAD_PARAM("GODWIT-CLI-0005", Category.CONFIGURATION, "{0} is no parameter.", "Write --param KEY=VALUE."),
    INPUT_AND_SOURCE("GODWIT-CLI-0006", Category.CONFIGURATION, "--seed and --rows belong to the sample, but dumps are named.", "Leave them out, or name no dump."),
    NO_SUCH_STEP("GODWIT-CLI-0007", Category.CONFIGURATION, "There is no step {0}.", "Use a name that the command steps prints."),
    NO_SUCH_ITEM("GODWIT-CLI-0009", Category.CONFIGURATION, "No precheck item {0} has failed.", "The failed items are in the report and in the message of the precheck step."),
    NO_SWITCHOVER("GODWIT-CLI-0010", Category.CONFIGURATION, "The project {0} has no switchover.", "Only projects with incremental migration have one."),
    NO_SUCH_SUB_STEP("GODWIT-CLI-0011", Category.CONFIGURATION, "The switchover has no sub-step {0} that could be {1} now.", "godwit project switchover ID shows the sub-steps and their states."),
    NO_DDL("GODWIT-CLI-0012", Category.CONFIGURATION, "No statement of the project {0} waits for a decision.", "godwit project ddl ID lists the statements."),
    NO_SUCH_COMPONENT("GODWIT-CLI-0013", Category.CONFIGURATION, "The project has no component {0}.", "godwit components ID lists them; a part of the name that fits only one is enough."),
    SEVERAL_COMPONENTS("GODWIT-CLI-0020", Category.CONFIGURATION, "Several components have {0} in their name: {1}.", "Write as much of the name as only one has."),
    LACKS_OPTION("GODWIT-CLI-0021", Category.CONFIGURATION, "{0} has no effect without {1}.", "Give both, or leave both out."),
    BAD_TIME("GODWIT-CLI-0014", Category.CONFIGURATION, "{0} is no point in time.", "Write it as 2026-01-31T12:00:00Z or as Unix seconds."),
    NO_SUCH_RULE("GODWIT-CLI-0015", Category.CONFIGURATION, "There is no alert rule {0}.", "Choose from oms_migration_failed, oms_migration_delay and oms_sync_status_inconsistent."),
    BAD_DURATION("GODWIT-CLI-0016", Category.CONFIGURATION, "{0} is no length of time.", "Write it as 30m, 4h or 2d; at most a year."),
    NO_SUCH_CHANNEL("GODWIT-CLI-0017", Category.CONFIGURATION, "There is no alert channel {0}.", "godwit alerts channel list shows the channels."),
    NO_QUEUE("GODWIT-CLI-0018", Category.CONFIGURATION, "{0} takes no messages.", "Name a queue in --to, for example kafka://127.0.0.1:9092/orders; between two databases use godwit migrate."),
    NO_TOPIC("GODWIT-CLI-0019", Category.CONFIGURATION, "It is not said which topic.", "Name it in the URL: kafka://127.0.0.1:9092/orders; godwit topic list shows the topics."),
    NO_URL("GODWIT-CLI-0008", Category.CONFIGURATION, "There is no data source {0}, and it is no connection URL.", "Use a name that the command endpoint list prints, or a URL such as mysql://root@127.0.0.1:3306.");

    private final String code;
    private final Category category;
    private final String message;
    private final String remedy;

    CliError(String code, Category category, String message, String remedy) {
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
