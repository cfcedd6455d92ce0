package org.godwit.connector.mysql.examine;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.godwit.connector.mysql.connect.Connections;
import org.godwit.connector.mysql.connect.Session;
import org.godwit.core.error.GodwitException;
import org.godwit.core.model.ObjectName;
import org.godwit.core.progress.CancelToken;
import org.godwit.core.spi.Examiner.Space;
import org.godwit.core.spi.ServerInfo;
import org.godwit.schema.mysql.Sql;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How much room a server has, where that can be measured: by MariaDB's DISKS plugin (MariaDB knowledge base, "Disks Plugin"), or by the file system when the server runs on this computer. Without state.
 */
public final class FreeSpace {
    private static final Logger LOG = LoggerFactory.getLogger(FreeSpace.class);
    private static final String DISKS = "SELECT Available, Total, Path FROM information_schema.DISKS ORDER BY Available DESC LIMIT 1";
    /** CREATE TABLE option of a table that does not lie in the data folder. */
    private static final Pattern OWN_FOLDER = Pattern.compile("DATA DIRECTORY\\s*=?\\s*'([^']+)'");
    private static final Space UNKNOWN = new Space(OptionalLong.empty(), OptionalLong.empty(), "the server runs elsewhere and does not tell");

    private FreeSpace() {
    }

    /**
     * The room of the data folder, or of where a table or a file of the server lies.
     *
     * @param file relative to the data folder
     */
    public static Space look(Connections connections, ServerInfo server, Optional<ObjectName> table, Optional<String> file, CancelToken cancel) throws GodwitException {
        try (Session session = connections.pooled(cancel)) {
            if (isHere(connections, server)) {
                Path data = Path.of(server.variable("datadir"));
                Optional<Path> folder = file.map(data::resolve).map(Path::getParent).filter(Files::isDirectory);
                if (folder.isEmpty()) {
                    folder = Optional.of(table.isPresent() ? ownFolder(session, table.get(), cancel).map(Path::of).orElse(data) : data).filter(f -> !f.toString().isEmpty() && Files.isDirectory(f));
                }
                if (folder.isPresent()) {
                    return usable(folder.get().normalize());
                }
            }
            boolean plugin = !session.query("SELECT 1 FROM information_schema.TABLES WHERE TABLE_SCHEMA = 'information_schema' AND TABLE_NAME = 'DISKS'", List.of(), row -> 1, cancel).isEmpty();
            return plugin
                    ? session.query(DISKS, List.of(), row -> new Space(OptionalLong.of(row.getLong(1) << 10), OptionalLong.of(row.getLong(2) << 10), row.getString(3) + ", by information_schema.DISKS"), cancel)
                            .stream().findFirst().orElse(UNKNOWN)
                    : UNKNOWN;
        }
    }

    private static Optional<String> ownFolder(Session session, ObjectName table, CancelToken cancel) throws GodwitException {
        boolean exists = !session.query("SELECT 1 FROM information_schema.TABLES WHERE TABLE_SCHEMA = ? AND TABLE_NAME = ?", List.of(table.schema(), table.name()), row -> 1, cancel).isEmpty();
        if (!exists) {
            return Optional.empty();
        }
        List<String> text = session.query("SHOW CREATE TABLE " + Sql.quote(table), List.of(), row -> row.getString(2), cancel);
        Matcher matcher = OWN_FOLDER.matcher(text.isEmpty() ? "" : text.getFirst());
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    /** Loopback and our own host name; a server in a container may still have another disk, then its folder does not exist here. */
    private static boolean isHere(Connections connections, ServerInfo server) {
        try {
            return InetAddress.getByName(connections.dataSource().host()).isLoopbackAddress() && InetAddress.getLocalHost().getHostName().equalsIgnoreCase(server.variable("hostname"));
        } catch (UnknownHostException e) {
            LOG.debug("This computer's name is not known", e);
            return false;
        }
    }

    private static Space usable(Path folder) {
        try {
            FileStore store = Files.getFileStore(folder);
            return new Space(OptionalLong.of(store.getUsableSpace()), OptionalLong.of(store.getTotalSpace()), folder + ", by the file system");
        } catch (IOException e) {
            LOG.debug("The free space of {} is not known", folder, e);
            return UNKNOWN;
        }
    }
}
