package org.godwit.ui.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.lang.reflect.Field;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.eclipse.core.runtime.Platform;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.osgi.framework.Bundle;

/** Every text that the code names is there in both languages, none is there that nobody names, and none was left in English. */
class MessagesTest {
    private static final String SECOND = "_zh_CN";
    private static final Pattern PLACE = Pattern.compile("\\{\\d+}");
    private static final Pattern NAMED = Pattern.compile("\"%([\\w.]+)\"|>%([\\w.]+)<");
    private static final Pattern WORD = Pattern.compile("[A-Za-z]{2,}");

    /** What is written in Latin letters in every language: names of products, components and techniques. */
    private static final Set<String> NAMES = Set.of("Godwit", "MySQL", "MariaDB", "TiDB", "OceanBase", "OMS", "SQL", "DDL", "CSV", "JSON", "Markdown", "URL", "URL:", "TLS", "TLS:", "Incr-Sync", "Store",
            "Full-Import", "Full-Verification", "rm", "Webhook", "Webhook:", "SMTP", "ID");
    /** Examples of input, which are code. */
    private static final Set<String> EXAMPLES = Set.of("mysql://user:password@host:3306/database", "select * from oms_step", "created_at >= '2024-01-01'");

    private static Bundle bundle(String name) {
        return Platform.getBundle(name);
    }

    /** Folders of the window bundles that have texts, as BUNDLE:FOLDER. */
    static Stream<String> folders() {
        return bundles().flatMap(b -> entries(b, "messages.properties").map(url -> b.getSymbolicName() + ":" + url.getPath().substring(1, url.getPath().lastIndexOf('/'))));
    }

    private static Stream<Bundle> bundles() {
        Bundle[] all = Platform.getBundle("org.godwit.ui").getBundleContext().getBundles();
        return Arrays.stream(all).filter(b -> b.getSymbolicName().matches("org\\.godwit\\.(ui|runtime)(\\.(?!tests).*)?"));
    }

    private static Stream<URL> entries(Bundle bundle, String pattern) {
        return bundle.findEntries("/", pattern, true) == null ? Stream.empty() : Collections.list(bundle.findEntries("/", pattern, true)).stream();
    }

    @ParameterizedTest
    @MethodSource("folders")
    void fieldsAndTextsAreTheSame(String place) throws IOException, ClassNotFoundException {
        Bundle bundle = bundle(place.substring(0, place.indexOf(':')));
        String folder = place.substring(place.indexOf(':') + 1);
        Map<String, String> first = read(bundle, folder + "/messages.properties");
        Set<String> fields = Arrays.stream(bundle.loadClass(folder.replace('/', '.') + ".Messages").getFields()).map(Field::getName).filter(f -> f.contains("_"))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(fields).isNotEmpty().isEqualTo(first.keySet());
        assertTranslated(first, read(bundle, folder + "/messages" + SECOND + ".properties"));
        assertThat(unused(bundle, fields)).as("texts that no class uses").isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"org.godwit.ui.app", "org.godwit.ui.datasources", "org.godwit.ui.projects", "org.godwit.ui.monitor", "org.godwit.ui.rehearsal"})
    void pluginTextsAreThere(String name) throws IOException {
        Map<String, String> first = read(bundle(name), "OSGI-INF/l10n/bundle.properties");
        String declared;
        try (InputStream file = bundle(name).getEntry("plugin.xml").openStream()) {
            declared = new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
        Set<String> named = NAMED.matcher(declared).results().map(m -> m.group(1) == null ? m.group(2) : m.group(1)).collect(Collectors.toCollection(TreeSet::new));

        assertThat(named).isEqualTo(first.keySet());
        assertTranslated(first, read(bundle(name), "OSGI-INF/l10n/bundle" + SECOND + ".properties"));
    }

    private static Map<String, String> read(Bundle bundle, String path) throws IOException {
        Properties texts = new Properties();
        URL entry = bundle.getEntry(path);
        assertThat(entry).as(bundle.getSymbolicName() + "/" + path).isNotNull();
        try (InputStreamReader file = new InputStreamReader(entry.openStream(), StandardCharsets.UTF_8)) {
            texts.load(file);
        }
        Map<String, String> sorted = new TreeMap<>();
        texts.stringPropertyNames().forEach(key -> sorted.put(key, texts.getProperty(key)));
        return sorted;
    }

    private static void assertTranslated(Map<String, String> first, Map<String, String> second) {
        assertThat(second.keySet()).isEqualTo(first.keySet());
        Map<String, String> wrong = new HashMap<>();
        first.forEach((key, text) -> {
            String translated = second.get(key);
            if (!places(text).equals(places(translated))) {
                wrong.put(key, "other places: " + translated);
            } else if (untranslated(translated)) {
                wrong.put(key, "not translated: " + translated);
            }
        });
        assertThat(wrong).isEmpty();
    }

    private static List<String> places(String text) {
        return PLACE.matcher(text).results().map(MatchResult::group).sorted().toList();
    }

    private static boolean untranslated(String text) {
        String words = PLACE.matcher(text.replace("&", "")).replaceAll("").strip();
        boolean ascii = words.chars().allMatch(c -> c < 0x2000);
        return ascii && WORD.matcher(words).find() && !EXAMPLES.contains(words) && !Arrays.stream(words.split("\\s+")).allMatch(NAMES::contains);
    }

    /** The names that stand in no class file besides Messages itself. */
    private static Set<String> unused(Bundle bundle, Set<String> fields) {
        Set<String> left = new TreeSet<>(fields);
        entries(bundle, "*.class").filter(url -> !url.getPath().endsWith("/Messages.class")).forEach(url -> {
            String code = content(url);
            left.removeIf(code::contains);
        });
        return left;
    }

    private static String content(URL url) {
        try (InputStream file = url.openStream()) {
            return new String(file.readAllBytes(), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
