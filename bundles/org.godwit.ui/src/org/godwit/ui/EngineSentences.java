package org.godwit.ui;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;

import org.godwit.core.error.CoreError;
import org.godwit.core.error.GodwitException;
import org.godwit.core.error.Problem;

/**
 * What the engine says in sentences, in the language of the window: failures with what to do about them, and what a diagnosis checked and found. The engine speaks English, and some of its sentences come from
 * its tables of earlier runs, so that they are known by their English text: the file {@code sentences_LANGUAGE.properties} has pairs {@code English | other} of patterns. What is not there stays English, as what servers
 * say does. Any thread.
 */
public final class EngineSentences {
    private static final String SEPARATOR = " | ";
    /** Keys of what is found by a diagnosis; only there single words are arguments to be translated, elsewhere they are names. */
    private static final String FOUND = "found.";
    private static final int REMEMBERED = 2_000;
    private static final EngineSentences WINDOW = new EngineSentences(EngineWords.read("sentences_"));

    private record Known(Sentence sentence, boolean hasWords) {
    }

    private final List<Known> sentences = new ArrayList<>();
    private final Map<String, String> memory = new ConcurrentHashMap<>();

    /** @param file pairs of patterns; none for a window in English */
    private EngineSentences(Properties file) {
        file.stringPropertyNames().forEach(key -> {
            String[] pair = file.getProperty(key).split(java.util.regex.Pattern.quote(SEPARATOR), 2);
            if (pair.length == 2) {
                Sentence.of(pair[0], pair[1]).ifPresent(s -> sentences.add(new Known(s, key.startsWith(FOUND))));
            }
        });
        sentences.sort(Comparator.comparingInt((Known k) -> k.sentence().literal()).reversed());
    }

    /** For tests: the sentences of a language whatever the window's is. */
    public static EngineSentences of(String language) throws GodwitException {
        Properties file = new Properties();
        String name = "sentences_" + language + ".properties";
        try (InputStream in = EngineSentences.class.getResourceAsStream(name)) {
            file.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new GodwitException(CoreError.FILE, e, name, String.valueOf(e.getMessage()));
        }
        return new EngineSentences(file);
    }

    /** The text in the window's language, as far as it is known. */
    public static String say(String english) {
        return WINDOW.translate(english);
    }

    /** The problem in the window's language; code and kind stay. */
    public static Problem say(Problem problem) {
        return WINDOW.sentences.isEmpty() ? problem : new Problem(problem.code(), problem.category(), say(problem.message()), say(problem.remedy()));
    }

    /** As {@link #say(Problem)}; the failure in the engine's own words is the cause, so that details and log have both. */
    static GodwitException say(GodwitException failure) {
        Problem said = say(failure.problem());
        return said.equals(failure.problem()) ? failure : new GodwitException(said, failure);
    }

    public String translate(String english) {
        if (sentences.isEmpty() || english.isBlank()) {
            return english;
        }
        if (memory.size() > REMEMBERED) {
            memory.clear();
        }
        String known = memory.get(english);
        if (known == null) {
            known = find(english, true);
            memory.put(english, known);
        }
        return known;
    }

    private String find(String text, boolean words) {
        for (Known known : sentences) {
            if (!words && !text.contains(" ")) {
                break;
            }
            Optional<String> found = known.sentence().translate(text, part -> find(part, known.hasWords()));
            if (found.isPresent()) {
                return found.get();
            }
        }
        return text;
    }
}
