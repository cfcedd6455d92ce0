package org.godwit.cli;

import java.util.Locale;
import org.godwit.core.error.GodwitException;
import org.godwit.core.model.DataSource;
import org.godwit.supervisor.service.Studio;

/** Keeps the servers that a command names by URL as data sources of the workspace, so that a project can be resumed later; the same server is saved once. */
final class SavedSources {
    private static final int LONGEST_NAME = 32;

    private final Studio studio;

    SavedSources(Studio studio) {
        this.studio = studio;
    }

    /** The saved form, with the password of now. */
    DataSource of(DataSource named) throws GodwitException {
        for (DataSource known : studio.dataSources().list()) {
            if (isSame(known, named)) {
                return studio.dataSources().save(named.withId(known.id()).withName(known.name()));
            }
        }
        return studio.dataSources().save(named.withName(name(named)));
    }

    private static boolean isSame(DataSource known, DataSource named) {
        return known.type() == named.type() && known.host().equalsIgnoreCase(named.host()) && known.port() == named.port() && known.user().equals(named.user()) && known.tls().equals(named.tls())
                && known.database().equals(named.database());
    }

    /** Short and without blanks; the number tells servers of the same beginning apart. */
    static String name(DataSource named) {
        String text = (named.host() + ":" + named.port()).replaceAll("\\s", "");
        String number = String.format(Locale.ROOT, "#%04x", named.toString().hashCode() & 0xFFFF);
        return text.substring(0, Math.min(text.length(), LONGEST_NAME - number.length())) + number;
    }
}
