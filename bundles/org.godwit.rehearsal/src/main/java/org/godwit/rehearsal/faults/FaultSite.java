package org.godwit.rehearsal.faults;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.godwit.core.error.GodwitException;
import org.godwit.core.model.DataSource;
import org.godwit.core.model.ObjectName;
import org.godwit.core.progress.CancelToken;
import org.godwit.rehearsal.run.VerifyOnly;
import org.godwit.supervisor.service.Studio;

/**
 * Where faults are tried. Immutable.
 *
 * @param projects makes projects that are removed with the rehearsal
 * @param saver saves a data source that is removed with the rehearsal
 * @param source a saved data source; a server of the rehearsal's own, since its log and settings are touched
 * @param target likewise
 * @param tables that are equal on both sides; faults meet copies of them
 * @param scratch a folder of the rehearsal
 * @param program starts processes that are killed; empty where none can be started
 */
public record FaultSite(Studio studio, VerifyOnly projects, Saver saver, DataSource source, DataSource target, List<ObjectName> tables, long seed, Path scratch, Optional<ChildProgram> program,
        CancelToken cancel) {
    public FaultSite {
        tables = List.copyOf(tables);
    }

    /** Saves a data source. */
    @FunctionalInterface
    public interface Saver {
        DataSource save(DataSource dataSource) throws GodwitException;
    }

    /** Under a name of its own, which fits into the 32 characters that a data source's name may have. */
    DataSource saved(DataSource server, String suffix) throws GodwitException {
        return saver.save(server.withName("fault-" + projects.run() + suffix));
    }

    /** The same server by another port of this computer. */
    static DataSource at(DataSource server, int port) {
        return new DataSource("", server.name(), server.type(), "127.0.0.1", port, server.user(), server.password(), server.database(), server.tls(), server.remarks(), server.attributes());
    }
}
