package org.godwit.rm.repository;

import java.util.Optional;

/**
 * A row of {@code oms_verify_difference}; key, columns and the changes of its correction are JSON.
 *
 * @param id 0 for one that is not saved yet
 * @param obstacle why there is no correction; empty when there is one
 * @param correctionId the correction that set it right, of {@code oms_correction}
 */
public record VerifyDifferenceRow(long id, String projectId, int subId, String sourceSchema, String sourceTable, String type, String keyJson, String columnsJson, String correctionSql, String applyJson,
        String undoJson, String obstacle, Optional<Long> correctionId) {
}
