package org.godwit.rehearsal.twin;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Command lines of the server program (MariaDB server manual, "mariadbd options"). They never contain a password. */
final class ServerArguments {
    private ServerArguments() {
    }

    /** What initialising and running have in common. */
    private static List<String> common(ServerBinaries binaries, Path data) throws IOException {
        List<String> arguments = new ArrayList<>(List.of(binaries.server().toString(), "--no-defaults", "--basedir=" + binaries.home(), "--datadir=" + data,
                "--lc-messages-dir=" + binaries.share(), "--character-sets-dir=" + binaries.share().resolve("charsets")));
        if (isRoot(data)) {
            arguments.add("--user=root");
        }
        return arguments;
    }

    /** Reads statements, one a line, from standard input and ends; what {@code mariadb-install-db} runs. */
    static List<String> bootstrap(ServerBinaries binaries, Path data) throws IOException {
        List<String> arguments = common(binaries, data);
        arguments.addAll(List.of("--bootstrap", "--log-warnings=0", "--enforce-storage-engine=", "--max-allowed-packet=8M", "--innodb-log-file-size=8M"));
        return arguments;
    }

    /**
     * A server for one laptop user: loopback only, binary log on, tuned for throughput rather than for surviving a power cut, since a twin is thrown away anyway.
     * The socket is named relative to the data directory, because a socket's path may have only about 100 characters. TLS is off: nothing leaves the machine.
     */
    static List<String> run(ServerBinaries binaries, TwinRequest request, Path folder, int port) throws IOException {
        List<String> arguments = common(binaries, folder.resolve("data"));
        arguments.addAll(List.of("--bind-address=127.0.0.1", "--port=" + port, "--skip-name-resolve", "--disable-ssl", "--tmpdir=" + folder.resolve("tmp"), "--pid-file=" + folder.resolve("mariadbd.pid"),
                "--init-file=" + folder.resolve("init.sql"), "--local-infile=ON", "--log-bin=binlog", "--binlog-format=ROW", "--binlog-row-image=FULL", "--binlog-row-metadata=FULL",
                "--sync-binlog=0", "--server-id=" + request.serverId(), "--gtid-domain-id=" + request.serverId(), "--character-set-server=utf8mb4", "--max-allowed-packet=1G", "--max-connections=250", "--table-open-cache=1000",
                "--performance-schema=OFF",
                "--open-files-limit=4096", "--innodb-buffer-pool-size=" + request.bufferPoolMegabytes() + "M", "--innodb-log-file-size=192M", "--innodb-flush-log-at-trx-commit=2", "--innodb-doublewrite=OFF",
                "--innodb-buffer-pool-dump-at-shutdown=OFF", "--innodb-buffer-pool-load-at-startup=OFF"));
        if (!binaries.platform().isWindows()) {
            arguments.add("--socket=../s");
        }
        request.serverOptions().forEach(arguments::add);
        return arguments;
    }

    /** The server refuses to run as root unless told so; who we are shows in the owner of what we made. */
    private static boolean isRoot(Path madeByUs) throws IOException {
        return madeByUs.getFileSystem().supportedFileAttributeViews().contains("unix") && Integer.valueOf(0).equals(Files.getAttribute(madeByUs, "unix:uid"));
    }
}
