package org.godwit.rehearsal.bundle;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.godwit.core.error.CoreError;
import org.godwit.core.error.GodwitException;
import org.godwit.core.file.OwnerOnlyFiles;
import org.godwit.core.progress.CancelToken;
import org.godwit.rehearsal.dump.Definitions;

/**
 * A bundle that is read. Nothing of it is trusted: names must stay inside their folder, each part must have the size and the digest that the table of contents gives, and there may be no part
 * besides. Closing it closes the file. Used by one thread.
 */
public final class Bundle implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper().configure(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES, true);
    private static final int LARGEST_TEXT = 16 << 20;
    private static final int LARGEST_FACTS = 4 * LARGEST_TEXT;
    private static final long SPARE = 64L << 20;

    private final Path file;
    private final ZipFile zip;
    private final BundleManifest manifest;
    private final String hash;

    private Bundle(Path file, ZipFile zip, BundleManifest manifest, String hash) {
        this.file = file;
        this.zip = zip;
        this.manifest = manifest;
        this.hash = hash;
    }

    /** Whether the file is meant to be a bundle, by its ending or its first bytes. */
    public static boolean isBundle(Path file) {
        if (!Files.isRegularFile(file)) {
            return false;
        }
        if (file.getFileName().toString().toLowerCase(Locale.ROOT).endsWith(".godwit")) {
            return true;
        }
        try (InputStream in = Files.newInputStream(file)) {
            byte[] magic = in.readNBytes(4);
            return magic.length == 4 && magic[0] == 'P' && magic[1] == 'K' && magic[2] == 3 && magic[3] == 4;
        } catch (IOException e) {
            return false;
        }
    }

    /** Opens a bundle and looks at its table of contents; the parts themselves are checked when they are read. */
    public static Bundle open(Path file) throws GodwitException {
        ZipFile zip = BundleContents.zip(file);
        boolean good = false;
        try {
            BundleContents contents = BundleContents.of(file, zip);
            good = true;
            return new Bundle(file, zip, contents.manifest(), contents.hash());
        } finally {
            if (!good) {
                closeQuietly(zip);
            }
        }
    }

    private void refuse(String part, String problem) throws GodwitException {
        BundleContents.refuse(file, part, problem);
    }

    public BundleManifest manifest() {
        return manifest;
    }

    /** SHA-256 of the table of contents, and by it of everything. */
    public String hash() {
        return hash;
    }

    /** Reads every part once and checks it. */
    public void verify(CancelToken cancel) throws GodwitException {
        for (BundleManifest.Part part : manifest.parts()) {
            copy(part, OutputStream.nullOutputStream(), cancel);
        }
    }

    /**
     * Writes all parts below a folder, which belongs to the caller also after a failure.
     *
     * @throws GodwitException naming the part when one is not what the table of contents says
     */
    public void extract(Path folder, CancelToken cancel) throws GodwitException {
        Path root = OwnerOnlyFiles.folder(folder.toAbsolutePath().normalize());
        requireSpace(root);
        for (BundleManifest.Part part : manifest.parts()) {
            Path to = root.resolve(part.path()).normalize();
            refuse(part.path(), to.startsWith(root) ? "" : "lies outside of its folder");
            OwnerOnlyFiles.missingFolder(to.getParent());
            try (OutputStream out = Channels.newOutputStream(OwnerOnlyFiles.createChannel(to))) {
                copy(part, out, cancel);
            } catch (IOException e) {
                throw new GodwitException(CoreError.FILE, e, to, e.toString());
            }
        }
    }

    private void requireSpace(Path root) throws GodwitException {
        try {
            long left = Files.getFileStore(root).getUsableSpace() - SPARE;
            for (BundleManifest.Part part : manifest.parts()) {
                if (part.bytes() > left) {
                    throw new GodwitException(BundleError.TOO_LARGE, file, part.path(), part.bytes(), Math.max(0, left));
                }
                left -= part.bytes();
            }
        } catch (IOException e) {
            throw new GodwitException(CoreError.FILE, e, root, e.toString());
        }
    }

    /** A part of facts as JSON. */
    public <T> T json(String path, Class<T> type) throws GodwitException {
        BundleManifest.Part part = manifest.part(path).orElseThrow(() -> new GodwitException(BundleError.DAMAGED, file, path, "it is missing"));
        refuse(path, part.bytes() <= LARGEST_FACTS ? "" : "is larger than facts are");
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        copy(part, bytes, CancelToken.create());
        try {
            return JSON.readValue(bytes.toByteArray(), type);
        } catch (IOException e) {
            throw new GodwitException(BundleError.DAMAGED, e, file, path, "it cannot be read (" + e.getMessage() + ")");
        }
    }

    /** A part of text to look at; empty when there is none of that name. */
    public String text(String path, CancelToken cancel) throws GodwitException {
        Optional<BundleManifest.Part> part = manifest.part(path);
        if (part.isEmpty()) {
            return "";
        }
        refuse(path, part.get().bytes() <= LARGEST_TEXT ? "" : "is larger than a text is");
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        copy(part.get(), bytes, cancel);
        return bytes.toString(StandardCharsets.UTF_8);
    }

    /** The CREATE statements of its tables and views, by {@code database.name}. */
    public Map<String, String> definitions(CancelToken cancel) throws GodwitException {
        Map<String, String> all = new LinkedHashMap<>();
        for (String path : paths(BundleManifest.Role.DUMP)) {
            try (InputStream in = zip.getInputStream(zip.getEntry(path)); InputStream plain = path.endsWith(".gz") ? new GZIPInputStream(in) : in) {
                all.putAll(Definitions.of(plain, cancel));
            } catch (ZipException e) {
                throw new GodwitException(BundleError.DAMAGED, e, file, path, String.valueOf(e.getMessage()));
            } catch (IOException e) {
                throw new GodwitException(CoreError.FILE, e, file, e.toString());
            }
        }
        return all;
    }

    private void copy(BundleManifest.Part part, OutputStream out, CancelToken cancel) throws GodwitException {
        MessageDigest digest = BundleWriter.sha256();
        byte[] buffer = new byte[1 << 16];
        long bytes = 0;
        try (InputStream in = zip.getInputStream(zip.getEntry(part.path()))) {
            for (int got = read(part, in, buffer); got >= 0; got = read(part, in, buffer)) {
                cancel.check();
                bytes += got;
                if (bytes > part.bytes()) {
                    throw new GodwitException(BundleError.DAMAGED, file, part.path(), "it is longer than the " + part.bytes() + " bytes it should have");
                }
                digest.update(buffer, 0, got);
                out.write(buffer, 0, got);
            }
        } catch (ZipException e) {
            throw new GodwitException(BundleError.DAMAGED, e, file, part.path(), String.valueOf(e.getMessage()));
        } catch (IOException e) {
            throw new GodwitException(CoreError.FILE, e, file, e.toString());
        }
        if (bytes != part.bytes()) {
            throw new GodwitException(BundleError.DAMAGED, file, part.path(), "it has " + bytes + " bytes instead of " + part.bytes());
        }
        if (!HexFormat.of().formatHex(digest.digest()).equalsIgnoreCase(part.sha256())) {
            throw new GodwitException(BundleError.DAMAGED, file, part.path(), "its SHA-256 is not the one in the table of contents");
        }
    }

    private int read(BundleManifest.Part part, InputStream in, byte[] buffer) throws GodwitException {
        try {
            return in.read(buffer);
        } catch (IOException e) {
            throw new GodwitException(BundleError.DAMAGED, e, file, part.path(), String.valueOf(e.getMessage()));
        }
    }

    private static void closeQuietly(ZipFile zip) {
        try {
            zip.close();
        } catch (IOException e) {
            org.slf4j.LoggerFactory.getLogger(Bundle.class).debug("closing", e);
        }
    }

    @Override
    public void close() throws GodwitException {
        try {
            zip.close();
        } catch (IOException e) {
            throw new GodwitException(CoreError.FILE, e, file, e.toString());
        }
    }

    /** Names of the parts of one kind, in order. */
    public List<String> paths(BundleManifest.Role role) {
        return manifest.parts(role).stream().map(BundleManifest.Part::path).sorted().toList();
    }
}
