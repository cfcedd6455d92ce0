package org.godwit.ui.projects.queue;

import org.eclipse.osgi.util.NLS;

/** User texts of this package, from {@code messages.properties}. */
public final class Messages extends NLS {
    public static String ExamplePane_byKey;
    public static String ExamplePane_place;
    public static String ExamplePane_title;
    public static String OrderFields_columns;
    public static String OrderFields_columnsHint;
    public static String OrderFields_hash;
    public static String OrderFields_hashText;
    public static String OrderFields_one;
    public static String OrderFields_oneText;
    public static String OrderFields_partition;
    public static String OrderFields_partitionWrong;
    public static String OrderFields_table;
    public static String OrderFields_tableText;
    public static String QueuePage_block;
    public static String QueuePage_blockConnect;
    public static String QueuePage_blockNone;
    public static String QueuePage_blockOms;
    public static String QueuePage_created;
    public static String QueuePage_description;
    public static String QueuePage_heartbeat;
    public static String QueuePage_heartbeatHint;
    public static String QueuePage_heartbeatWrong;
    public static String QueuePage_layout;
    public static String QueuePage_messages;
    public static String QueuePage_numberWrong;
    public static String QueuePage_order;
    public static String QueuePage_partitions;
    public static String QueuePage_reading;
    public static String QueuePage_replicas;
    public static String QueuePage_rules;
    public static String QueuePage_rulesHint;
    public static String QueuePage_settings;
    public static String QueuePage_settingsHint;
    public static String QueuePage_title;
    public static String QueuePage_tooLarge;
    public static String QueuePage_tooLargeSkip;
    public static String QueuePage_tooLargeStop;
    public static String QueuePage_topic;
    public static String QueuePage_topicHint;
    public static String QueuePage_topics;
    public static String QueueTexts_changesOnly;
    public static String QueueTexts_chosen;
    public static String QueueTexts_ddl;
    public static String QueueTexts_facts;
    public static String QueueTexts_full;
    public static String QueueTexts_fullName;
    public static String QueueTexts_incremental;
    public static String QueueTexts_noDdl;
    public static String QueueTexts_noTable;
    public static String QueueTexts_noTables;
    public static String QueueTexts_noTopics;
    public static String QueueTexts_noViews;
    public static String QueueTexts_noWayBack;
    public static String QueueTexts_parts;
    public static String QueueTexts_schema;
    public static String QueueTexts_schemaName;
    public static String QueueTexts_synchronization;
    public static String QueueTexts_windowTitle;

    static {
        NLS.initializeMessages("org.godwit.ui.projects.queue.messages", Messages.class);
    }

    private Messages() {
    }
}
