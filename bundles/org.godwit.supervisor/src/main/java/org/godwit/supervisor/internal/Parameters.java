package org.godwit.supervisor.internal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.godwit.core.error.GodwitException;
import org.godwit.rm.RmDatabase;
import org.godwit.rm.WorkspaceLock;
import org.godwit.rm.repository.AuditRepository;
import org.godwit.rm.repository.ParameterRepository;
import org.godwit.rm.repository.ParameterRow;
import org.godwit.supervisor.SupervisorError;
import org.godwit.supervisor.service.ParameterService;
import org.jdbi.v3.core.Handle;

/** System parameters on {@code oms_system_param}. Thread-safe. */
public final class Parameters implements ParameterService {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final RmDatabase rm;
    private final ParameterRepository parameters = new ParameterRepository();
    private final AuditRepository audit = new AuditRepository();

    public Parameters(RmDatabase rm) {
        this.rm = rm;
    }

    /** Writes the shipped parameters that are missing, follows changed defaults, and forgets old entries of the audit log. Of processes that come at once, one does so. */
    public void ship() throws GodwitException {
        Optional<WorkspaceLock> turn = rm.tryLock("parameters");
        if (turn.isEmpty()) {
            return;
        }
        try (WorkspaceLock held = turn.get()) {
            rm.run(h -> {
                SystemParameters.ALL.forEach(p -> parameters.ensure(h, p.name(), p.value(), p.module(), p.description()));
                audit.forget(h, Integer.parseInt(row(h, SystemParameters.AUDIT_DAYS).paramValue().strip()));
            });
        }
    }

    @Override
    public List<SystemParameter> list() throws GodwitException {
        return rm.call(parameters::list).stream().map(r -> new SystemParameter(r.name(), r.paramValue(), r.defaultValue(), r.module(), r.description(), r.modifiedAt())).toList();
    }

    @Override
    public void set(String name, String value) throws GodwitException {
        rm.run(h -> {
            ParameterRow row = row(h, name);
            check(row, value);
            parameters.set(h, name, value);
            audit.add(h, "SET_PARAMETER", name, row.paramValue() + " -> " + value);
        });
    }

    @Override
    public void reset(String name) throws GodwitException {
        rm.run(h -> {
            ParameterRow row = row(h, name);
            parameters.set(h, name, row.defaultValue());
            audit.add(h, "RESET_PARAMETER", name, row.paramValue() + " -> " + row.defaultValue());
        });
    }

    /** A parameter that is a JSON object. */
    public JsonNode json(String name) throws GodwitException {
        return Json.lenient(rm.call(h -> row(h, name)).paramValue());
    }

    /** A parameter that is a whole number. */
    public int number(String name) throws GodwitException {
        return Integer.parseInt(rm.call(h -> row(h, name)).paramValue().strip());
    }

    /** A mapping parameter: a list of objects with two fields, as a map from the one to the other. */
    public Map<String, String> mapping(String name, String fromField, String toField) throws GodwitException {
        Map<String, String> map = new LinkedHashMap<>();
        for (JsonNode entry : Json.lenient("{\"list\":" + rm.call(h -> row(h, name)).paramValue() + "}").path("list")) {
            map.put(Json.text(entry, fromField), Json.text(entry, toField));
        }
        return map;
    }

    private ParameterRow row(Handle handle, String name) throws GodwitException {
        return parameters.find(handle, name).orElseThrow(() -> new GodwitException(SupervisorError.NO_SUCH_PARAMETER, name));
    }

    /** A value must be of its default's kind: JSON stays JSON, a number a number, a switch a switch. */
    private static void check(ParameterRow row, String value) throws GodwitException {
        String like = row.defaultValue();
        if (like.equals("true") || like.equals("false")) {
            require(value.equals("true") || value.equals("false"), row, "it is true or false");
        } else if (like.matches("\\d+")) {
            require(value.strip().matches("\\d{1,18}"), row, "it is a whole number");
        } else if (like.startsWith("{") || like.startsWith("[")) {
            try {
                JsonNode node = MAPPER.readTree(value);
                require(like.startsWith("{") ? node.isObject() : node.isArray(), row, like.startsWith("{") ? "it is a JSON object" : "it is a JSON list");
            } catch (JsonProcessingException e) {
                throw new GodwitException(SupervisorError.BAD_PARAMETER, e, row.name(), e.getOriginalMessage());
            }
        }
    }

    private static void require(boolean holds, ParameterRow row, String reason) throws GodwitException {
        if (!holds) {
            throw new GodwitException(SupervisorError.BAD_PARAMETER, row.name(), reason);
        }
    }
}
