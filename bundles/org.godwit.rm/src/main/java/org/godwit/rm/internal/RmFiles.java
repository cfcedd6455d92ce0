package org.godwit.rm.internal;

import java.nio.file.Path;

/** Where the files of the rm database are. Immutable. */
public record RmFiles(Path folder) {
    /** Name of the database within its server. */
    static final String DATABASE = "rm";

    /** Held by the process that serves the database. */
    public Path ownerLock() {
        return folder.resolve("owner.lock");
    }

    /** Port and process id of the owner, for the others. */
    public Path address() {
        return folder.resolve("address.properties");
    }

    /** The database user's password. */
    public Path password() {
        return folder.resolve("password");
    }

    /** The data; H2 appends its suffix. */
    public Path database() {
        return folder.resolve(DATABASE);
    }

    public Path dataFile() {
        return folder.resolve(DATABASE + ".mv.db");
    }

    public Path backups() {
        return folder.resolve("backup");
    }
}
