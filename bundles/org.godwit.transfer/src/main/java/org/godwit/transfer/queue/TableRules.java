package org.godwit.transfer.queue;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.godwit.core.error.GodwitException;
import org.godwit.core.model.ObjectName;
import org.godwit.core.option.Option;

/**
 * Texts for tables by pattern, the first that fits. Names are compared without case. Immutable.
 *
 * @param rules in their order
 */
public record TableRules(List<Rule> rules) {
    /** What tables that the pattern fits have. */
    public record Rule(Pattern table, String value) {
    }

    public TableRules {
        rules = List.copyOf(rules);
    }

    /** Reads {@code database.pattern=value}, joined with commas. */
    static TableRules assignments(Option<String> option, String text) throws GodwitException {
        List<Rule> rules = new ArrayList<>();
        for (String part : parts(text, ",")) {
            int equals = part.indexOf('=');
            if (equals < 1 || equals == part.length() - 1) {
                throw bad(option, part, "database.pattern=topic, for example shop.orders*=orders");
            }
            rules.add(new Rule(pattern(option, part.substring(0, equals).strip()), part.substring(equals + 1).strip()));
        }
        return new TableRules(rules);
    }

    /** Reads {@code database.pattern(column,column)}, joined with semicolons. */
    static TableRules columns(Option<String> option, String text) throws GodwitException {
        List<Rule> rules = new ArrayList<>();
        for (String part : parts(text, ";")) {
            int open = part.indexOf('(');
            if (open < 1 || !part.endsWith(")") || open == part.length() - 2) {
                throw bad(option, part, "database.pattern(column,column), for example shop.orders(customer_id)");
            }
            rules.add(new Rule(pattern(option, part.substring(0, open).strip()), part.substring(open + 1, part.length() - 1)));
        }
        return new TableRules(rules);
    }

    static List<String> parts(String text, String separator) {
        return text.isBlank() ? List.of() : java.util.Arrays.stream(text.split(separator)).map(String::strip).filter(p -> !p.isEmpty()).toList();
    }

    Optional<String> of(ObjectName table) {
        return rules.stream().filter(r -> r.table().matcher(table.toString().toLowerCase(Locale.ROOT)).matches()).map(Rule::value).findFirst();
    }

    private static Pattern pattern(Option<String> option, String text) throws GodwitException {
        if (text.indexOf('.') < 1) {
            throw bad(option, text, "a database, a dot and a pattern for tables");
        }
        StringBuilder regex = new StringBuilder();
        for (char c : text.toLowerCase(Locale.ROOT).toCharArray()) {
            regex.append(c == '*' ? ".*" : c == '?' ? "." : Pattern.quote(String.valueOf(c)));
        }
        return Pattern.compile(regex.toString(), Pattern.DOTALL);
    }

    private static GodwitException bad(Option<String> option, String part, String form) {
        return new GodwitException(QueueError.BAD_RULE, part, option.key(), form);
    }
}
