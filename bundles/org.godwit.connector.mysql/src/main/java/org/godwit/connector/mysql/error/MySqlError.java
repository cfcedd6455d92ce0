package org.godwit.connector.mysql.error;

import org.godwit.core.error.Category;
import org.godwit.core.error.ErrorCode;

/**
 * Failures of servers of the MySQL family. Argument {0} is the server's address or the object concerned, {1} the server's words with values taken out, {2} the vendor's error number.
 * Codes that OMS has for the same failure are kept (OMS: error codes).
 */
public enum MySqlError implements ErrorCode {
    ACCESS_DENIED("GHANA-OPERAT000101", Category.CONFIGURATION, "Access denied at {0}: {1}", "Check user name and password, and that the account may log in from this host."),
    UNKNOWN_HOST("GODWIT-MYSQL-0001", Category.CONFIGURATION, "The host of {0} is not known: {1}", "Check the spelling of the host name and the name service."),
    REFUSED("GODWIT-MYSQL-0002", Category.TRANSIENT, "No connection to {0}: {1}", "Check that the server runs, listens on that host and port and that no firewall is between."),
    TLS("GODWIT-MYSQL-0003", Category.CONFIGURATION, "No encrypted connection to {0}: {1}", "Check the TLS mode of the data source, the certificate of the authority and the client''s certificate and key."),
    AUTHENTICATION_METHOD("GODWIT-MYSQL-0004", Category.CONFIGURATION, "The account at {0} uses a way to log in that is not possible here: {1}",
            "Use TLS (mode required), or set allowPublicKeyRetrieval=true for a server you trust, or give the account caching_sha2_password or mysql_native_password."),
    CONNECTION_LOST("GODWIT-MYSQL-0005", Category.TRANSIENT, "The connection to {0} was lost: {1}", "Check that the server is up and the network stable; the work goes on where it stood."),
    TOO_MANY_CONNECTIONS("GODWIT-MYSQL-0006", Category.TRANSIENT, "{0} accepts no more connections: {1}", "Raise max_connections at the server or lower the concurrency of the project."),
    NO_PRIVILEGE("GODWIT-MYSQL-0007", Category.CONFIGURATION, "The account lacks a privilege at {0}: {1}", "Grant it (Test connection shows the statements), then resume."),
    UNKNOWN_DATABASE("GHANA-PCHKNP001011", Category.CONFIGURATION, "The database does not exist at {0}: {1}", "Create it or choose another one."),
    UNKNOWN_TABLE("GHANA-PCHKNP002010", Category.DATA, "A table does not exist at {0}: {1}", "Create it or take it out of the project."),
    UNKNOWN_COLUMN("CONNECTOR-SIAL00000001", Category.DATA, "A column does not exist at {0}: {1}", "Add the column or take it out of the mapping."),
    ALREADY_EXISTS("GODWIT-MYSQL-0008", Category.DATA, "It already exists at {0}: {1}", "Drop or rename what is there, or skip this object."),
    DISK_FULL("GODWIT-MYSQL-0009", Category.CONFIGURATION, "{0} has no space left: {1}", "Free space or extend the disk or tablespace of the server, then resume."),
    READ_ONLY("GODWIT-MYSQL-0010", Category.CONFIGURATION, "{0} is read-only: {1}", "Write to the primary, or switch read_only, super_read_only and innodb_read_only off."),
    DEADLOCK("CONNECTOR-SIOO00000060", Category.TRANSIENT, "Deadlock at {0}: {1}", "It is tried again by itself; lower the write concurrency when it happens often."),
    LOCK_WAIT("GODWIT-MYSQL-0011", Category.TRANSIENT, "Waited too long for a lock at {0}: {1}", "Look with SHOW PROCESSLIST who holds the lock; it is tried again by itself."),
    PACKET_TOO_LARGE("GODWIT-MYSQL-0012", Category.CONFIGURATION, "A value is larger than max_allowed_packet at {0}: {1}", "Raise it, for example SET GLOBAL max_allowed_packet = 1073741824, then resume."),
    TIMEOUT("CONNECTOR-SOOO04006210", Category.TRANSIENT, "A statement took too long at {0}: {1}", "Raise the server''s statement timeout (max_execution_time, ob_query_timeout, ob_trx_timeout) for this account."),
    DUPLICATE_KEY("GODWIT-MYSQL-0013", Category.DATA, "A row has a key that {0} already has: {1}", "Empty the target table, or choose Ignore for rows that exist, or look for values that are equal under the target''s collation."),
    VALUE_TOO_LONG("CONNECTOR-SIOO00012899", Category.DATA, "A value is too long for its column in {0}: {1}", "Lengthen the column at the target."),
    BAD_VALUE("GODWIT-MYSQL-0014", Category.DATA, "A value does not fit its column in {0}: {1}", "Change the value at the source or the type of the column at the target."),
    NOT_NULL("GODWIT-MYSQL-0015", Category.DATA, "NULL for a column that must have a value in {0}: {1}", "Allow NULL at the target, give the column a default or repair the row at the source."),
    CONSTRAINT("GODWIT-MYSQL-0016", Category.DATA, "A row breaks a constraint of {0}: {1}", "Repair the row at the source or drop the constraint at the target."),
    MISSING_PARTITION("CONNECTOR-SIOO00014400", Category.DATA, "{0} has no partition for a value: {1}", "Add a partition that takes it."),
    NOT_ALLOWED_LOCAL_INFILE("GODWIT-MYSQL-0017", Category.CONFIGURATION, "{0} does not accept LOAD DATA LOCAL: {1}", "SET GLOBAL local_infile = ON at the target; otherwise the slower multi-row INSERT is used."),
    SYNTAX("GODWIT-MYSQL-0018", Category.DATA, "{0} does not understand the statement: {1}", "Modify the creation syntax, or skip the object and create it by hand."),
    NOT_SUPPORTED("GODWIT-MYSQL-0019", Category.DATA, "{0} cannot do this: {1}", "Modify the statement, or skip the object and create it by hand."),
    STATEMENT_FAILED("GODWIT-MYSQL-0020", Category.DATA, "A statement failed at {0}: {1} (error {2})", "Look up the error number in the server''s manual, mend the cause and retry.");

    private final String code;
    private final Category category;
    private final String message;
    private final String remedy;

    MySqlError(String code, Category category, String message, String remedy) {
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
