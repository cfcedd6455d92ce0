package org.godwit.transfer.full.internal;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.godwit.core.error.GodwitException;
import org.godwit.core.model.ColumnDef;
import org.godwit.core.model.IndexDef;
import org.godwit.core.model.ObjectName;
import org.godwit.core.model.SqlType;
import org.godwit.core.model.TableDef;
import org.godwit.core.model.TableMapping;
import org.godwit.core.model.ValueKind;
import org.godwit.transfer.TablePair;
import org.godwit.transfer.full.FullImportSettings;

/** Tables and pairs for tests. */
final class Plans {
    private Plans() {
    }

    static ColumnDef number(String name) {
        SqlType type = new SqlType("int", "int", ValueKind.INTEGER, OptionalLong.empty(), OptionalInt.empty(), false, false, List.of());
        return new ColumnDef(name, 1, type, false, Optional.empty(), Optional.empty(), false, Optional.empty(), false, Optional.empty(), Optional.empty(), "");
    }

    static ColumnDef text(String name, String charset) {
        SqlType type = new SqlType("varchar", "varchar(10)", ValueKind.TEXT, OptionalLong.of(10), OptionalInt.empty(), false, false, List.of());
        return new ColumnDef(name, 2, type, true, Optional.empty(), Optional.empty(), false, Optional.empty(), false, Optional.of(charset), Optional.of(charset + "_bin"), "");
    }

    /** A column whose values may have any length. */
    static ColumnDef blob(String name) {
        SqlType type = new SqlType("longblob", "longblob", ValueKind.BINARY, OptionalLong.empty(), OptionalInt.empty(), false, false, List.of());
        return new ColumnDef(name, 4, type, true, Optional.empty(), Optional.empty(), false, Optional.empty(), false, Optional.empty(), Optional.empty(), "");
    }

    static ColumnDef generated(String name) {
        ColumnDef plain = number(name);
        return new ColumnDef(name, 3, plain.type(), true, Optional.empty(), Optional.empty(), false, Optional.of(new ColumnDef.Generated("1", false)), false, Optional.empty(), Optional.empty(), "");
    }

    /** The first column is the primary key. */
    static TableDef table(String name, long rows, long bytes, ColumnDef... columns) {
        IndexDef key = new IndexDef("PRIMARY", IndexDef.Kind.PRIMARY, List.of(new IndexDef.Part.Column(columns[0].name(), OptionalInt.empty(), false)), true, "", Optional.empty());
        return new TableDef(new ObjectName("shop", name), List.of(columns), List.of(key), List.of(), List.of(), Optional.empty(), "InnoDB", "utf8mb4", "utf8mb4_bin", "", OptionalLong.empty(), rows, bytes,
                Map.of());
    }

    static FullImportSettings settings() throws GodwitException {
        return FullImportSettings.of(Map.of());
    }

    static TablePair pair(TableDef table) {
        return new TablePair(TableMapping.same(table.name()), table, table);
    }

    /** A table of which nothing is copied yet. */
    static TableWork work(String name, long bytes) throws GodwitException {
        return work(name, bytes, number("id"));
    }

    static TableWork work(String name, long bytes, ColumnDef... columns) throws GodwitException {
        TablePair pair = pair(table(name, bytes / 100, bytes, columns));
        return new TableWork(pair, TablePlan.of(pair, settings()), "job", 2, 10);
    }
}
