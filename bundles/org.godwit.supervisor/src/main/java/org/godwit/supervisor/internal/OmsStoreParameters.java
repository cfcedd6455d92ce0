package org.godwit.supervisor.internal;

import java.util.LinkedHashMap;
import java.util.Map;
import org.godwit.core.error.GodwitException;
import org.godwit.supervisor.SupervisorError;

/** Parameters of a MySQL store of OMS that have no effect here, with why and what to use instead, so that whoever brings them along is told (OMS: MySQL store parameters). Without state. */
final class OmsStoreParameters {
    private record Instead(String why, String remedy) {
    }

    private static final Map<String, Instead> BY_PREFIX = new LinkedHashMap<>();

    static {
        put("a store keeps every statement, because the definitions of the tables are followed through them",
                "Name the statements that shall not run at the target in skipDdl, or leave all of them out with ignoreDdl.", "filter.ddl", "error.skipDDL");
        put("a store keeps the tables that the project's selection takes in", "Choose objects of the project, by name or by match rules with exclusions.", "filter.conditions", "filter.blacklist", "filter.delim",
                "master.fuzzymatch");
        put("a store keeps every kind of change", "Name the kinds that are carried over in allowRecordTypes of the Incr-Sync.", "filter.allowedtypes");
        put("where a store begins follows from the project, or is given when it is created", "Use startTimestamp of the project, or create one more store with a time.", "master.timestamp");
        put("server and account are those of the data source", "Change the data source; further addresses of the same source go to master.addr_list.", "master.host", "master.port", "master.username", "master.password",
                "master.uuid");
        put("what cannot be mended is told at once", "Use master.errorretry and master.timeoutretry for trouble that passes.", "master.fatalretry", "metabuilder.retrytype");
        put("definitions are followed through the log and kept with it, not saved now and then", "Leave it out.", "metabuilder.");
        put("a store reads, unpacks and writes by threads of its own and needs no choice of them", "Leave it out.", "parallelism", "pipeline", "master.maxdumper");
        put("an idle source moves the position by the heartbeats of the replication protocol, without a table", "Set how often with master.heartbeatperiod.", "rep.heartbeat.");
        put("stores are read within the process, without a port", "Leave it out.", "store_bind_address", "store.listeningPort", "store.drcnetListenPort", "store.storesManager.port", "store.client.wait",
                "store.connection.numLimit", "store.queue.threadPoolSize", "store.writer.type", "store.repStatus");
    }

    private OmsStoreParameters() {
    }

    private static void put(String why, String remedy, String... prefixes) {
        for (String prefix : prefixes) {
            BY_PREFIX.put(prefix, new Instead(why, remedy));
        }
    }

    /** Refuses a parameter that would have no effect, also under the name with which OMS writes it into the store's configuration. */
    static void refuse(String key) throws GodwitException {
        String plain = key.startsWith("mysql2store.") ? key.substring("mysql2store.".length()) : key;
        for (Map.Entry<String, Instead> known : BY_PREFIX.entrySet()) {
            if (plain.startsWith(known.getKey())) {
                throw new GodwitException(SupervisorError.NO_MEANING, key, known.getValue().why(), known.getValue().remedy());
            }
        }
    }
}
