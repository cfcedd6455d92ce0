package org.godwit.rehearsal.twin;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.godwit.core.error.GodwitException;
import org.godwit.core.progress.CancelToken;
import org.godwit.rehearsal.RehearsalError;

/**
 * An initialised, empty data directory in the cache, made once per server version and copied for each twin, which is several times faster than initialising. It holds no account that
 * could log in; each twin makes its own. The statements are those that {@code mariadb-install-db} feeds to the server, without the texts of HELP; that script itself needs a Unix shell.
 */
final class DataTemplate {
    private static final List<String> SCRIPTS = List.of("mariadb_system_tables.sql", "mariadb_performance_tables.sql", "mariadb_system_tables_data.sql", "maria_add_gis_sp_bootstrap.sql",
            "mariadb_sys_schema.sql");

    private final Path cache;
    private final ServerBinaries binaries;

    DataTemplate(Path cache, ServerBinaries binaries) {
        this.cache = cache;
        this.binaries = binaries;
    }

    /** Makes {@code data} a fresh copy. */
    void copyTo(Path data, CancelToken cancel) throws GodwitException {
        Path template = cache.resolve("template-" + binaries.version() + "-" + binaries.fingerprint());
        try (ProcessLock lock = ProcessLock.acquire(cache.resolve("cache.lock"))) {
            if (!Files.isDirectory(template)) {
                make(template, cancel);
            }
        } catch (IOException e) {
            throw new GodwitException(RehearsalError.TWIN_FILES, e, cache, e.getMessage());
        }
        try {
            Trees.copy(template, data);
        } catch (IOException e) {
            throw new GodwitException(RehearsalError.TWIN_FILES, e, data, e.getMessage());
        }
    }

    private void make(Path template, CancelToken cancel) throws IOException, GodwitException {
        Path work = cache.resolve(template.getFileName() + ".new");
        Trees.delete(work);
        Path data = Trees.createPrivate(Trees.createPrivate(work).resolve("data"));
        Files.createDirectory(data.resolve("mysql"));
        Path log = work.resolve("bootstrap.log");
        Process server = new ProcessBuilder(ServerArguments.bootstrap(binaries, data)).directory(work.toFile()).redirectErrorStream(true).redirectOutput(log.toFile()).start();
        try (CancelToken.Registration registration = cancel.onCancel(server::destroyForcibly)) {
            IOException broken = feed(server);
            int status = server.waitFor();
            cancel.check();
            if (status != 0 || broken != null) {
                throw new GodwitException(RehearsalError.TWIN_INIT, broken, LogTail.of(log));
            }
        } catch (InterruptedException e) {
            server.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new GodwitException(org.godwit.core.error.CoreError.CANCELLED, e);
        }
        Files.move(data, template, StandardCopyOption.ATOMIC_MOVE);
        Trees.delete(work);
    }

    /** @return the failure to write, which mostly means that the server ended early and its log says why; null when all was taken */
    private IOException feed(Process server) {
        try (OutputStream in = new BufferedOutputStream(server.getOutputStream(), 1 << 16)) {
            line(in, "create database if not exists mysql;");
            line(in, "use mysql;");
            line(in, "SET @auth_root_socket=NULL;");
            for (String script : SCRIPTS) {
                Files.copy(binaries.share().resolve(script), in);
                line(in, "");
            }
            line(in, "DELETE FROM mysql.global_priv WHERE User <> 'mariadb.sys';");
            line(in, "DELETE FROM mysql.proxies_priv;");
            return null;
        } catch (IOException e) {
            return e;
        }
    }

    private static void line(OutputStream out, String text) throws IOException {
        out.write((text + "\n").getBytes(StandardCharsets.UTF_8));
    }
}
