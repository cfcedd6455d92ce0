package org.godwit.ui;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Texts with numbers in them, whose words follow the number: <code>{0} [0:table|tables]</code> takes the first form for 1. Languages without such forms leave the brackets out. Any thread. */
public final class Plurals {
    private static final Pattern FORMS = Pattern.compile("\\[(\\d):([^|\\]]*)\\|([^\\]]*)]");

    private Plurals() {
    }

    /** Fills in the numbers, as they shall be shown, and chooses the forms of the words. */
    public static String bind(String text, Object... arguments) {
        Matcher forms = FORMS.matcher(text);
        String chosen = forms.replaceAll(m -> Matcher.quoteReplacement(m.group("1".equals(String.valueOf(arguments[Integer.parseInt(m.group(1))])) ? 2 : 3)));
        return new MessageFormat(chosen.replace("'", "''"), Locale.ROOT).format(java.util.Arrays.stream(arguments).map(String::valueOf).toArray());
    }
}
