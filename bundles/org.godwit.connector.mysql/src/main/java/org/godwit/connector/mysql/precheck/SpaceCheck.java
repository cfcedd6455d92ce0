package org.godwit.connector.mysql.precheck;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.godwit.connector.mysql.examine.FreeSpace;
import org.godwit.core.error.GodwitException;
import org.godwit.core.model.TableDef;
import org.godwit.core.model.TransferType;
import org.godwit.core.spi.Precheck;
import org.godwit.core.spi.Precheck.Result;
import org.godwit.core.spi.Side;

/** Whether the target has room, where that can be measured: by MariaDB's DISKS plugin, or when the server runs on this computer. Without state. */
final class SpaceCheck {
    /** Room for undo, temporary index files and the target's log beside the data. */
    private static final double EXTRA = 1.3;

    private SpaceCheck() {
    }

    static List<Precheck> items() {
        return List.of(new Item("DB_DISK_SPACE", Side.TARGET, "The target has room for the data", true, Set.of(TransferType.FULL), SpaceCheck::check));
    }

    private static Result check(Item.Looking looking) throws GodwitException {
        OptionalLong free = FreeSpace.look(looking.endpoint().connections(), looking.endpoint().server(), Optional.empty(), Optional.empty(), looking.cancel()).free();
        if (free.isEmpty()) {
            return Result.PASSED;
        }
        long data = looking.subject().tables(Side.SOURCE, looking.cancel()).stream().mapToLong(TableDef::dataBytes).sum();
        long needed = (long) (data * EXTRA);
        return free.getAsLong() >= needed
                ? Result.PASSED
                : Result.failed("The target has " + megabytes(free.getAsLong()) + " MB free; the data needs about " + megabytes(needed) + " MB.",
                        "Free or add disk space, or move fewer tables.");
    }

    private static long megabytes(long bytes) {
        return bytes >> 20;
    }
}
