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
import java.util.regex.Pattern;
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
import org.godwit.supervisor.state.ProjectEvent;
import org.godwit.transfer.full.FullImportOptions;
import org.godwit.transfer.incr.IncrOptions;
import org.godwit.transfer.verify.VerifyOptions;
import org.junit.jupiter.api.Test;

/** Every fixed word of the engine that the window shows of the MySQL family has its Chinese text, and every code its English one. */
class WordsTest {
    private static final Path BUNDLES = Path.of("../../bundles");
    /** What is written to {@code oms_audit_log.action}: the codes in the call that writes it, or that makes an O&M task. */
    private static final Pattern AUDITED = Pattern.compile("(?:audit\\.add|ticket|setPart)\\(([^;]*)");
    private static final Pattern CODE = Pattern.compile("\"([A-Z]+(?:_[A-Z]+)*)\"");

    private static Properties words(String name) throws IOException {
        Properties words = new Properties();
        try (Reader file = Files.newBufferedReader(BUNDLES.resolve("org.godwit.ui/src/org/godwit/ui").resolve(name))) {
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
        Set<String> said = Stream.of(audited().stream(), names("step", StepName.class), names("task", TaskType.class), names("object", StructObject.State.class), names("stage", Bottleneck.Stage.class), names("cause", CauseCode.class),
                connectors().flatMap(c -> c.prechecks().stream()).map(p -> "precheck." + p.key() + "." + p.side()), parameters()).flatMap(s -> s).collect(Collectors.toCollection(TreeSet::new));
        Properties words = words("engine_zh_CN.properties");

        assertThat(words.stringPropertyNames()).containsAll(said);
        assertThat(words.stringPropertyNames().stream().filter(k -> words.getProperty(k).chars().allMatch(c -> c < 0x2000))).as("left in Latin letters").isEmpty();
    }

    /** Keys of what the audit log may name. */
    private static Set<String> audited() throws IOException {
        Set<String> codes = names("audit", ProjectEvent.class).map(key -> key + "_PROJECT").collect(Collectors.toCollection(TreeSet::new));
        try (Stream<Path> files = Files.walk(BUNDLES.resolve("org.godwit.supervisor/src/main/java"))) {
            for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
                AUDITED.matcher(Files.readString(file)).results().flatMap(call -> CODE.matcher(call.group(1)).results()).forEach(code -> codes.add("audit." + code.group(1)));
            }
        }
        return codes;
    }

    @Test
    void everyCodeHasItsEnglishText() throws IOException {
        Properties english = words("engine.properties");

        assertThat(audited()).contains("audit.START_PROJECT", "audit.COMPLETE_ITEM", "audit.SKIP_SUBTICKET", "audit.PAUSE_COMPONENT");
        assertThat(english.stringPropertyNames()).containsAll(audited());
        assertThat(Arrays.stream(TaskType.values()).map(TaskType::label)).containsExactlyElementsOf(Arrays.stream(TaskType.values()).map(type -> english.getProperty("task." + type.name())).toList());
    }
}
