package org.godwit.supervisor.internal.run;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.godwit.core.model.StepName;
import org.godwit.supervisor.internal.Json;

/** Writes {@code oms_step.step_info} with the field names of OMS (OMS: stepInfo of FULL_TRANSFER and FULL_VERIFIER) and the note of what is being done. Without state. */
final class StepInfo {
    /** Reference values that OMS shows beside the measured ones. */
    private static final int RPS_REF = 8000;
    private static final int RT_REF = 1;
    private static final int IOPS_REF = 8_388_608;

    private StepInfo() {
    }

    static String of(StepName step, MeteredProgress.Snapshot snapshot, StepContext.Gauges gauges) {
        ObjectNode node = Json.object().put("processedRecords", snapshot.units()).put("capacity", snapshot.total()).put("srcRps", round(snapshot.unitsPerSecond())).put("note", snapshot.note());
        if (step == StepName.FULL_TRANSFER || step == StepName.FULL_VERIFIER) {
            node.put("srcIops", Math.round(snapshot.bytesPerSecond())).put("dstRps", round(snapshot.unitsPerSecond())).put("dstIops", Math.round(snapshot.bytesPerSecond()));
            gauges.stepInfo().forEach((name, value) -> node.put(name, round(value)));
            node.put("srcRpsRef", RPS_REF).put("srcRtRef", RT_REF).put("srcIopsRef", IOPS_REF).put("dstRpsRef", RPS_REF).put("dstRtRef", RT_REF);
        }
        if (step == StepName.TRANSFER_APP_SWITCH) {
            node.put("checkpointSampleTimestamp", java.time.Instant.now().getEpochSecond());
        }
        return node.toString();
    }

    /** Of a step whose work its components do (OMS: stepInfo of INCR_TRANSFER). */
    static String incremental(long checkpoint, long sampled, long delay, String note) {
        return Json.object().put("incrTimestampCheckpoint", checkpoint).put("checkpointSampleTimestamp", sampled).put("enableIncrStatistics", true).put("delay", delay).put("note", note).toString();
    }

    private static double round(double value) {
        return Math.round(value * 1000) / 1000.0;
    }
}
