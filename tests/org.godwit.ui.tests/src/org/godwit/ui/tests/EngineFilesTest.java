package org.godwit.ui.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import org.godwit.core.model.DataSource;
import org.godwit.core.progress.CancelToken;
import org.godwit.rehearsal.faults.ChildProgram;
import org.godwit.rehearsal.faults.Fault;
import org.godwit.rehearsal.faults.FaultResult;
import org.godwit.rehearsal.faults.FaultSite;
import org.godwit.rehearsal.faults.FaultStage;
import org.godwit.rehearsal.run.RunListener;
import org.godwit.rehearsal.run.VerifyOnly;
import org.godwit.runtime.EngineFiles;
import org.godwit.supervisor.StudioConfig;
import org.godwit.ui.Studios;
import org.godwit.ui.tests.PairExtension.Pair;
import org.godwit.ui.tests.harness.StudioExtension;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The engine of the window on a class path, as the processes have it that a rehearsal starts and kills. */
@ExtendWith({StudioExtension.class, PairExtension.class})
class EngineFilesTest {
    /** Everything is found again without Equinox: nothing of this workbench's class loaders is behind these classes. */
    @Test
    void holdTheEngineWithAllItsConnectors() throws Exception {
        List<Path> files = EngineFiles.of(FaultStage.class);
        assertThat(files).allSatisfy(f -> assertThat(f).exists());
        URL[] urls = files.stream().map(EngineFilesTest::url).toArray(URL[]::new);
        try (URLClassLoader alone = new URLClassLoader(urls, ClassLoader.getPlatformClassLoader())) {
            Class<?> config = alone.loadClass(StudioConfig.class.getName());
            assertThat(config.getClassLoader()).isSameAs(alone);
            List<?> found = (List<?>) config.getMethod("foundConnectors").invoke(null);
            assertThat(found).extracting(c -> c.getClass().getName()).containsExactlyInAnyOrderElementsOf(StudioConfig.foundConnectors().stream().map(c -> c.getClass().getName()).toList());
            assertThat(alone.loadClass("org.h2.Driver").getClassLoader()).isSameAs(alone);
        }
    }

    @Test
    @Tag("slow")
    void letARehearsalKillProcesses(Pair pair, @TempDir Path scratch) throws Exception {
        DataSource source = pair.source().dataSource();
        DataSource target = pair.target().dataSource();
        VerifyOnly projects = new VerifyOnly(Studios.get(), RunListener.SILENT, "killed", id -> {
            // the process has a workspace of its own
        });
        Path folder = Files.createDirectory(scratch.resolve("kills"));
        FaultSite site = new FaultSite(Studios.get(), projects, d -> d, source, target, List.of(), 11, folder, Optional.of(new ChildProgram(EngineFiles.of(FaultStage.class))), CancelToken.create());
        List<FaultResult> results = new FaultStage(site).run(List.of(Fault.KILLED_PROCESS), (fault, done, all) -> {
            // nobody watches
        });
        assertThat(results).hasSize(1).allSatisfy(r -> assertThat(r.ending()).as(r.toString()).isEqualTo(FaultResult.Ending.RECOVERED));
        assertThat(pair.read("SELECT COUNT(*) FROM information_schema.schemata WHERE schema_name LIKE 'godwit_fault%'")).isEqualTo("0");
    }

    private static URL url(Path file) {
        try {
            return file.toUri().toURL();
        } catch (MalformedURLException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
