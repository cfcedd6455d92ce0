package org.godwit.supervisor.internal.live;

import com.fasterxml.jackson.databind.JsonNode;
import org.godwit.core.error.GodwitException;
import org.godwit.rm.RmDatabase;
import org.godwit.rm.repository.ParameterRepository;
import org.godwit.rm.repository.ParameterRow;
import org.godwit.supervisor.internal.Json;
import org.godwit.supervisor.internal.SystemParameters;

/** The system parameter {@code ha.config} (OMS: high availability); what it leaves out has its default. Seconds, minutes and hours as the names say. Immutable. */
public record HaConfig(boolean enable, int checkRequestIntervalSec, boolean enableStore, int checkModuleExceptionIntervalSec, int subtopicStoreNumberThreshold, int refetchStoreIntervalMin,
        boolean perceiveStoreClientCheckpoint, int clearAbnormalResourceHours, boolean enableConnector) {
    public static HaConfig of(RmDatabase rm) throws GodwitException {
        return of(rm.call(h -> new ParameterRepository().find(h, SystemParameters.HA)).map(ParameterRow::paramValue).orElse("{}"));
    }

    public static HaConfig of(String json) {
        JsonNode node = Json.lenient(json);
        return new HaConfig(node.path("enable").asBoolean(false), node.path("checkRequestIntervalSec").asInt(600), node.path("enableStore").asBoolean(true),
                node.path("checkModuleExceptionIntervalSec").asInt(240), node.path("subtopicStoreNumberThreshold").asInt(5), node.path("refetchStoreIntervalMin").asInt(30),
                node.path("perceiveStoreClientCheckpoint").asBoolean(false), node.path("clearAbnormalResourceHours").asInt(72), node.path("enableConnector").asBoolean(true));
    }

    public boolean guardsStores() {
        return enable && enableStore;
    }

    public boolean guardsConnectors() {
        return enable && enableConnector;
    }
}
