package org.godwit.rehearsal.bundle;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.godwit.core.error.CoreError;
import org.godwit.core.error.GodwitException;

/**
 * What a bundle says that it holds, checked against what is in the archive. Immutable.
 *
 * @param hash SHA-256 of the table of contents, and by it of everything
 */
record BundleContents(BundleManifest manifest, String hash) {
    private static final ObjectMapper JSON = new ObjectMapper().configure(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES, true);
    private static final int LARGEST_MANIFEST = 16 << 20;
    private static final int MOST_PARTS = 100_000;

    /** @throws GodwitException naming the part for which the archive is refused */
    static BundleContents of(Path file, ZipFile zip) throws GodwitException {
        byte[] text = text(file, zip);
        BundleManifest manifest = read(file, text);
        check(file, zip, manifest);
        return new BundleContents(manifest, HexFormat.of().formatHex(BundleWriter.sha256().digest(text)));
    }

    static ZipFile zip(Path file) throws GodwitException {
        if (!Files.isRegularFile(file)) {
            throw new GodwitException(BundleError.NO_BUNDLE, file, "there is no such file");
        }
        try {
            return new ZipFile(file.toFile());
        } catch (ZipException e) {
            throw new GodwitException(BundleError.DAMAGED, e, file, "directory", "it is cut or no archive (" + e.getMessage() + ")");
        } catch (IOException e) {
            throw new GodwitException(CoreError.FILE, e, file, e.toString());
        }
    }

    private static byte[] text(Path file, ZipFile zip) throws GodwitException {
        ZipEntry entry = zip.getEntry(BundlePaths.MANIFEST);
        if (entry == null) {
            throw new GodwitException(BundleError.NO_BUNDLE, file, "it has no " + BundlePaths.MANIFEST);
        }
        try (InputStream in = zip.getInputStream(entry)) {
            byte[] text = in.readNBytes(LARGEST_MANIFEST + 1);
            if (text.length > LARGEST_MANIFEST) {
                throw new GodwitException(BundleError.UNSAFE, file, BundlePaths.MANIFEST, "is larger than " + LARGEST_MANIFEST + " bytes");
            }
            return text;
        } catch (IOException e) {
            throw new GodwitException(BundleError.DAMAGED, e, file, BundlePaths.MANIFEST, e.getMessage());
        }
    }

    private static BundleManifest read(Path file, byte[] text) throws GodwitException {
        try {
            JsonNode node = JSON.readTree(text);
            if (!node.path("format").asText("").equals(BundleManifest.FORMAT)) {
                throw new GodwitException(BundleError.NO_BUNDLE, file, "its manifest is another program's");
            }
            if (node.path("version").asInt() > BundleManifest.VERSION) {
                throw new GodwitException(BundleError.NEWER, file, node.path("version").asInt(), BundleManifest.VERSION);
            }
            return JSON.treeToValue(node, BundleManifest.class);
        } catch (JsonProcessingException e) {
            throw new GodwitException(BundleError.DAMAGED, e, file, BundlePaths.MANIFEST, "it cannot be read (" + e.getOriginalMessage() + ")");
        } catch (IOException e) {
            throw new GodwitException(CoreError.FILE, e, file, e.toString());
        }
    }

    /** The archive and its table of contents must name the same parts, each once, under names that stay inside. */
    private static void check(Path file, ZipFile zip, BundleManifest manifest) throws GodwitException {
        Set<String> listed = new HashSet<>();
        Set<String> folded = new HashSet<>();
        for (BundleManifest.Part part : manifest.parts()) {
            refuse(file, part.path(), BundlePaths.problem(part.path()));
            refuse(file, part.path(), folded.add(part.path().toLowerCase(Locale.ROOT)) ? "" : "is listed twice");
            refuse(file, part.path(), part.bytes() >= 0 ? "" : "has no size");
            listed.add(part.path());
        }
        refuse(file, BundlePaths.MANIFEST, listed.size() <= MOST_PARTS ? "" : "lists more than " + MOST_PARTS + " parts");
        Set<String> there = new HashSet<>();
        for (ZipEntry entry : (Iterable<ZipEntry>) zip.stream().map(e -> (ZipEntry) e)::iterator) {
            refuse(file, entry.getName(), there.add(entry.getName()) ? "" : "is there twice");
            refuse(file, entry.getName(), listed.contains(entry.getName()) || entry.getName().equals(BundlePaths.MANIFEST) ? "" : "is not in its table of contents");
        }
        for (String path : listed) {
            if (!there.contains(path)) {
                throw new GodwitException(BundleError.DAMAGED, file, path, "it is missing");
            }
        }
        for (String log : manifest.log().files()) {
            if (!listed.contains(log)) {
                throw new GodwitException(BundleError.DAMAGED, file, log, "it is missing");
            }
        }
    }

    /** @param problem empty when there is none */
    static void refuse(Path file, String part, String problem) throws GodwitException {
        if (!problem.isEmpty()) {
            throw new GodwitException(BundleError.UNSAFE, file, part, problem);
        }
    }
}
