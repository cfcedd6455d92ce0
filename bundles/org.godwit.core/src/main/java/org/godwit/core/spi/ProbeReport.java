package org.godwit.core.spi;

import java.time.Duration;
import java.util.List;

/**
 * Result of a connection test.
 *
 * @param tls protocol and cipher in use, empty when the connection is not encrypted
 * @param privileges what the account may do, one finding per need
 * @param settings how the server is set, one finding per setting that a migration depends on
 */
public record ProbeReport(ServerInfo server, Duration connectTime, Duration queryTime, String tls, List<PrivilegeFinding> privileges, List<SettingFinding> settings) {
    /**
     * Whether the account fulfils one need.
     *
     * @param purpose for example "Source: full migration"
     * @param privilege for example "SELECT on `shop`.*"
     * @param grant statement that gives it, to copy
     */
    public record PrivilegeFinding(String purpose, String privilege, boolean granted, String grant) {
    }

    /**
     * Whether the server is set as one part of a migration needs it.
     *
     * @param purpose for example "Source: incremental synchronization"
     * @param wanted the value it should have, in words where a range is meant
     * @param change what sets it: statements, or lines of the option file as a comment; empty when it is right
     */
    public record SettingFinding(String purpose, String name, String value, String wanted, boolean right, String change) {
    }

    public ProbeReport {
        privileges = List.copyOf(privileges);
        settings = List.copyOf(settings);
    }

    /** Of a system whose settings nobody looks at. */
    public ProbeReport(ServerInfo server, Duration connectTime, Duration queryTime, String tls, List<PrivilegeFinding> privileges) {
        this(server, connectTime, queryTime, tls, privileges, List.of());
    }
}
