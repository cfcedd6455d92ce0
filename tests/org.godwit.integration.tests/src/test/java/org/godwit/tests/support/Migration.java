package org.godwit.tests.support;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.godwit.connector.mysql.MySqlConnector;
import org.godwit.core.error.GodwitException;
import org.godwit.core.model.DataSource;
import org.godwit.core.model.ObjectName;
import org.godwit.core.model.TableDef;
import org.godwit.core.model.TableMapping;
import org.godwit.core.progress.CancelToken;
import org.godwit.core.progress.Progress;
import org.godwit.core.spi.Endpoint;
import org.godwit.core.spi.ObjectSummary;
import org.godwit.schema.ConversionRequest;
import org.godwit.schema.PlannedObject;
import org.godwit.schema.mysql.MySqlSchemaConverter;
import org.godwit.transfer.TablePair;
import org.godwit.transfer.full.FullImport;
import org.godwit.transfer.full.FullImportJob;
import org.godwit.transfer.full.FullImportResult;
import org.godwit.transfer.full.FullImportSettings;
import org.godwit.transfer.verify.FullVerification;
import org.godwit.transfer.verify.VerifyJob;
import org.godwit.transfer.verify.VerifySummary;

/** The engine's parts one after the other on a whole database, without projects around them: schema, rows, verification. Used by one thread. */
public final class Migration implements AutoCloseable {
    private final CancelToken cancel = CancelToken.create();
    private final String id = "it-" + UUID.randomUUID();
    private final Map<String, String> parameters;
    private final Endpoint source;
    private final Endpoint target;

    private Migration(Endpoint source, Endpoint target, Map<String, String> parameters) {
        this.source = source;
        this.target = target;
        this.parameters = Map.copyOf(parameters);
    }

    public static Migration open(DataSource from, DataSource to, Map<String, String> parameters) throws GodwitException {
        MySqlConnector connector = new MySqlConnector();
        CancelToken cancel = CancelToken.create();
        Endpoint source = connector.open(from, parameters, cancel);
        try {
            return new Migration(source, connector.open(to, parameters, cancel), parameters);
        } catch (GodwitException e) {
            source.close();
            throw e;
        }
    }

    public CancelToken cancel() {
        return cancel;
    }

    /** All base tables of a database, each to a table of its name in another one. */
    public List<TableMapping> mappings(String from, String to) throws GodwitException {
        return source.catalog().objects(from, cancel).stream().filter(o -> o.kind() == ObjectSummary.Kind.TABLE)
                .map(o -> new TableMapping(o.name(), new ObjectName(to, o.name().name()), java.util.Optional.empty(), List.of())).toList();
    }

    /** Creates everything that the conversion plans and returns the plan. */
    public List<PlannedObject> schema(List<TableMapping> mappings) throws GodwitException {
        List<TableDef> tables = source.catalog().tables(mappings.stream().map(TableMapping::source).toList(), cancel);
        List<PlannedObject> planned = new MySqlSchemaConverter()
                .convert(new ConversionRequest(source.server(), target.server(), tables, mappings, List.of(), List.of(), false, Map.of(), Map.of()));
        for (PlannedObject object : planned) {
            if (object.isSupported()) {
                target.statements().execute(object.kind() == PlannedObject.Kind.DATABASE ? "" : object.target().schema(), object.ddl(), cancel);
            }
        }
        return planned;
    }

    public FullImportResult rows(List<TableMapping> mappings, MemorySlices ledger, Progress progress) throws GodwitException {
        List<TablePair> pairs = new java.util.ArrayList<>();
        Map<ObjectName, TableDef> sources = byName(source, mappings.stream().map(TableMapping::source).toList());
        Map<ObjectName, TableDef> targets = byName(target, mappings.stream().map(TableMapping::target).toList());
        for (TableMapping mapping : mappings) {
            pairs.add(new TablePair(mapping, sources.get(mapping.source()), targets.get(mapping.target())));
        }
        return new FullImport(new FullImportJob(id, pairs, source, target, FullImportSettings.of(parameters)), ledger).run(progress, cancel);
    }

    public VerifySummary verify(List<TableMapping> mappings, MemoryResults ledger, Path folder) throws GodwitException {
        VerifyJob job = new VerifyJob(id, source, target, mappings, VerifyJob.Scope.ALL, folder, 1, false, parameters);
        FullVerification verification = new FullVerification(job, ledger);
        verification.run(Progress.SILENT, cancel);
        return verification.summary();
    }

    private Map<ObjectName, TableDef> byName(Endpoint endpoint, List<ObjectName> names) throws GodwitException {
        return endpoint.catalog().tables(names, cancel).stream().collect(java.util.stream.Collectors.toMap(TableDef::name, t -> t));
    }

    @Override
    public void close() throws GodwitException {
        try {
            source.close();
        } finally {
            target.close();
        }
    }
}
