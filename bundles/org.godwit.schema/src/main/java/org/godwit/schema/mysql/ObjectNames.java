package org.godwit.schema.mysql;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.godwit.core.model.ObjectName;

/** Finds the tables and views that a view's statement reads. Servers of the family print each with its database in front, in back-quotes. Without state. */
public final class ObjectNames {
    private static final Set<String> BEFORE_TABLE = Set.of("from", "join", "straight_join", ",", "(");

    private ObjectNames() {
    }

    /** Names in FROM and JOIN clauses, that is {@code `db`.`table`} behind FROM, JOIN, a comma or an opening parenthesis and not followed by a further dot. */
    public static Set<ObjectName> tablesIn(String select) {
        List<Token> tokens = Token.scan(select).stream().filter(t -> t.kind() != Token.Kind.SPACE).toList();
        Set<ObjectName> found = new TreeSet<>();
        List<Boolean> inFrom = new ArrayList<>(List.of(false));
        for (int i = 0; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            track(token, inFrom);
            boolean start = i > 0 && BEFORE_TABLE.contains(tokens.get(i - 1).text().toLowerCase(java.util.Locale.ROOT)) && inFrom.getLast();
            if (start && token.kind() == Token.Kind.QUOTED_NAME && i + 2 < tokens.size() && tokens.get(i + 1).is(".") && tokens.get(i + 2).kind() == Token.Kind.QUOTED_NAME
                    && (i + 3 == tokens.size() || !tokens.get(i + 3).is("."))) {
                found.add(new ObjectName(token.name(), tokens.get(i + 2).name()));
            }
        }
        return found;
    }

    /** Keeps, per depth of parentheses, whether the text stands in a FROM clause. A join in parentheses still is in one. */
    private static void track(Token token, List<Boolean> inFrom) {
        if (token.is("(")) {
            inFrom.add(inFrom.getLast());
        } else if (token.is(")")) {
            if (inFrom.size() > 1) {
                inFrom.removeLast();
            }
        } else if (token.is("from") || token.is("join") || token.is("straight_join")) {
            inFrom.set(inFrom.size() - 1, true);
        } else if (token.is("select") || token.is("on") || token.is("where") || token.is("group") || token.is("having") || token.is("order") || token.is("limit")) {
            inFrom.set(inFrom.size() - 1, false);
        }
    }
}
