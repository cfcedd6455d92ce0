package org.godwit.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Properties;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.godwit.core.model.DataSourceType;
import org.godwit.core.model.StepName;
import org.godwit.core.option.Option;
import org.godwit.core.spi.Connector;
import org.godwit.store.StoreSettings;
import org.godwit.supervisor.diagnosis.Bottleneck;
import org.godwit.supervisor.diagnosis.CauseCode;
import org.godwit.supervisor.internal.run.TaskType;
import org.godwit.supervisor.service.StructObject;
import org.godwit.transfer.full.FullImportOptions;
import org.godwit.transfer.incr.IncrOptions;
import org.godwit.transfer.verify.VerifyOptions;
import org.junit.jupiter.api.Test;

/** Every fixed word of the engine that the window shows of the MySQL family has its Chinese text. */
class WordsTest {
    private static final Path FILE = Path.of("../../bundles/org.godwit.ui/src/org/godwit/ui/engine_zh_CN.properties");

    private static Properties words() throws IOException {
        Properties words = new Properties();
        try (Reader file = Files.newBufferedReader(FILE)) {
            words.load(file);
        }
        return words;
    }

    private static <E extends Enum<E>> Stream<String> names(String prefix, Class<E> type) {
        return Arrays.stream(type.getEnumConstants()).map(e -> prefix + "." + e.name());
    }

    private static Stream<Connector> connectors() {
        return ServiceLoader.load(Connector.class).stream().map(ServiceLoader.Provider::get).filter(c -> c.types().contains(DataSourceType.MYSQL));
    }

    /** Parameters of an Incr-Sync are shown without the prefix that a project writes. */
    private static Stream<String> parameters() {
        Stream<Option<?>> options = Stream.of(FullImportOptions.ALL, IncrOptions.ALL, VerifyOptions.ALL, StoreSettings.OPTIONS).flatMap(l -> l.stream());
        return Stream.concat(options, connectors().flatMap(c -> c.options().stream())).map(o -> "parameter." + o.key().replaceFirst("^incr\\.", ""));
    }

    @Test
    void everyWordHasItsChineseText() throws IOException {
        Set<String> said = Stream.of(names("step", StepName.class), names("task", TaskType.class), names("object", StructObject.State.class), names("stage", Bottleneck.Stage.class), names("cause", CauseCode.class),
                connectors().flatMap(c -> c.prechecks().stream()).map(p -> "precheck." + p.key() + "." + p.side()), parameters()).flatMap(s -> s).collect(Collectors.toCollection(TreeSet::new));
        Properties words = words();

        assertThat(words.stringPropertyNames()).containsAll(said);
        assertThat(words.stringPropertyNames().stream().filter(k -> words.getProperty(k).chars().allMatch(c -> c < 0x2000))).as("left in Latin letters").isEmpty();
    }
}
