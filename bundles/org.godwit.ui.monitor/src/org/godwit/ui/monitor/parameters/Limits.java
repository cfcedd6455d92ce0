package org.godwit.ui.monitor.parameters;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.godwit.supervisor.service.ComponentParameter;
import org.godwit.ui.Formats;
import org.godwit.ui.monitor.Messages;

/** What a parameter accepts, as short as a table's cell wants it. */
final class Limits {
    private static final Pattern RANGE = Pattern.compile("a whole number from (-?\\d+) to (\\d+)");

    private Limits() {
    }

    static String of(ComponentParameter parameter) {
        if (!parameter.choices().isEmpty()) {
            return String.join(", ", parameter.choices());
        }
        Matcher range = RANGE.matcher(parameter.allowed());
        if (range.matches()) {
            String least = Formats.count(Long.parseLong(range.group(1)));
            long most = Long.parseLong(range.group(2));
            return most == Integer.MAX_VALUE ? Messages.bind(Messages.Limits_atLeast, least) : Messages.bind(Messages.Limits_range, least, Formats.count(most));
        }
        return parameter.allowed().equals("text") ? Messages.Limits_text : parameter.allowed();
    }
}
