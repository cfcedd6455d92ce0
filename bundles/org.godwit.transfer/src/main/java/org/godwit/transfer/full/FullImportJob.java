package org.godwit.transfer.full;

import java.util.List;
import java.util.Objects;
import org.godwit.core.spi.Endpoint;
import org.godwit.transfer.TablePair;

/**
 * What a Full-Import has to do. Immutable.
 *
 * @param id stable identity of the work, the same after a restart (the project's id); part of the marks in the target, so at most 64 characters
 * @param tables the tables on both sides, read from the servers after the schema was migrated
 * @param source opened by the caller, who closes it after the run
 * @param target opened by the caller, who closes it after the run
 */
public record FullImportJob(String id, List<TablePair> tables, Endpoint source, Endpoint target, FullImportSettings settings) {
    public FullImportJob {
        Objects.requireNonNull(id);
        tables = List.copyOf(tables);
        Objects.requireNonNull(source);
        Objects.requireNonNull(target);
        Objects.requireNonNull(settings);
    }
}
