package org.godwit.supervisor.internal;

import com.fasterxml.jackson.core.type.TypeReference;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.godwit.core.error.GodwitException;
import org.godwit.core.model.ObjectName;
import org.godwit.core.model.ObjectSelection.ViewMapping;
import org.godwit.core.model.ProjectSpec;
import org.godwit.core.model.ProjectStatus;
import org.godwit.core.model.StepName;
import org.godwit.core.model.TableMapping;
import org.godwit.core.model.TransferType;
import org.godwit.rm.repository.EndpointRepository;
import org.godwit.rm.repository.EndpointRow;
import org.godwit.rm.repository.ProjectObjectRow;
import org.godwit.rm.repository.ProjectRow;
import org.godwit.supervisor.SupervisorError;
import org.godwit.supervisor.project.SelectionJson;
import org.godwit.supervisor.service.ResolvedObjects;
import org.jdbi.v3.core.Handle;

/** Turns specifications and resolved selections into rows and back. Without state. */
public final class SpecStore {
    private static final EndpointRepository ENDPOINTS = new EndpointRepository();

    private SpecStore() {
    }

    /** @param sourceId id of the source's data source, whatever the specification calls it */
    static ProjectRow row(String id, ProjectSpec spec, String sourceId, String targetId) throws GodwitException {
        Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        return new ProjectRow(id, spec.name(), ProjectStatus.INIT, sourceId, targetId, SelectionJson.write(spec.objects()).toString(), Json.write(spec.parameters()),
                spec.types().contains(TransferType.SCHEMA), spec.types().contains(TransferType.FULL), spec.types().contains(TransferType.INCREMENTAL), spec.types().contains(TransferType.VERIFICATION),
                spec.types().contains(TransferType.REVERSE), now, now, Optional.empty(), Optional.empty(), "{}");
    }

    static Set<TransferType> types(ProjectRow row) {
        Set<TransferType> types = EnumSet.noneOf(TransferType.class);
        add(types, row.enableStruct(), TransferType.SCHEMA);
        add(types, row.enableFull(), TransferType.FULL);
        add(types, row.enableIncr(), TransferType.INCREMENTAL);
        add(types, row.enableFullVerify(), TransferType.VERIFICATION);
        add(types, row.enableReverseIncr(), TransferType.REVERSE);
        return types;
    }

    private static void add(Set<TransferType> types, boolean chosen, TransferType type) {
        if (chosen) {
            types.add(type);
        }
    }

    /** The specification with the data sources' present names. */
    public static ProjectSpec spec(Handle handle, ProjectRow row) throws GodwitException {
        try {
            return new ProjectSpec(row.name(), endpointName(handle, row.sourceEndpointId()), endpointName(handle, row.sinkEndpointId()), types(row),
                    SelectionJson.read(Json.lenient(row.mappingJson())), Json.map(row.commonConfigJson()));
        } catch (IllegalArgumentException e) {
            throw new GodwitException(SupervisorError.BAD_FILE, e, "oms_project.mapping_json of " + row.name(), "", e.getMessage());
        }
    }

    static String endpointName(Handle handle, String id) {
        return ENDPOINTS.find(handle, id).map(EndpointRow::name).orElse(id);
    }

    /**
     * Steps of a project by their order. Indexes have a step of their own only when they can wait for data; without full migration schema migration creates them. In an active-active project changes
     * flow both ways before verification, and nothing is switched over (OMS: steps of a project).
     *
     * @param toQueue whether the target is a message queue, to which nothing is switched over and which has no indexes
     */
    public static SortedMap<Integer, StepName> steps(Set<TransferType> types, boolean activeActive, boolean toQueue) {
        boolean incremental = types.contains(TransferType.INCREMENTAL);
        SortedMap<Integer, StepName> steps = new TreeMap<>();
        for (StepName step : StepName.values()) {
            boolean present = switch (step) {
                case TRANSFER_PRECHECK -> true;
                case STRUCT_TRANSFER -> types.contains(TransferType.SCHEMA);
                case TRANSFER_INCR_LOG_PULL, INCR_TRANSFER -> incremental;
                case FULL_TRANSFER -> types.contains(TransferType.FULL);
                case INDEX_TRANSFER -> !toQueue && types.contains(TransferType.SCHEMA) && types.contains(TransferType.FULL);
                case FULL_VERIFIER -> types.contains(TransferType.VERIFICATION);
                case TRANSFER_APP_SWITCH -> incremental && !activeActive && !toQueue;
                case REVERSE_INCR_TRANSFER -> types.contains(TransferType.REVERSE);
            };
            if (present) {
                steps.put(order(step, activeActive), step);
            }
        }
        return steps;
    }

    private static int order(StepName step, boolean activeActive) {
        if (!activeActive) {
            return step.order();
        }
        return switch (step) {
            case REVERSE_INCR_TRANSFER -> StepName.FULL_VERIFIER.order();
            case FULL_VERIFIER -> StepName.TRANSFER_APP_SWITCH.order();
            default -> step.order();
        };
    }

    public static List<ProjectObjectRow> rows(String projectId, ResolvedObjects objects) throws GodwitException {
        List<ProjectObjectRow> rows = new ArrayList<>();
        for (TableMapping t : objects.tables()) {
            rows.add(new ProjectObjectRow(projectId, rows.size(), "TABLE", t.source().schema(), t.source().name(), t.target().schema(), t.target().name(), t.rowFilter(), Json.write(t.columns())));
        }
        for (ViewMapping v : objects.views()) {
            rows.add(new ProjectObjectRow(projectId, rows.size(), "VIEW", v.source().schema(), v.source().name(), v.target().schema(), v.target().name(), Optional.empty(), "[]"));
        }
        return rows;
    }

    public static ResolvedObjects objects(List<ProjectObjectRow> rows) throws GodwitException {
        List<TableMapping> tables = new ArrayList<>();
        List<ViewMapping> views = new ArrayList<>();
        for (ProjectObjectRow row : rows) {
            ObjectName source = new ObjectName(row.sourceSchema(), row.sourceName());
            ObjectName target = new ObjectName(row.targetSchema(), row.targetName());
            if (row.kind().equals("TABLE")) {
                tables.add(new TableMapping(source, target, row.rowFilter(), Json.read(row.columnsJson(), new TypeReference<>() {})));
            } else {
                views.add(new ViewMapping(source, target));
            }
        }
        return new ResolvedObjects(tables, views, List.of());
    }
}
