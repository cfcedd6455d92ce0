package org.godwit.rehearsal.dump;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the comments of a dump tell: which program wrote it, of which database, and whether it got to its end. Not thread-safe. */
public final class DumpComments {
    private static final Pattern WRITER = Pattern.compile("--\\s+(MySQL dump|MariaDB dump|mysqldump|mariadb-dump)\\b.*");
    private static final Pattern DATABASE = Pattern.compile("--\\s+Host:.*\\bDatabase:\\s*(\\S.*?)\\s*");
    private static final Pattern COMPLETED = Pattern.compile("--\\s+Dump completed.*");

    private boolean written;
    private boolean completed;
    private String database = "";

    void add(String comment) {
        if (WRITER.matcher(comment).matches()) {
            written = true;
            completed = false;
        }
        Matcher host = DATABASE.matcher(comment);
        if (host.matches()) {
            database = host.group(1);
        }
        if (COMPLETED.matcher(comment).matches()) {
            completed = true;
        }
    }

    /** A dump program's first line was there, but not its last. */
    public boolean isCut() {
        return written && !completed;
    }

    /** The database the dump was made of, one character per byte; empty when the header does not tell. */
    public Optional<String> database() {
        return database.isEmpty() ? Optional.empty() : Optional.of(database);
    }
}
