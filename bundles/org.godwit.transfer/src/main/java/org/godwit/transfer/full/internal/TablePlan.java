package org.godwit.transfer.full.internal;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.godwit.core.error.GodwitException;
import org.godwit.core.model.ColumnDef;
import org.godwit.core.slice.TableRead;
import org.godwit.core.spi.BulkWriter.OnConflict;
import org.godwit.core.spi.BulkWriter.TableWrite;
import org.godwit.transfer.TablePair;
import org.godwit.transfer.full.FullImportError;
import org.godwit.transfer.full.FullImportSettings;

/** Which columns are read and where they are written. Columns that the target computes itself are not moved. Immutable. */
public record TablePlan(TableRead read, TableWrite write) {
    /** @throws GodwitException when a chosen column has no place at the target */
    public static TablePlan of(TablePair pair, FullImportSettings settings) throws GodwitException {
        List<ColumnDef> from = new ArrayList<>();
        List<ColumnDef> to = new ArrayList<>();
        Set<String> recodedFrom = new LinkedHashSet<>();
        Set<String> recodedTo = new LinkedHashSet<>();
        for (ColumnDef column : pair.source().columns()) {
            Optional<String> name = pair.mapping().targetColumn(column.name());
            if (name.isEmpty()) {
                continue;
            }
            Optional<ColumnDef> target = pair.target().column(name.get());
            if (target.isEmpty()) {
                if (column.isWritable()) {
                    throw new GodwitException(FullImportError.COLUMN_MISSING, pair.target().name(), name.get(), pair.source().name() + "." + column.name());
                }
            } else if (target.get().isWritable()) {
                from.add(column);
                to.add(target.get());
                if (!sameCharset(column, target.get())) {
                    recodedFrom.add(column.name());
                    recodedTo.add(target.get().name());
                }
            }
        }
        if (from.isEmpty()) {
            throw new GodwitException(FullImportError.NO_COLUMNS, pair.source().name(), pair.target().name());
        }
        TableRead read = new TableRead(pair.source().name(), from, pair.source().keyColumns(), pair.mapping().rowFilter(), recodedFrom);
        List<ColumnDef> targetKey = pair.target().keyColumns().stream().filter(to::contains).toList();
        return new TablePlan(read, new TableWrite(pair.target().name(), to, targetKey, recodedTo, onConflict(settings), settings.onBadRow()));
    }

    private static OnConflict onConflict(FullImportSettings settings) {
        return settings.sourceMoving() && settings.onConflict() == OnConflict.STOP ? OnConflict.LEAVE_TO_LOG : settings.onConflict();
    }

    /** Bytes can be taken as they are when both sides are text of one character set, or when one side is not text at all. */
    private static boolean sameCharset(ColumnDef a, ColumnDef b) {
        Optional<String> left = a.charset().map(TablePlan::canonical).filter(c -> !c.equals("binary"));
        Optional<String> right = b.charset().map(TablePlan::canonical).filter(c -> !c.equals("binary"));
        return left.isEmpty() || right.isEmpty() || left.equals(right);
    }

    /** MySQL up to 8.0 calls utf8mb3 "utf8" (MySQL manual, "The utf8mb3 Character Set"). */
    private static String canonical(String charset) {
        String name = charset.toLowerCase(Locale.ROOT);
        return name.equals("utf8") ? "utf8mb3" : name;
    }
}
