package org.godwit.connector.mysql.precheck;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import org.godwit.connector.mysql.connect.Session;
import org.godwit.core.error.GodwitException;
import org.godwit.core.model.TableDef;
import org.godwit.core.model.TransferType;
import org.godwit.core.spi.Precheck;
import org.godwit.core.spi.Precheck.Result;
import org.godwit.core.spi.Side;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Whether the target has room, where that can be measured: by MariaDB's DISKS plugin, or when the server runs on this computer. Without state. */
final class SpaceCheck {
    private static final Logger LOG = LoggerFactory.getLogger(SpaceCheck.class);
    /** Room for undo, temporary index files and the target's log beside the data. */
    private static final double EXTRA = 1.3;
    private static final String DISKS = "SELECT MAX(Available) FROM information_schema.DISKS";

    private SpaceCheck() {
    }

    static List<Precheck> items() {
        return List.of(new Item("DB_DISK_SPACE", Side.TARGET, "The target has room for the data", true, Set.of(TransferType.FULL), SpaceCheck::check));
    }

    private static Result check(Item.Looking looking) throws GodwitException {
        OptionalLong free = freeBytes(looking);
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

    private static OptionalLong freeBytes(Item.Looking looking) throws GodwitException {
        try (Session session = looking.endpoint().connections().pooled(looking.cancel())) {
            boolean plugin = !session.query("SELECT 1 FROM information_schema.TABLES WHERE TABLE_SCHEMA = 'information_schema' AND TABLE_NAME = 'DISKS'", List.of(), row -> 1, looking.cancel()).isEmpty();
            if (plugin) {
                return session.text(DISKS, looking.cancel()).map(kilobytes -> OptionalLong.of(Long.parseLong(kilobytes) << 10)).orElse(OptionalLong.empty());
            }
        }
        Path folder = Path.of(looking.endpoint().server().variable("datadir"));
        return isHere(looking) && !folder.toString().isEmpty() && Files.isDirectory(folder) ? usable(folder) : OptionalLong.empty();
    }

    /** Loopback and our own host name; a server in a container may still have another disk, then its folder does not exist here. */
    private static boolean isHere(Item.Looking looking) {
        try {
            return InetAddress.getByName(looking.endpoint().dataSource().host()).isLoopbackAddress()
                    && InetAddress.getLocalHost().getHostName().equalsIgnoreCase(looking.endpoint().server().variable("hostname"));
        } catch (UnknownHostException e) {
            LOG.debug("This computer's name is not known", e);
            return false;
        }
    }

    private static OptionalLong usable(Path folder) {
        try {
            return OptionalLong.of(Files.getFileStore(folder).getUsableSpace());
        } catch (IOException e) {
            LOG.debug("The free space of {} is not known", folder, e);
            return OptionalLong.empty();
        }
    }
}
