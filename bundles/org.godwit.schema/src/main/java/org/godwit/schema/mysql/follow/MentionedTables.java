package org.godwit.schema.mysql.follow;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.godwit.core.change.DdlEvent;
import org.godwit.core.model.ObjectName;
import org.godwit.schema.mysql.Token;

/** Finds names of selected tables in a text that could not be read. It rather finds one too many: letters' case is not looked at, and a name also counts in a comment or in double quotes. Without state. */
final class MentionedTables {
    private MentionedTables() {
    }

    static List<ObjectName> in(DdlEvent event, Collection<ObjectName> selected) {
        Map<String, List<ObjectName>> byName = new TreeMap<>();
        selected.forEach(s -> byName.computeIfAbsent(s.name().toLowerCase(Locale.ROOT), n -> new ArrayList<>()).add(s));
        Set<ObjectName> found = new TreeSet<>();
        collect(event.statement(), event.database(), byName, found);
        String text = event.statement().toLowerCase(Locale.ROOT);
        // names that the cutting into words tears apart, as with unclosed quotes
        byName.forEach((name, tables) -> {
            if (contains(text, name)) {
                tables.stream().filter(t -> t.schema().equalsIgnoreCase(event.database()) || contains(text, t.schema().toLowerCase(Locale.ROOT))).forEach(found::add);
            }
        });
        return List.copyOf(found);
    }

    private static void collect(String text, String database, Map<String, List<ObjectName>> byName, Set<ObjectName> found) {
        List<Token> tokens = Token.scan(text, true, true).stream().filter(t -> t.kind() != Token.Kind.SPACE).toList();
        for (int i = 0; i < tokens.size(); i++) {
            List<ObjectName> candidates = tokens.get(i).isName() ? byName.getOrDefault(tokens.get(i).name().toLowerCase(Locale.ROOT), List.of()) : List.of();
            boolean qualified = i >= 2 && tokens.get(i - 1).is(".") && tokens.get(i - 2).isName();
            String schema = qualified ? tokens.get(i - 2).name() : database;
            candidates.stream().filter(c -> c.schema().equalsIgnoreCase(schema)).forEach(found::add);
        }
    }

    /** Whether the name stands in the text, not as a part of a longer word. */
    private static boolean contains(String text, String name) {
        for (int at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
            boolean begins = at == 0 || !isWord(text.charAt(at - 1)) || !isWord(name.charAt(0));
            int end = at + name.length();
            boolean ends = end == text.length() || !isWord(text.charAt(end)) || !isWord(name.charAt(name.length() - 1));
            if (begins && ends) {
                return true;
            }
        }
        return false;
    }

    private static boolean isWord(char c) {
        return Character.isLetterOrDigit(c) || c == '_' || c == '$';
    }
}
