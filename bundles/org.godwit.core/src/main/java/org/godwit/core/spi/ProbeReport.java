package org.godwit.core.spi;

import java.time.Duration;
import java.util.List;

/**
 * Result of a connection test.
 *
 * @param tls protocol and cipher in use, empty when the connection is not encrypted
 * @param privileges what the account may do, one finding per need
 */
public record ProbeReport(ServerInfo server, Duration connectTime, Duration queryTime, String tls, List<PrivilegeFinding> privileges) {
    /**
     * Whether the account fulfils one need.
     *
     * @param purpose for example "Source: full migration"
     * @param privilege for example "SELECT on `shop`.*"
     * @param grant statement that gives it, to copy
     */
    public record PrivilegeFinding(String purpose, String privilege, boolean granted, String grant) {
    }

    public ProbeReport {
        privileges = List.copyOf(privileges);
    }
}
