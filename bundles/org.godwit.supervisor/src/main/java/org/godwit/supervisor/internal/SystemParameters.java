package org.godwit.supervisor.internal;

import java.util.List;

/** The system parameters with the defaults that OMS ships (OMS: System Parameters; high availability; full migration presets; schema migration tuning). Values are text, most of it JSON. */
public final class SystemParameters {
    /** Precheck items that a user may skip although their check says no, by key; the value is {@code true} or {@code false}. */
    public static final String SKIPPABLE = "precheck.skippable_flags";
    public static final String CHARSET_MAPPING = "mysql_to_obmysql.charset.mapping";
    public static final String COLLATION_MAPPING = "mysql_to_obmysql.collation.mapping";

    /** High availability of components (OMS: ha.config). */
    public static final String HA = "ha.config";
    public static final String ALARMS = "alarm.thresholds";
    public static final String SYNC = "sync.unified.config";
    static final String STORES_PER_SUBTOPIC = "ops.store.max_count_per_subtopic";
    static final String AUDIT_DAYS = "operation_audit_log.retention_time";
    public static final String EVENT_DAYS = "step_event.retention_time";

    /** A parameter as shipped. */
    record Shipped(String name, String value, String module, String description) {
    }

    static final List<Shipped> ALL = List.of(
            new Shipped(HA, """
                    {"enable":false,"checkRequestIntervalSec":600,"enableHost":false,"checkHostDownIntervalSec":540,"enableStore":true,"checkModuleExceptionIntervalSec":240,\
                    "subtopicStoreNumberThreshold":5,"clearAbnormalResourceHours":72,"enableConnector":true,"enableJdbcWriter":true}""", "HA", "High availability of components."),
            new Shipped(ALARMS, """
                    {"rule":"OMS_CONFIG_RULE_ALARM_THRESHOLDS",\
                    "HIGH":{"delayThreshold":30,"failedLengthOfTimeThreshold":30,"alarmRestrainTimeOfMin":3},\
                    "MEDIUM":{"delayThreshold":300,"failedLengthOfTimeThreshold":300,"alarmRestrainTimeOfMin":3},\
                    "LOW":{"delayThreshold":900,"failedLengthOfTimeThreshold":900,"alarmRestrainTimeOfMin":3},\
                    "IGNORE":{"alarmRestrainTimeOfMin":100}}""", "ALARM", "Seconds of delay or failure before an alert, and minutes between two alerts, by protection level."),
            new Shipped(SKIPPABLE, "{}", "PRECHECK", "Precheck items that may be skipped, by key, for example {\"DB_TIMEZONE\":true}. It overrides what an item says itself."),
            new Shipped("migration.checker.params.steady", preset(4, 200, 100, "4g", "2g"), "MIGRATION", "Speed preset Stable of full migration and verification."),
            new Shipped("migration.checker.params.normal", preset(8, 600, 200, "8g", "4g"), "MIGRATION", "Speed preset Normal of full migration and verification."),
            new Shipped("migration.checker.params.fast", preset(32, 1200, 400, "16g", "8g"), "MIGRATION", "Speed preset Fast of full migration and verification."),
            new Shipped("struct.transfer.config", """
                    {"dbcat.ob.query.timeout":15,"ob.parallel":2,"independent.obj.convert.batch.size":50,"independent.obj.convert.partition.size":10,"independent.obj.execute.batch.size":50,\
                    "independent.obj.execute.partition.size":2,"independent.core.pool.size":256,"independent.max.pool.size":256,"independent.queue.capacity":16}""", "STRUCT",
                    "Execution of schema migration; ob.parallel is the parallelism of index creation."),
            new Shipped("struct.obkv.createtable", """
                    CREATE TABLE {TABLE_NAME} (K varbinary(1024) NOT NULL, Q varbinary(256) NOT NULL, T bigint NOT NULL, V varbinary(1048576), PRIMARY KEY (K, Q, T)) \
                    PARTITION BY KEY(K) PARTITIONS 64""", "STRUCT", "Statement that creates the table of an HBase column family."),
            new Shipped(CHARSET_MAPPING, "[{\"charset\":\"utf16le\",\"mappedCharset\":\"utf16\"},{\"charset\":\"*\",\"mappedCharset\":\"utf8mb4\"}]", "STRUCT",
                    "Character sets that the target lacks, * for any of them."),
            new Shipped(COLLATION_MAPPING, "[{\"collation\":\"utf16le_general_ci\",\"mappedCollation\":\"utf16_general_ci\"},{\"collation\":\"*\",\"mappedCollation\":\"utf8mb4_general_ci\"}]", "STRUCT",
                    "Collations that the target lacks, * for any of them."),
            new Shipped("obmysql41_to_obmysql40_and_earlier.charset.mapping", "[{\"charset\":\"latin1\",\"mappedCharset\":\"utf8mb4\"}]", "STRUCT", "Character sets that OceanBase before 4.1 lacks."),
            new Shipped("obmysql41_to_obmysql40_and_earlier.collation.mapping", "[{\"collation\":\"latin1_swedish_ci\",\"mappedCollation\":\"utf8mb4_general_ci\"}]", "STRUCT",
                    "Collations that OceanBase before 4.1 lacks."),
            new Shipped(SYNC, "{\"enableHadoopVendorsKafkaServer\":false,\"checkStoreStartedMinSyncProcess\":3,\"fullJvmMem\":4096,\"incrJvmMem\":2048}", "SYNC",
                    "Common settings of synchronization; checkStoreStartedMinSyncProcess in seconds, memory in MB."),
            new Shipped("sync.ddl.supported", """
                    {"ADB_SINK":["ALTER_TABLE","ALTER_TABLE_ADD_COLUMN","ALTER_TABLE_MODIFY_COLUMN"],"DATAFLOW_SINK":["ALTER_TABLE","ALTER_TABLE_ADD_COLUMN","ALTER_TABLE_MODIFY_COLUMN"]}""", "SYNC",
                    "DDL that is passed on, by kind of target."),
            new Shipped("sync.connnector.max.size", "2", "SYNC", "Connectors of one synchronization project."),
            new Shipped("store.topic.mode.config", "{\"oceanbase\":{\"mode\":\"OCEANBASE_TENANT\",\"modeNum\":1},\"mysql\":{\"mode\":\"INSTANCE\",\"modeNum\":1}}", "STORE", "How stores are shared."),
            new Shipped(STORES_PER_SUBTOPIC, "6", "STORE", "Live stores of one subtopic."),
            new Shipped("oms.user.password.expiration.date.config", "{\"ROOT\":90,\"ADMIN\":90,\"USER\":90,\"tips\":30}", "USER", "Days until a password expires, by role."),
            new Shipped("oms.captcha.enable", "false", "USER", "Whether logging in asks for an image code."),
            new Shipped("mysql.store.metabuilder.filter", "false", "STORE", "Filter table definitions; true only without DDL tools that rename tables."),
            new Shipped("migration.timeout", "{\"ddl.timeout.in.private.cloud\":172800000,\"ddl.timeout.in.public.cloud\":172800000}", "MIGRATION", "Milliseconds a DDL statement may take."),
            new Shipped("migration.record.init.batch_size", "100", "MIGRATION", "Rows written at once when the objects of a project are set up."),
            new Shipped("migration.mysql.support_datatypes", "", "MIGRATION", "Column types that are moved; empty means all."),
            new Shipped("migration.mysql.support_collations", "binary,gbk,gb18030,utf8mb4,utf16,utf8", "MIGRATION", "Character sets whose collations are moved."),
            new Shipped("migration.mysql.support_charsets", "binary,utf8mb4,utf8", "MIGRATION", "Character sets that are moved."),
            new Shipped("migration.db.support_versions", "{\"MYSQL\":\"(5.5|5.6|5.7|8.0).*\",\"MARIADB\":\"10.[12345].*\",\"POSTGRESQL\":\"(10).*\"}", "MIGRATION", "Source versions, as patterns."),
            new Shipped("migration.db.dest.support_versions", "{\"POLARDB_X_1\":{\"OB_MYSQL\":\"(1|2|3).*\"}}", "MIGRATION", "Target versions by source, as patterns."),
            new Shipped(AUDIT_DAYS, "90", "AUDIT", "Days an entry of the audit log is kept."),
            new Shipped(EVENT_DAYS, "30", "AUDIT", "Days an event of a step is kept; of each step at most the newest 500 are."));

    private SystemParameters() {
    }

    private static String preset(int threads, int select, int insert, String heap, String young) {
        return "{\"limitator.platform.threads.number\":" + threads + ",\"limitator.select.batch.max\":" + select + ",\"limitator.image.insert.batch.max\":" + insert
                + ",\"limitator.datasource.connections.max\":50,\"jvm\":\"-Xmx" + heap + " -Xmn" + young + "\"}";
    }
}
