package org.godwit.rehearsal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.godwit.core.change.RecordedLog;
import org.godwit.core.error.GodwitException;
import org.godwit.core.model.DataSource;
import org.godwit.core.model.ObjectName;
import org.godwit.core.model.TableDef;
import org.godwit.core.progress.CancelToken;
import org.godwit.core.spi.Connector;
import org.godwit.core.spi.LogArchive;
import org.godwit.rehearsal.capture.CaptureFacts;
import org.godwit.rehearsal.capture.LogStudy;
import org.godwit.rehearsal.report.Report;
import org.godwit.supervisor.service.Studio;

/** What is known of a bundle's source: as it was captured; of one that was made of files, what the loaded rows and the log themselves tell. Used by one thread. */
final class BundleFacts {
    private final Studio studio;
    private final List<Connector> connectors;
    private final List<Report.Table> tables;

    /** @param tables as they were loaded and moved */
    BundleFacts(Studio studio, List<Connector> connectors, List<Report.Table> tables) {
        this.studio = studio;
        this.connectors = connectors;
        this.tables = tables;
    }

    /** @param source holds what the bundle's dumps hold, and nothing of its log yet */
    CaptureFacts of(BundleSource bundle, DataSource source, CancelToken cancel) throws GodwitException {
        CaptureFacts captured = bundle.facts();
        if (!captured.tables().isEmpty()) {
            return captured;
        }
        List<CaptureFacts.Table> sizes = tables.stream().filter(t -> t.rows() > 0).map(t -> size(name(t.source()), t)).toList();
        Optional<LogArchive> archive = archive(connectors, source);
        CaptureFacts.LogRates rates = bundle.log().isPresent() && archive.isPresent() ? studied(bundle.log().get(), archive.get(), source, cancel) : captured.log();
        return new CaptureFacts(captured.variables(), sizes, rates, captured.left());
    }

    /** Dumps hold all rows, so these are the sizes at the source. */
    private static CaptureFacts.Table size(ObjectName name, Report.Table table) {
        return new CaptureFacts.Table(name.schema(), name.name(), table.rows(), table.bytes(), table.rows(), Map.of(), 0, List.of(), List.of());
    }

    private CaptureFacts.LogRates studied(RecordedLog log, LogArchive archive, DataSource source, CancelToken cancel) throws GodwitException {
        List<TableDef> definitions = new ArrayList<>();
        for (Report.Table table : tables) {
            studio.dataSources().table(source.id(), name(table.source()), cancel).ifPresent(definitions::add);
        }
        return LogStudy.of(log, archive.reader(log, 0), definitions, cancel).rates(log.bytes());
    }

    static Optional<LogArchive> archive(List<Connector> connectors, DataSource source) {
        return connectors.stream().filter(c -> c.types().contains(source.type())).findFirst().flatMap(Connector::logArchive);
    }

    static ObjectName name(String text) {
        int dot = text.indexOf('.');
        return new ObjectName(text.substring(0, dot), text.substring(dot + 1));
    }
}
