package org.godwit.supervisor.diagnosis.internal;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.godwit.core.error.GodwitException;
import org.godwit.core.model.DataSource;
import org.godwit.core.model.StepName;
import org.godwit.core.progress.CancelToken;
import org.godwit.core.spi.Endpoint;
import org.godwit.supervisor.SupervisorError;
import org.godwit.supervisor.diagnosis.Remedy;
import org.godwit.supervisor.internal.ConnectorRegistry;
import org.godwit.supervisor.internal.DataSources;
import org.godwit.supervisor.service.ComponentService;
import org.godwit.supervisor.service.DdlAnswer;
import org.godwit.supervisor.service.Direction;
import org.godwit.supervisor.service.ProjectService;

/** Runs remedies with the services that users have too. Thread-safe. */
final class Repairs {
    private final ProjectService projects;
    private final ComponentService components;
    private final DataSources sources;
    private final ConnectorRegistry connectors;

    Repairs(ProjectService projects, ComponentService components, DataSources sources, ConnectorRegistry connectors) {
        this.projects = projects;
        this.components = components;
        this.sources = sources;
        this.connectors = connectors;
    }

    String apply(String projectId, StepName step, Remedy remedy, String input, CancelToken cancel) throws GodwitException {
        switch (remedy) {
            case Remedy.Retry r -> projects.retryStep(projectId, r.step());
            case Remedy.SkipStep r -> projects.skipStep(projectId, r.step());
            case Remedy.SkipTask r -> projects.skipTask(projectId, r.taskId());
            case Remedy.SkipObject r -> projects.skipObjects(projectId, List.of(r.objectId()));
            case Remedy.SkipDdl r -> projects.answerDdl(projectId, r.ddlId(), new DdlAnswer.Skip());
            case Remedy.SkipPrecheck r -> projects.skipPrecheck(projectId, r.itemId());
            case Remedy.EditDdl r -> {
                projects.editObject(projectId, r.objectId(), input.isBlank() ? r.statement() : input);
                projects.retryObjects(projectId, List.of(r.objectId()));
            }
            case Remedy.ReplaceDdl r -> projects.answerDdl(projectId, r.ddlId(), new DdlAnswer.Run(statements(input.isBlank() ? r.statement() : input)));
            case Remedy.ResetTask r -> projects.retryTask(projectId, r.taskId());
            case Remedy.ResetPosition r -> resetPosition(projectId, step, r, input);
            case Remedy.RunSql r -> run(r, input, cancel);
            case Remedy.ChangeParameter r -> components.update(r.component(), Map.of(r.key(), input.isBlank() ? r.value() : input), false);
            case Remedy.EditDataSource r -> throw new GodwitException(SupervisorError.REFUSED, r.dataSource(), "a data source", "changing it here", "editing it where data sources are kept");
        }
        return remedy.label() + ": done";
    }

    /** A store that begins at the time, and an Incr-Sync that goes on from it. */
    private void resetPosition(String projectId, StepName step, Remedy.ResetPosition remedy, String input) throws GodwitException {
        Instant time;
        try {
            time = input.isBlank() ? remedy.suggested() : Instant.parse(input.strip());
        } catch (DateTimeParseException e) {
            throw new GodwitException(SupervisorError.BAD_SPEC, e, "\"" + input + "\" is no time", "Write it like 2026-01-31T12:00:00Z.");
        }
        Direction direction = step == StepName.REVERSE_INCR_TRANSFER ? Direction.REVERSE : Direction.FORWARD;
        components.createStore(projectId, direction, time);
        components.start(remedy.sync(), java.util.Optional.of(time));
    }

    private void run(Remedy.RunSql remedy, String input, CancelToken cancel) throws GodwitException {
        DataSource server = sources.require(remedy.server());
        try (Endpoint endpoint = connectors.of(server.type()).open(server, Map.of(), cancel)) {
            for (String statement : statements(input.isBlank() ? remedy.sql() : input)) {
                endpoint.statements().execute("", statement, cancel);
            }
        }
    }

    /** Statements end with a semicolon at the end of a line. */
    private static List<String> statements(String text) {
        List<String> statements = new ArrayList<>();
        for (String part : text.split(";\\s*(\\R|$)")) {
            if (!part.isBlank()) {
                statements.add(part.strip());
            }
        }
        return statements;
    }
}
