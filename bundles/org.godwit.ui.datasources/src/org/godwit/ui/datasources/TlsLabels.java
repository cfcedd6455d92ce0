package org.godwit.ui.datasources;

import org.godwit.core.model.TlsSettings;

/** Names of the TLS modes. */
final class TlsLabels {
    private TlsLabels() {
    }

    static String of(TlsSettings.Mode mode) {
        return switch (mode) {
            case DISABLED -> Messages.Tls_disabled;
            case PREFERRED -> Messages.Tls_preferred;
            case REQUIRED -> Messages.Tls_required;
            case VERIFY_CA -> Messages.Tls_verifyCa;
            case VERIFY_IDENTITY -> Messages.Tls_verifyIdentity;
        };
    }
}
