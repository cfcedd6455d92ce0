package org.godwit.rehearsal.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.godwit.core.error.GodwitException;
import org.godwit.core.progress.CancelToken;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BundleTest {
    private static final String ROWS = "INSERT INTO t VALUES (1),(2),(3);\n".repeat(2000);

    @TempDir
    private Path folder;

    @Test
    void comesBackAsItWasWritten() throws GodwitException, IOException {
        Path file = good();
        try (Bundle bundle = Bundle.open(file)) {
            bundle.extract(folder.resolve("out"), CancelToken.create());
            assertThat(bundle.manifest().source().version()).isEqualTo("11.4.5-MariaDB");
            assertThat(bundle.json("statistics.json", Map.class)).containsEntry("rows", 3);
            assertThat(bundle.paths(BundleManifest.Role.DUMP)).containsExactly("data/001-shop.sql");
            assertThat(bundle.hash()).hasSize(64);
        }
        assertThat(folder.resolve("out/data/001-shop.sql")).hasContent(ROWS);
    }

    @Test
    void isReadableForItsOwnerOnly() throws GodwitException, IOException {
        Path file = good();
        try (Bundle bundle = Bundle.open(file)) {
            bundle.extract(folder.resolve("out"), CancelToken.create());
        }
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("out/log/binlog.000001")))).isEqualTo("rw-------");
    }

    @Test
    void leavesNothingWhenItIsNotFinished() throws GodwitException, IOException {
        try (BundleWriter writer = BundleWriter.create(folder.resolve("half.godwit"))) {
            writer.text("data/001-shop.sql", BundleManifest.Role.DUMP, ROWS);
        }
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void doesNotWriteOverAFile() throws GodwitException, IOException {
        Path file = Files.writeString(folder.resolve("mine.godwit"), "mine");
        assertThatThrownBy(() -> BundleWriter.create(file)).hasMessageContaining("already");
        assertThat(file).hasContent("mine");
    }

    @Test
    void refusesAFlippedByteInAnyPartAndNamesIt() throws GodwitException, IOException {
        Map<String, byte[]> parts = parts(good());
        for (String part : parts.keySet()) {
            if (part.equals(BundlePaths.MANIFEST)) {
                continue;
            }
            Map<String, byte[]> changed = new LinkedHashMap<>(parts);
            byte[] bytes = parts.get(part).clone();
            bytes[bytes.length / 2] ^= 1;
            changed.put(part, bytes);
            refused(zip("flipped-" + part.replace('/', '-'), changed), "GODWIT-BUNDLE-0002", part, "SHA-256");
        }
    }

    @Test
    void refusesAByteFlippedInTheArchiveItself() throws GodwitException, IOException {
        byte[] bytes = Files.readAllBytes(good());
        int refusals = 0;
        for (int at = 0; at < bytes.length; at += Math.max(1, bytes.length / 97)) {
            byte[] damaged = bytes.clone();
            damaged[at] ^= 0x10;
            Path file = Files.write(folder.resolve("damaged.godwit"), damaged);
            try (Bundle bundle = Bundle.open(file)) {
                bundle.verify(CancelToken.create());
            } catch (GodwitException e) {
                assertThat(e.problem().code()).startsWith("GODWIT-BUNDLE-");
                refusals++;
            }
        }
        // what is left are times and the like in headers, which say nothing about the contents
        assertThat(refusals).isGreaterThan(60);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.1, 0.5, 0.9, 0.999})
    void refusesACutFile(double kept) throws GodwitException, IOException {
        byte[] bytes = Files.readAllBytes(good());
        Path cut = Files.write(folder.resolve("cut.godwit"), java.util.Arrays.copyOf(bytes, (int) (bytes.length * kept)));
        refused(cut, "GODWIT-BUNDLE-0002", "directory", "cut");
    }

    @Test
    void refusesAnEmptyFileAndOneOfAnotherKind() throws IOException {
        refused(Files.write(folder.resolve("empty.godwit"), new byte[0]), "GODWIT-BUNDLE-0002", "directory");
        refused(Files.writeString(folder.resolve("text.godwit"), "SELECT 1".repeat(100)), "GODWIT-BUNDLE-0002", "directory");
        refused(zip("other", Map.of("a.txt", new byte[1])), "GODWIT-BUNDLE-0001", "manifest.json");
        refused(folder.resolve("none.godwit"), "GODWIT-BUNDLE-0001", "no such file");
    }

    @Test
    void refusesAMissingAndAnExtraPart() throws GodwitException, IOException {
        Map<String, byte[]> missing = parts(good());
        missing.remove("log/binlog.000001");
        refused(zip("missing", missing), "GODWIT-BUNDLE-0002", "log/binlog.000001", "missing");
        Map<String, byte[]> extra = parts(folder.resolve("good.godwit"));
        extra.put("data/002-evil.sql", "DROP DATABASE shop;".getBytes(StandardCharsets.UTF_8));
        refused(zip("extra", extra), "GODWIT-BUNDLE-0003", "data/002-evil.sql", "table of contents");
    }

    @ParameterizedTest
    @ValueSource(strings = {"../evil.sql", "/etc/evil", "data/../../evil", "data//evil", "C:/evil", "data\\\\evil", "data/.hidden", "nul", "data/con.sql", "x/"})
    void refusesNamesThatCouldLeaveTheFolder(String name) throws GodwitException, IOException {
        Map<String, byte[]> parts = parts(good());
        byte[] rows = parts.remove("data/001-shop.sql");
        String manifest = new String(parts.remove(BundlePaths.MANIFEST), StandardCharsets.UTF_8).replace("data/001-shop.sql", name);
        parts.put(name.replace("\\\\", "\\"), rows);
        parts.put(BundlePaths.MANIFEST, manifest.getBytes(StandardCharsets.UTF_8));
        refused(zip("slip", parts), "GODWIT-BUNDLE-0003", "outside");
        assertThat(folder.resolve("evil.sql")).doesNotExist();
        assertThat(folder.getParent().resolve("evil.sql")).doesNotExist();
    }

    @Test
    void refusesAPartThatGrowsBeyondItsSize() throws GodwitException, IOException {
        Map<String, byte[]> parts = parts(good());
        parts.put("data/001-shop.sql", new byte[50 << 20]);
        refused(zip("bomb", parts), "GODWIT-BUNDLE-0002", "data/001-shop.sql", "longer");
    }

    @Test
    void refusesWhatDoesNotFitOnTheDisk() throws GodwitException, IOException {
        Map<String, byte[]> parts = parts(good());
        String manifest = new String(parts.get(BundlePaths.MANIFEST), StandardCharsets.UTF_8).replace("\"bytes\" : " + ROWS.length(), "\"bytes\" : 9000000000000000");
        parts.put(BundlePaths.MANIFEST, manifest.getBytes(StandardCharsets.UTF_8));
        refused(zip("large", parts), "GODWIT-BUNDLE-0004", "data/001-shop.sql", "9,000,000,000,000,000");
    }

    @Test
    void refusesANewerFormatAndAForeignManifest() throws GodwitException, IOException {
        Map<String, byte[]> parts = parts(good());
        String manifest = new String(parts.get(BundlePaths.MANIFEST), StandardCharsets.UTF_8);
        parts.put(BundlePaths.MANIFEST, manifest.replace("\"version\" : 1,", "\"version\" : 99,").getBytes(StandardCharsets.UTF_8));
        refused(zip("newer", parts), "GODWIT-BUNDLE-0005", "99");
        parts.put(BundlePaths.MANIFEST, manifest.replace(BundleManifest.FORMAT, "other").getBytes(StandardCharsets.UTF_8));
        refused(zip("foreign", parts), "GODWIT-BUNDLE-0001", "another program");
        parts.put(BundlePaths.MANIFEST, "{\"format\":\"godwit-rehearsal-bundle\"".getBytes(StandardCharsets.UTF_8));
        refused(zip("broken", parts), "GODWIT-BUNDLE-0002", BundlePaths.MANIFEST);
        parts.put(BundlePaths.MANIFEST, "{\"format\":\"godwit-rehearsal-bundle\",\"version\":1}".getBytes(StandardCharsets.UTF_8));
        refused(zip("hollow", parts), "GODWIT-BUNDLE-0002", BundlePaths.MANIFEST);
    }

    private void refused(Path file, String code, String... words) {
        assertThatThrownBy(() -> {
            try (Bundle bundle = Bundle.open(file)) {
                bundle.extract(folder.resolve("refused-" + System.nanoTime()), CancelToken.create());
            }
        }).isInstanceOfSatisfying(GodwitException.class, e -> assertThat(e.problem().code()).isEqualTo(code)).hasMessageContainingAll(words);
    }

    private Path good() throws GodwitException {
        Path file = folder.resolve("good.godwit");
        try (BundleWriter writer = BundleWriter.create(file)) {
            writer.text("data/001-shop.sql", BundleManifest.Role.DUMP, ROWS);
            writer.part("log/binlog.000001", BundleManifest.Role.LOG, out -> out.write(new byte[] {(byte) 0xFE, 'b', 'i', 'n', 1, 2, 3}));
            writer.json("statistics.json", Map.of("rows", 3));
            writer.finish("Godwit", new BundleManifest.Source("MariaDB", "11.4.5-MariaDB", true, true), "", new BundleManifest.Log("{}", 1, "{}", 2, java.util.List.of("log/binlog.000001"), ""));
        }
        return file;
    }

    private static Map<String, byte[]> parts(Path file) throws IOException {
        Map<String, byte[]> parts = new LinkedHashMap<>();
        try (ZipFile zip = new ZipFile(file.toFile())) {
            for (ZipEntry entry : (Iterable<ZipEntry>) zip.stream().map(e -> (ZipEntry) e)::iterator) {
                parts.put(entry.getName(), zip.getInputStream(entry).readAllBytes());
            }
        }
        return parts;
    }

    private Path zip(String name, Map<String, byte[]> parts) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream out = bytes; ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, byte[]> part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue());
                zip.closeEntry();
            }
        }
        return Files.write(folder.resolve(name + ".godwit"), bytes.toByteArray());
    }
}
