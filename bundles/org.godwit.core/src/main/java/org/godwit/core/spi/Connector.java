package org.godwit.core.spi;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.godwit.core.error.GodwitException;
import org.godwit.core.model.DataSource;
import org.godwit.core.model.DataSourceType;
import org.godwit.core.option.Option;
import org.godwit.core.progress.CancelToken;

/** One family of systems. Found with {@link java.util.ServiceLoader}. Thread-safe and without state. */
public interface Connector {
    Set<DataSourceType> types();

    /** Parameters its parts understand, for wizard and {@code --param}. */
    List<Option<?>> options();

    /** Connects once and reports; used by "Test connection". */
    ProbeReport probe(DataSource dataSource, CancelToken cancel) throws GodwitException;

    /** @param parameters component parameters; unknown keys are other components' */
    Endpoint open(DataSource dataSource, Map<String, String> parameters, CancelToken cancel) throws GodwitException;

    /** The checks that a project with an end of this family must pass. */
    List<Precheck> prechecks();

    /** Works with logs in files, where the family has such. */
    default Optional<LogArchive> logArchive() {
        return Optional.empty();
    }
}
