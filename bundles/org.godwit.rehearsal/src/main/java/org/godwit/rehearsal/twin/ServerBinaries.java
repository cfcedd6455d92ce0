package org.godwit.rehearsal.twin;

import java.nio.file.Path;

/**
 * Unpacked server binaries. Immutable.
 *
 * @param home base directory of the server
 * @param version of the server, for example {@code 11.4.5}
 * @param fingerprint identifies the archive they came from
 */
record ServerBinaries(TwinPlatform platform, Path home, String version, String fingerprint) {
    Path server() {
        return program(platform.serverProgram());
    }

    Path dump() {
        return program(platform.dumpProgram());
    }

    Path share() {
        return home.resolve("share");
    }

    private Path program(String name) {
        return home.resolve("bin").resolve(name);
    }
}
