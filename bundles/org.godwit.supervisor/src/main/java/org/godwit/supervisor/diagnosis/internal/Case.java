package org.godwit.supervisor.diagnosis.internal;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.godwit.core.error.GodwitException;
import org.godwit.core.model.ObjectName;
import org.godwit.core.model.ProjectSpec;
import org.godwit.core.model.StepName;
import org.godwit.core.model.TableMapping;
import org.godwit.core.model.TransferType;
import org.godwit.core.spi.Endpoint;
import org.godwit.core.spi.Examiner;
import org.godwit.core.spi.Side;
import org.godwit.supervisor.diagnosis.Failure;
import org.godwit.supervisor.service.ComponentService.LiveView;
import org.godwit.supervisor.service.DdlView;
import org.godwit.supervisor.service.PrecheckItem;
import org.godwit.supervisor.service.StepView;
import org.godwit.supervisor.service.StructObject;

/**
 * Everything that is known of a step before servers are asked, and the servers to ask. Immutable but for the connections.
 *
 * @param failures those that are open, the newest first
 * @param tables all of the project; {@code accused} those whose copy failed
 * @param workspace folder of this computer where stores and logs are kept
 */
record Case(String projectId, ProjectSpec spec, StepView step, List<Failure> failures, List<TableMapping> tables, List<TableMapping> accused, List<StructObject> objects, List<DdlView> ddls,
        List<PrecheckItem> items, List<LiveView> live, Path workspace, Ends ends, Actions actions) {
    /** So many tables are looked at when no single one is to blame. */
    private static final int MOST = 100;

    /** Failures that have one of these codes, or whose server said one of these numbers. */
    Optional<Failure> accuses(Set<String> codes, Set<Integer> vendorCodes) {
        return failures.stream().filter(f -> f.codes().stream().anyMatch(codes::contains) || vendorCodes.contains(f.vendorCode())).findFirst();
    }

    /** The tables to look at. */
    List<TableMapping> suspects() {
        List<TableMapping> named = accused.isEmpty() ? tables.stream().filter(t -> failures.stream().anyMatch(f -> names(f, t.source()) || names(f, t.target()))).toList() : accused;
        return named.isEmpty() ? tables.stream().limit(MOST).toList() : named.stream().limit(MOST).toList();
    }

    private static boolean names(Failure failure, ObjectName table) {
        return failure.message().contains(table.toString()) || failure.statement().filter(s -> s.contains("`" + table.schema() + "`.`" + table.name() + "`")).isPresent();
    }

    List<ObjectName> names(Side side, List<TableMapping> mappings) {
        return mappings.stream().map(m -> side == Side.SOURCE ? m.source() : m.target()).distinct().toList();
    }

    Endpoint endpoint(Side side) throws GodwitException {
        return ends.endpoint(side);
    }

    Optional<Examiner> examiner(Side side) throws GodwitException {
        return endpoint(side).examiner();
    }

    boolean isIncremental() {
        return switch (step.name()) {
            case TRANSFER_INCR_LOG_PULL, INCR_TRANSFER, REVERSE_INCR_TRANSFER -> true;
            case TRANSFER_PRECHECK, STRUCT_TRANSFER, FULL_TRANSFER, INDEX_TRANSFER, FULL_VERIFIER, TRANSFER_APP_SWITCH -> false;
        };
    }

    boolean writesRows() {
        return step.name() == StepName.FULL_TRANSFER || isIncremental() && step.name() != StepName.TRANSFER_INCR_LOG_PULL;
    }

    boolean has(TransferType type) {
        return spec.types().contains(type);
    }
}
