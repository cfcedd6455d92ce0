package org.godwit.rm.secret;

import org.godwit.core.error.GodwitException;
import org.godwit.core.model.Secret;

/** Turns passwords into text that may lie in the rm database, and back. The headless engine keeps a key file, the workbench may use secure storage. Thread-safe. */
public interface SecretBox {
    String seal(Secret secret) throws GodwitException;

    /** @throws GodwitException when the text was sealed with another key or was changed */
    Secret open(String sealed) throws GodwitException;
}
