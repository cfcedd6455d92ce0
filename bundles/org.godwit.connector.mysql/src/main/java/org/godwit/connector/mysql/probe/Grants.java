package org.godwit.connector.mysql.probe;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.godwit.connector.mysql.connect.Session;
import org.godwit.core.error.GodwitException;
import org.godwit.core.progress.CancelToken;
import org.godwit.schema.mysql.Sql;
import org.godwit.schema.mysql.Token;

/**
 * What an account may do, read from {@code SHOW GRANTS}: static and dynamic privileges, databases by pattern, tables, active roles and MySQL 8's partial revokes
 * (MySQL manual, "SHOW GRANTS Statement" and "Privilege Restriction Using Partial Revokes"). Immutable. Keeps nothing of a password hash that MariaDB prints.
 */
public final class Grants {
    /** Privileges under which the same right is known: MariaDB renamed one (MariaDB knowledge base, "GRANT"). */
    private static final List<Set<String>> SAME = List.of(Set.of("REPLICATION CLIENT", "BINLOG MONITOR"), Set.of("REPLICATION SLAVE", "REPLICATION REPLICA"));

    private final List<Grant> grants;
    private final boolean patterns;

    private Grants(List<Grant> grants, boolean patterns) {
        this.grants = List.copyOf(grants);
        this.patterns = patterns;
    }

    /** One line. {@code database} is {@code *} for all; {@code object} is {@code *} for all of the database. */
    record Grant(boolean revoked, Set<String> privileges, String database, String object) {
    }

    /** The grants of the session's account with its active roles. */
    public static Grants read(Session session, boolean partialRevokes, CancelToken cancel) throws GodwitException {
        List<String> lines = session.query("SHOW GRANTS", List.of(), row -> row.getString(1), cancel);
        if (lines.stream().anyMatch(l -> !l.contains(" ON "))) {
            List<String> roles = session.query("SELECT CURRENT_ROLE()", List.of(), row -> String.valueOf(row.getString(1)), cancel);
            boolean mysqlRoles = !roles.isEmpty() && roles.getFirst().contains("@");
            if (mysqlRoles) {
                lines = session.query("SHOW GRANTS FOR CURRENT_USER() USING " + roles.getFirst(), List.of(), row -> row.getString(1), cancel);
            }
        }
        return parse(lines, partialRevokes);
    }

    /**
     * @param partialRevokes whether the server takes database names literally (with {@code partial_revokes} on, wildcards are not wild)
     */
    public static Grants parse(Collection<String> lines, boolean partialRevokes) {
        List<Grant> grants = new ArrayList<>();
        for (String line : lines) {
            List<Token> tokens = Token.scan(line).stream().filter(t -> t.kind() != Token.Kind.SPACE).toList();
            int on = indexOfOn(tokens);
            if (on > 0 && !tokens.get(on + 1).is("PROCEDURE") && !tokens.get(on + 1).is("FUNCTION") && !tokens.get(on + 1).is("PACKAGE")) {
                int from = tokens.get(on + 1).is("TABLE") ? on + 2 : on + 1;
                String database = unquoted(tokens.get(from));
                String object = from + 2 < tokens.size() && tokens.get(from + 1).is(".") ? unquoted(tokens.get(from + 2)) : "*";
                grants.add(new Grant(tokens.getFirst().is("REVOKE"), privileges(tokens.subList(1, on)), database, object));
            }
        }
        return new Grants(grants, !partialRevokes);
    }

    /** Whether the privilege is given on the whole server. */
    public boolean hasGlobally(String privilege) {
        return grants.stream().anyMatch(g -> !g.revoked && g.database.equals("*") && gives(g, privilege));
    }

    /** Whether the privilege is given on every object of the database. */
    public boolean has(String privilege, String database) {
        boolean revoked = grants.stream().anyMatch(g -> g.revoked && g.database.equals(database) && gives(g, privilege));
        boolean onDatabase = grants.stream().anyMatch(g -> !g.revoked && !g.database.equals("*") && g.object.equals("*") && matches(g.database, database) && gives(g, privilege));
        return onDatabase || hasGlobally(privilege) && !revoked;
    }

    /** Whether the privilege is given on the table, by itself or by its database. */
    public boolean has(String privilege, String database, String table) {
        return has(privilege, database)
                || grants.stream().anyMatch(g -> !g.revoked && g.object.equalsIgnoreCase(table) && g.database.equals(database) && gives(g, privilege));
    }

    private boolean matches(String pattern, String database) {
        if (pattern.equals(database)) {
            return true;
        }
        if (!patterns) {
            return false;
        }
        StringBuilder regex = new StringBuilder();
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            if (c == '\\' && i + 1 < pattern.length()) {
                regex.append(Pattern.quote(String.valueOf(pattern.charAt(++i))));
            } else {
                regex.append(c == '%' ? ".*" : c == '_' ? "." : Pattern.quote(String.valueOf(c)));
            }
        }
        return Pattern.compile(regex.toString(), Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.DOTALL).matcher(database).matches();
    }

    private static boolean gives(Grant grant, String privilege) {
        return grant.privileges.contains("ALL PRIVILEGES") || grant.privileges.contains("ALL") || grant.privileges.contains(privilege)
                || SAME.stream().anyMatch(names -> names.contains(privilege) && names.stream().anyMatch(grant.privileges::contains));
    }

    private static int indexOfOn(List<Token> tokens) {
        for (int i = 1; i + 1 < tokens.size(); i++) {
            if (tokens.get(i).kind() == Token.Kind.WORD && tokens.get(i).is("ON")) {
                return i;
            }
        }
        return -1;
    }

    /** The privileges between GRANT and ON. One that is limited to some columns counts as not given. */
    private static Set<String> privileges(List<Token> tokens) {
        Set<String> privileges = new HashSet<>();
        StringBuilder words = new StringBuilder();
        int depth = 0;
        boolean columns = false;
        for (Token token : tokens) {
            if (token.is("(") || token.is(")")) {
                depth += token.is("(") ? 1 : -1;
                columns = true;
            } else if (token.is(",") && depth == 0) {
                add(privileges, words, columns);
                columns = false;
            } else if (depth == 0) {
                words.append(words.isEmpty() ? "" : " ").append(token.text().toUpperCase(Locale.ROOT));
            }
        }
        add(privileges, words, columns);
        return privileges;
    }

    private static void add(Set<String> privileges, StringBuilder words, boolean columns) {
        if (!columns && !words.isEmpty()) {
            privileges.add(words.toString());
        }
        words.setLength(0);
    }

    private static String unquoted(Token token) {
        return token.kind() == Token.Kind.STRING ? token.stringValue() : token.name();
    }

    /** An account such as {@code app@%} as it is written in GRANT. */
    public static String account(String currentUser) {
        int at = currentUser.lastIndexOf('@');
        return at < 0 ? Sql.literal(currentUser) : Sql.literal(currentUser.substring(0, at)) + "@" + Sql.literal(currentUser.substring(at + 1));
    }
}
