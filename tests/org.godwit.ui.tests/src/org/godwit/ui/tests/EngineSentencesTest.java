package org.godwit.ui.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.eclipse.core.runtime.Platform;
import org.godwit.core.error.ErrorCode;
import org.godwit.core.error.GodwitException;
import org.godwit.ui.EngineSentences;
import org.godwit.ui.Plurals;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.osgi.framework.Bundle;

/** What the engine says in sentences is said in Chinese, and the sentences by which it is known are those that the engine says today. */
class EngineSentencesTest {
    private static final Pattern PLACE = Pattern.compile("\\{(\\d)");
    private static final Pattern CHINESE = Pattern.compile("\\p{IsHan}");
    /** Command line only. */
    private static final String ELSEWHERE = "GODWIT-CLI-";

    private static Properties file() throws IOException {
        Properties file = new Properties();
        URL entry = Platform.getBundle("org.godwit.ui").getEntry("org/godwit/ui/sentences_zh_CN.properties");
        try (InputStreamReader in = new InputStreamReader(entry.openStream(), StandardCharsets.UTF_8)) {
            file.load(in);
        }
        return file;
    }

    @Test
    void everySentenceHasTheSameNamesInChinese() throws IOException {
        Properties file = file();
        Map<String, String> wrong = new TreeMap<>();
        file.stringPropertyNames().forEach(key -> {
            String[] pair = file.getProperty(key).split(" \\| ");
            if (pair.length != 2 || !CHINESE.matcher(pair[1]).find() || !places(pair[0]).equals(places(pair[1]))) {
                wrong.put(key, file.getProperty(key));
            }
        });
        assertThat(wrong).isEmpty();
    }

    private static Set<String> places(String pattern) {
        return PLACE.matcher(pattern).results().map(m -> m.group(1)).collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void everyFailureOfTheEngineIsKnownAsItIsSaid() throws IOException {
        Set<String> known = file().values().stream().map(pair -> pair.toString().split(" \\| ")[0]).collect(Collectors.toSet());
        List<ErrorCode> codes = Stream.of(Platform.getBundle("org.godwit.ui").getBundleContext().getBundles()).filter(b -> b.getSymbolicName().startsWith("org.godwit.") && !b.getSymbolicName().contains(".ui"))
                .flatMap(EngineSentencesTest::codes).filter(c -> !c.code().startsWith(ELSEWHERE)).toList();

        assertThat(codes).hasSizeGreaterThan(150);
        assertThat(codes.stream().flatMap(c -> Stream.of(c.message(), c.remedy())).filter(text -> !text.matches("\\{\\d}")).distinct()).allMatch(known::contains);
    }

    private static Stream<ErrorCode> codes(Bundle bundle) {
        var found = bundle.findEntries("/", "*Error.class", true);
        return found == null
                ? Stream.empty()
                : Collections.list(found).stream().map(url -> url.getPath().replaceFirst("^.*?(?=org/godwit/)", "")).filter(path -> path.startsWith("org/godwit/"))
                        .flatMap(path -> constants(bundle, path.replace(".class", "").replace('/', '.')));
    }

    private static Stream<ErrorCode> constants(Bundle bundle, String name) {
        try {
            Class<?> type = bundle.loadClass(name);
            return type.isEnum() && ErrorCode.class.isAssignableFrom(type) ? Stream.of(type.getEnumConstants()).map(ErrorCode.class::cast) : Stream.empty();
        } catch (ClassNotFoundException e) {
            throw new AssertionError(name, e);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"There is no project np_1.|没有项目 np_1。", "1 precheck item failed: the clock.|1 个预检查项未通过:the clock。", "12 precheck items failed: a, b.|12 个预检查项未通过:a, b。",
            "The clock of the target is 4.0 s behind this computer's|目标端的时钟比本机慢 4.0 s", "There is no topic source.|没有 Topic source。", "Waiting for something else|Waiting for something else"})
    void namesAreFoundInTheSentenceAndPutIntoTheOther(String english, String chinese) throws GodwitException {
        assertThat(EngineSentences.of("zh_CN").translate(english)).isEqualTo(chinese);
    }

    @Test
    void wordsFollowTheirNumber() {
        assertThat(Plurals.bind("{0} [0:table|tables] and {1} [1:view|views]", "1", 2)).isEqualTo("1 table and 2 views");
        assertThat(Plurals.bind("{0}'s {1} [1:row|rows]", "a", "1 000")).isEqualTo("a's 1 000 rows");
    }
}
