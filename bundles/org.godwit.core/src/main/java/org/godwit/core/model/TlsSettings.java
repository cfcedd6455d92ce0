package org.godwit.core.model;

import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

/**
 * How a connection is encrypted.
 *
 * @param authority certificate (PEM) of the authority that signed the server's; the system's authorities when empty
 * @param clientCertificate certificate (PEM) this side shows
 * @param clientKey its private key (PEM, PKCS 8)
 */
public record TlsSettings(Mode mode, Optional<Path> authority, Optional<Path> clientCertificate, Optional<Path> clientKey) {
    /** The modes of the MySQL client. */
    public enum Mode {
        DISABLED, PREFERRED, REQUIRED, VERIFY_CA, VERIFY_IDENTITY
    }

    public static final TlsSettings PREFERRED = new TlsSettings(Mode.PREFERRED, Optional.empty(), Optional.empty(), Optional.empty());

    public TlsSettings {
        Objects.requireNonNull(mode);
        Objects.requireNonNull(authority);
        Objects.requireNonNull(clientCertificate);
        Objects.requireNonNull(clientKey);
    }
}
