package org.godwit.ui;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.text.ParsePosition;
import java.util.Arrays;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;

import org.eclipse.core.runtime.Platform;
import org.godwit.core.error.CoreError;
import org.godwit.core.error.GodwitException;
import org.godwit.core.model.StepName;
import org.godwit.core.spi.Component;
import org.godwit.supervisor.diagnosis.Bottleneck;
import org.godwit.supervisor.diagnosis.CauseCode;
import org.godwit.supervisor.diagnosis.Remedy;
import org.godwit.supervisor.service.Direction;
import org.godwit.supervisor.service.PrecheckItem;
import org.godwit.supervisor.service.StructObject;
import org.godwit.supervisor.service.SwitchoverView.SubStep;

/**
 * What the engine says with fixed words, in the language of the window: names of steps, sub-tasks, precheck items and commands, descriptions of parameters, remedies. The engine itself speaks English, or in codes, for
 * which {@code engine.properties} has English; both are shown where the file {@code engine_LANGUAGE.properties} has nothing under the key. Any thread.
 */
public final class EngineWords {
    private static final Properties WORDS = read("engine_");
    /** English for what the engine has only a code for. */
    private static final Properties ENGLISH = load("engine.properties").orElseGet(Properties::new);

    private EngineWords() {
    }

    public static String step(StepName step) {
        return word("step." + step.name(), step.label());
    }

    /** @param type of a sub-task ({@code oms_task.task_type}) */
    public static String task(String type) {
        return word("task." + type, type);
    }

    /** @param code of what somebody did ({@code oms_audit_log.action}) */
    public static String action(String code) {
        return word("audit." + code, code);
    }

    /** @param code of a step's or sub-task's state ({@code oms_step.step_status}, {@code oms_task.task_status}) */
    public static String state(String code) {
        return word("state." + code, code);
    }

    /**
     * The line of the check list with name and question in the window's language.
     *
     * @param from the side that is left; what is said of the way back has keys of its own where it differs
     */
    public static SubStep subStep(SubStep step, Direction from) {
        return new SubStep(step.taskId(), step.number(), step.type(), directed("task." + step.type(), step.label(), from), step.question().isEmpty() ? "" : directed("question." + step.type(), step.question(), from),
                step.manual(), step.status(), step.retryCount(), step.result(), step.errorCode(), step.errorMessage(), step.mayConfirm(), step.mayRetry(), step.maySkip());
    }

    private static String directed(String key, String english, Direction from) {
        String forward = word(key, english);
        return from == Direction.REVERSE ? word(key + ".back", forward) : forward;
    }

    public static String precheck(PrecheckItem item) {
        return word("precheck." + item.key() + "." + item.side(), item.description());
    }

    /** One key may mean different things in components of different kinds. */
    public static String parameter(Component.Kind kind, String key, String english) {
        return word("parameter." + kind + "." + key, word("parameter." + key, english));
    }

    public static String object(StructObject.State state) {
        return word("object." + state.name(), state.label());
    }

    public static String stage(Bottleneck.Stage stage) {
        return word("stage." + stage.name(), stage.label());
    }

    public static String cause(CauseCode code) {
        return word("cause." + code.name(), code.title());
    }

    /** What is on the button of a remedy. */
    public static String label(Remedy remedy) {
        return EngineSentences.say(translated("remedy." + remedy.getClass().getSimpleName(), remedy.label()));
    }

    /** What follows from a remedy. */
    public static String consequences(Remedy remedy) {
        String key = "consequence." + remedy.getClass().getSimpleName();
        return EngineSentences.say(translated(remedy instanceof Remedy.Retry retry ? key + "." + retry.step() : key, remedy.consequences()));
    }

    /**
     * For sentences with names in them the file has the English pattern too, behind which the names are found: {@code Skip {0} | …}; sub-tasks among them are called as everywhere. A sentence that does not fit it stays as
     * it is.
     */
    private static String translated(String key, String english) {
        String[] patterns = word(key, "").split(" \\| ");
        if (patterns.length != 2) {
            return english;
        }
        Object[] names = new MessageFormat(patterns[0].replace("'", "''")).parse(english, new ParsePosition(0));
        return names == null ? english : MessageFormat.format(patterns[1], Arrays.stream(names).map(name -> task(String.valueOf(name))).toArray());
    }

    private static String word(String key, String english) {
        return WORDS.getProperty(key, ENGLISH.getProperty(key, english));
    }

    /** The file of the language and country, else that of the language; none for English. @param file how its name begins */
    static Properties read(String file) {
        String nl = Platform.getNL();
        return Stream.of(nl, nl.replaceAll("_.*", "")).flatMap(language -> load(file + language + ".properties").stream()).findFirst().orElseGet(Properties::new);
    }

    private static Optional<Properties> load(String name) {
        try (InputStream in = EngineWords.class.getResourceAsStream(name)) {
            if (in == null) {
                return Optional.empty();
            }
            Properties words = new Properties();
            words.load(new InputStreamReader(in, StandardCharsets.UTF_8));
            return Optional.of(words);
        } catch (IOException e) {
            StatusGate.log(name, new GodwitException(CoreError.FILE, e, name, String.valueOf(e.getMessage())));
            return Optional.empty();
        }
    }
}
