package org.godwit.rehearsal;

import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.godwit.core.model.DataSource;

/**
 * Which rehearsal is wanted. Immutable.
 *
 * @param ownSource server of the user's own instead of a twin; written into unless the input is {@link RehearsalInput.Existing}
 * @param ownTarget likewise for the target
 * @param reportFolder where the report goes; made when there is none
 * @param keepServers leave the twins running
 * @param keepProject leave the project and its data sources in the workspace
 * @param parameters component parameters of the project
 * @param options which parts it has
 */
public record RehearsalRequest(RehearsalInput input, Optional<DataSource> ownSource, Optional<DataSource> ownTarget, Path reportFolder, boolean keepServers, boolean keepProject,
        Map<String, String> parameters, RehearsalOptions options) {
    public RehearsalRequest {
        Objects.requireNonNull(input);
        Objects.requireNonNull(ownSource);
        Objects.requireNonNull(ownTarget);
        Objects.requireNonNull(reportFolder);
        Objects.requireNonNull(options);
        parameters = Map.copyOf(parameters);
        if (input instanceof RehearsalInput.Existing && ownSource.isEmpty()) {
            throw new IllegalArgumentException("existing data needs a source server of the user's own");
        }
    }

    /** With the usual parts: the migration alone, and for a bundle everything but faults. */
    public RehearsalRequest(RehearsalInput input, Optional<DataSource> ownSource, Optional<DataSource> ownTarget, Path reportFolder, boolean keepServers, boolean keepProject,
            Map<String, String> parameters) {
        this(input, ownSource, ownTarget, reportFolder, keepServers, keepProject, parameters, input instanceof RehearsalInput.OfBundle ? RehearsalOptions.USUAL : RehearsalOptions.DEFAULT);
    }

    /** The sample between two twins. */
    public static RehearsalRequest ofSample(Path reportFolder) {
        return new RehearsalRequest(RehearsalInput.OfSample.DEFAULT, Optional.empty(), Optional.empty(), reportFolder, false, false, Map.of());
    }
}
