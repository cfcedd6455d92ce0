package org.godwit.ui.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Field;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.eclipse.core.runtime.Platform;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.osgi.framework.Bundle;

/** Every text that the code names is there, and none is there that nobody names. */
class MessagesTest {
    private static Bundle bundle(String name) {
        return Platform.getBundle(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"org.godwit.ui", "org.godwit.ui.app", "org.godwit.ui.datasources", "org.godwit.ui.projects", "org.godwit.ui.monitor", "org.godwit.ui.rehearsal"})
    void fieldsAndTextsAreTheSame(String name) throws IOException, ClassNotFoundException {
        Properties texts = new Properties();
        try (InputStream file = bundle(name).getResource(name.replace('.', '/') + "/messages.properties").openStream()) {
            texts.load(file);
        }
        Set<String> fields = Arrays.stream(bundle(name).loadClass(name + ".Messages").getFields()).map(Field::getName).filter(f -> f.contains("_")).collect(Collectors.toCollection(TreeSet::new));

        assertThat(fields).isNotEmpty().isEqualTo(new TreeSet<>(texts.stringPropertyNames()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"org.godwit.ui.app", "org.godwit.ui.datasources", "org.godwit.ui.projects", "org.godwit.ui.monitor", "org.godwit.ui.rehearsal"})
    void pluginTextsAreThere(String name) throws IOException {
        Properties texts = new Properties();
        try (InputStream file = bundle(name).getEntry("plugin.properties").openStream()) {
            texts.load(file);
        }
        String declared;
        try (InputStream file = bundle(name).getEntry("plugin.xml").openStream()) {
            declared = new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
        Set<String> named = Pattern.compile("\"%([\\w.]+)\"|>%([\\w.]+)<").matcher(declared).results().map(m -> m.group(1) == null ? m.group(2) : m.group(1))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(named).isEqualTo(new TreeSet<>(texts.stringPropertyNames()));
    }
}
