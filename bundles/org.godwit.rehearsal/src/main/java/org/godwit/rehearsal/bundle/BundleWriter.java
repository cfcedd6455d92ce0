package org.godwit.rehearsal.bundle;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.godwit.core.error.CoreError;
import org.godwit.core.error.GodwitException;
import org.godwit.core.file.OwnerOnlyFiles;

/**
 * Writes a bundle part by part into a file beside the one wanted, which appears in one move when it is whole: whoever stops in between leaves nothing. Readable for its owner only. Used by one thread.
 */
public final class BundleWriter implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path file;
    private final Path fresh;
    private final ZipOutputStream zip;
    private final List<BundleManifest.Part> parts = new ArrayList<>();
    private boolean closed;

    private BundleWriter(Path file, Path fresh, ZipOutputStream zip) {
        this.file = file;
        this.fresh = fresh;
        this.zip = zip;
    }

    /** Writes the bytes of a part. */
    @FunctionalInterface
    public interface Content {
        void write(OutputStream out) throws IOException, GodwitException;
    }

    /** @throws GodwitException when there is such a file already, or none can be written */
    public static BundleWriter create(Path file) throws GodwitException {
        Path target = file.toAbsolutePath();
        if (Files.exists(target)) {
            throw new GodwitException(BundleError.EXISTS, file);
        }
        OwnerOnlyFiles.missingFolder(target.getParent());
        Path fresh = target.resolveSibling("." + target.getFileName() + "." + ProcessHandle.current().pid() + ".part");
        try {
            Files.deleteIfExists(fresh);
            return new BundleWriter(target, fresh, new ZipOutputStream(new BufferedOutputStream(Channels.newOutputStream(OwnerOnlyFiles.createChannel(fresh)), 1 << 16), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new GodwitException(CoreError.FILE, e, fresh, e.toString());
        }
    }

    /** Adds a part. */
    public void part(String path, BundleManifest.Role role, Content content) throws GodwitException {
        String problem = BundlePaths.problem(path);
        if (!problem.isEmpty() || parts.stream().anyMatch(p -> p.path().equalsIgnoreCase(path))) {
            throw new IllegalArgumentException("part " + path + " " + problem);
        }
        try {
            zip.putNextEntry(new ZipEntry(path));
            Counted counted = new Counted(zip);
            content.write(counted);
            zip.closeEntry();
            parts.add(new BundleManifest.Part(path, role, counted.bytes, HexFormat.of().formatHex(counted.digest.digest())));
        } catch (IOException e) {
            throw new GodwitException(CoreError.FILE, e, file, e.toString());
        }
    }

    /** Adds a part of text. */
    public void text(String path, BundleManifest.Role role, String text) throws GodwitException {
        part(path, role, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
    }

    /** Adds a value as JSON. */
    public void json(String path, Object value) throws GodwitException {
        part(path, BundleManifest.Role.FACTS, out -> out.write(JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(value)));
    }

    /** A name for a part, made of any text. */
    public static String safeName(String text) {
        return BundlePaths.safe(text);
    }

    /** Writes the table of contents and lets the file appear. */
    public BundleManifest finish(String program, BundleManifest.Source source, String masking, BundleManifest.Log log) throws GodwitException {
        BundleManifest manifest = new BundleManifest(BundleManifest.FORMAT, BundleManifest.VERSION, Instant.now().truncatedTo(ChronoUnit.SECONDS).toString(), program, source, masking, log, parts);
        try {
            zip.putNextEntry(new ZipEntry(BundlePaths.MANIFEST));
            zip.write(JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(manifest));
            zip.closeEntry();
            closed = true;
            zip.close();
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
            return manifest;
        } catch (IOException e) {
            throw new GodwitException(CoreError.FILE, e, file, e.toString());
        }
    }

    /** Removes what is not whole; does nothing after {@link #finish}. */
    @Override
    public void close() throws GodwitException {
        try {
            if (!closed) {
                closed = true;
                zip.close();
            }
            Files.deleteIfExists(fresh);
        } catch (IOException e) {
            throw new GodwitException(CoreError.FILE, e, fresh, e.toString());
        }
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** Counts and digests what goes by; closing it leaves the archive open. */
    private static final class Counted extends FilterOutputStream {
        private final MessageDigest digest = sha256();
        private long bytes;

        Counted(OutputStream out) {
            super(out);
        }

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] array, int from, int length) throws IOException {
            out.write(array, from, length);
            digest.update(array, from, length);
            bytes += length;
        }

        @Override
        public void close() {
            // the archive goes on
        }
    }
}
