package org.godwit.cli;

import java.io.Console;
import java.util.Optional;
import org.godwit.core.error.GodwitException;
import org.godwit.core.model.ConnectionUrl;
import org.godwit.core.model.DataSource;
import org.godwit.core.model.Secret;

/** Connection URLs with the password from where it is safest: an environment variable or the terminal; one in the URL is visible to other users of the machine while the command runs. */
final class Urls {
    private Urls() {
    }

    /** @param passwordVariable environment variable that is looked at when the URL has no password; then the terminal is asked, without echo */
    static DataSource parse(String url, String passwordVariable) throws GodwitException {
        DataSource parsed = ConnectionUrl.parse(url);
        if (!parsed.password().isEmpty() || parsed.user().isEmpty()) {
            return parsed;
        }
        Optional<String> fromEnvironment = Optional.ofNullable(System.getenv(passwordVariable));
        if (fromEnvironment.isPresent()) {
            return parsed.withPassword(new Secret(fromEnvironment.get()));
        }
        Console console = System.console();
        if (console == null || !Terminal.isInteractive()) {
            return parsed;
        }
        char[] typed = console.readPassword("Password of %s (empty for none): ", parsed.address());
        return typed == null ? parsed : parsed.withPassword(new Secret(new String(typed)));
    }
}
