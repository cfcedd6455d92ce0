package org.godwit.supervisor.internal.step;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.godwit.core.error.CoreError;
import org.godwit.core.error.GodwitException;
import org.godwit.core.model.DataSourceType;
import org.godwit.core.model.ObjectSelection;
import org.godwit.core.model.StepName;
import org.godwit.core.model.TableMapping;
import org.godwit.core.model.TransferType;
import org.godwit.core.option.Option;
import org.godwit.rm.repository.FindingRow;
import org.godwit.rm.repository.StructObjectRow;
import org.godwit.rm.repository.StructRepository;
import org.godwit.rm.repository.TaskRow;
import org.godwit.schema.ConversionRequest;
import org.godwit.schema.Finding;
import org.godwit.schema.PlannedObject;
import org.godwit.schema.SchemaConverter;
import org.godwit.supervisor.internal.ProjectOptions;
import org.godwit.supervisor.internal.SystemParameters;
import org.godwit.supervisor.internal.run.StepContext;
import org.godwit.supervisor.internal.run.TaskWork;
import org.godwit.supervisor.service.ResolvedObjects;
import org.godwit.supervisor.service.StructObject.State;

/**
 * First half of STRUCT_TRANSFER: turns the source's definitions into statements and keeps them with their findings. When it is run again, objects that exist by now, that the user skipped or whose
 * statement he changed stay as they are. Thread-safe.
 */
public final class ConvertObjects implements TaskWork {
    private static final Set<PlannedObject.Kind> AFTER_DATA = EnumSet.of(PlannedObject.Kind.INDEX, PlannedObject.Kind.CHECK, PlannedObject.Kind.FOREIGN_KEY);
    private static final Set<String> SETTLED = Set.of(State.COMPLETED.name(), State.COMPLETED_WITH_CONVERSION.name(), State.SKIPPED.name(), State.CREATING.name());

    private final SchemaConverter converter;
    private final StructRepository structs = new StructRepository();

    public ConvertObjects(SchemaConverter converter) {
        this.converter = converter;
    }

    @Override
    public String run(StepContext context, TaskRow task) throws GodwitException {
        ResolvedObjects objects = context.objects();
        context.progress().note("Reading " + objects.tables().size() + " tables and " + objects.views().size() + " views");
        ConversionRequest request = request(context, objects);
        context.progress().note("Converting");
        List<PlannedObject> planned = converter.convert(request);
        context.cancel().check();
        boolean later = context.spec().types().contains(TransferType.FULL);
        List<StructObjectRow> fresh = new ArrayList<>();
        List<FindingRow> findings = new ArrayList<>();
        for (PlannedObject object : planned) {
            StepName phase = later && AFTER_DATA.contains(object.kind()) ? StepName.INDEX_TRANSFER : StepName.STRUCT_TRANSFER;
            fresh.add(row(context.projectId(), fresh.size(), phase, object));
            object.findings().forEach(f -> findings.add(finding(context.projectId(), f)));
        }
        context.engine().rm().run(h -> {
            Map<List<String>, StructObjectRow> before = new HashMap<>();
            structs.ofProject(h, context.projectId()).forEach(o -> before.put(key(o), o));
            structs.replace(h, context.projectId(), fresh.stream().map(o -> keep(o, before)).toList(), findings);
        });
        return fresh.size() + " objects, " + findings.size() + " findings";
    }

    private static ConversionRequest request(StepContext context, ResolvedObjects objects) throws GodwitException {
        boolean oceanBase = context.target().server().type() == DataSourceType.OB_MYSQL;
        return new ConversionRequest(context.source().server(), context.target().server(),
                context.source().catalog().tables(objects.tables().stream().map(TableMapping::source).toList(), context.cancel()), objects.tables(),
                context.source().catalog().views(objects.views().stream().map(ObjectSelection.ViewMapping::source).toList(), context.cancel()), objects.views(), deferIndexes(context),
                mapping(context, ProjectOptions.CHARSET_MAPPING, oceanBase, SystemParameters.CHARSET_MAPPING, "charset", "mappedCharset"),
                mapping(context, ProjectOptions.COLLATION_MAPPING, oceanBase, SystemParameters.COLLATION_MAPPING, "collation", "mappedCollation"), context.source().catalog().databaseDefs(databases(objects), context.cancel()));
    }

    private static Set<String> databases(ResolvedObjects objects) {
        return Stream.concat(objects.tables().stream().map(m -> m.source().schema()), objects.views().stream().map(m -> m.source().schema())).collect(Collectors.toSet());
    }

    /** Indexes can wait for the data only when there is data to wait for. */
    private static boolean deferIndexes(StepContext context) throws GodwitException {
        return context.spec().types().contains(TransferType.FULL) && value(context, ProjectOptions.DEFER_INDEXES);
    }

    private static <T> T value(StepContext context, Option<T> option) throws GodwitException {
        return option.parse(context.spec().parameters().getOrDefault(option.key(), option.defaultText()));
    }

    /** The project's own mapping, else, for OceanBase, the system parameter. */
    private static Map<String, String> mapping(StepContext context, Option<String> option, boolean oceanBase, String parameter, String from, String to) throws GodwitException {
        String text = value(context, option);
        if (text.isBlank()) {
            return oceanBase ? context.engine().parameters().mapping(parameter, from, to) : Map.of();
        }
        Map<String, String> mapping = new LinkedHashMap<>();
        for (String pair : text.split(",")) {
            String[] sides = pair.strip().split("=");
            if (sides.length != 2 || sides[0].isBlank() || sides[1].isBlank()) {
                throw new GodwitException(CoreError.BAD_OPTION, option.key(), text, option.description());
            }
            mapping.put(sides[0].strip(), sides[1].strip());
        }
        return mapping;
    }

    private static StructObjectRow row(String projectId, int order, StepName phase, PlannedObject object) {
        boolean converted = object.findings().stream().anyMatch(f -> f.severity() != Finding.Severity.INFO);
        State state = object.isSupported() ? State.READY : State.NOT_SUPPORTED;
        return new StructObjectRow(0, projectId, phase, order, object.kind().name(), object.source().schema(), object.source().name(), object.target().schema(), object.target().name(), object.part(),
                object.sourceDdl(), object.ddl(), state.name(), converted, false, "", "", "", "");
    }

    private static StructObjectRow keep(StructObjectRow fresh, Map<List<String>, StructObjectRow> before) {
        StructObjectRow old = before.get(key(fresh));
        if (old == null || !SETTLED.contains(old.state()) && !old.edited()) {
            return fresh;
        }
        String state = SETTLED.contains(old.state()) ? old.state() : State.READY.name();
        return new StructObjectRow(0, fresh.projectId(), fresh.phase(), fresh.objectOrder(), fresh.kind(), fresh.sourceSchema(), fresh.sourceName(), fresh.targetSchema(), fresh.targetName(), fresh.part(),
                fresh.sourceDdl(), old.edited() ? old.targetDdl() : fresh.targetDdl(), state, fresh.converted(), old.edited(), "", "", "", "");
    }

    private static List<String> key(StructObjectRow row) {
        return List.of(row.kind(), row.targetSchema(), row.targetName(), row.part(), row.sourceSchema(), row.sourceName());
    }

    private static FindingRow finding(String projectId, Finding f) {
        return new FindingRow(projectId, f.ruleId(), f.severity().name(), f.object().schema(), f.object().name(), f.part(), f.before(), f.after(), f.reason(), f.remedy());
    }
}
