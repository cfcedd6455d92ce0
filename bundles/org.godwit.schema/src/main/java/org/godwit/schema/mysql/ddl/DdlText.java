package org.godwit.schema.mysql.ddl;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.godwit.schema.mysql.Features;
import org.godwit.schema.mysql.Sql;
import org.godwit.schema.mysql.Token;

/**
 * Brings a logged statement into the form in which our own sessions write: names in back-quotes, backslashes escape, comments gone, and what stands in versioned comments that the server
 * obeys made part of the statement (MySQL manual, "Comments"; MariaDB knowledge base, "Comment Syntax"). Without state.
 */
public final class DdlText {
    private static final Pattern VERSIONED = Pattern.compile("(?s)/\\*(M?)!(\\d{5,6})?(.*?)(?:\\*/)?");
    private static final Token BLANK = new Token(Token.Kind.SPACE, " ");

    private DdlText() {
    }

    /** The pieces of the statement; blanks stay as single ones. */
    public static List<Token> tokens(String statement, String sqlMode, Features server) {
        String modes = "," + sqlMode.toUpperCase(Locale.ROOT).replace(" ", "") + ",";
        boolean ansi = modes.contains(",ANSI_QUOTES,") || modes.contains(",ANSI,");
        List<Token> tokens = new ArrayList<>();
        collect(statement, ansi, !modes.contains(",NO_BACKSLASH_ESCAPES,"), server, tokens);
        return tokens;
    }

    /** The statement without comments, each run of blanks made one, so that texts that differ by these only are equal. */
    public static String withoutComments(String statement) {
        StringBuilder out = new StringBuilder();
        for (Token token : Token.scan(statement)) {
            boolean space = token.kind() == Token.Kind.SPACE && !token.text().startsWith("/*!") && !token.text().startsWith("/*M!");
            if (!space) {
                out.append(token.text());
            } else if (!out.isEmpty() && out.charAt(out.length() - 1) != ' ') {
                out.append(' ');
            }
        }
        return out.toString().strip();
    }

    private static void collect(String text, boolean ansi, boolean backslashes, Features server, List<Token> tokens) {
        for (Token token : Token.scan(text, ansi, backslashes)) {
            switch (token.kind()) {
                case SPACE -> space(token, ansi, backslashes, server, tokens);
                case QUOTED_NAME -> tokens.add(new Token(Token.Kind.QUOTED_NAME, Sql.quote(token.name())));
                case STRING -> tokens.add(backslashes ? token : new Token(Token.Kind.STRING, token.text().replace("\\", "\\\\")));
                case WORD, NUMBER, SYMBOL -> tokens.add(token);
            }
        }
    }

    private static void space(Token token, boolean ansi, boolean backslashes, Features server, List<Token> tokens) {
        Matcher versioned = VERSIONED.matcher(token.text());
        tokens.add(BLANK);
        if (versioned.matches() && isObeyed(versioned, server)) {
            collect(versioned.group(3), ansi, backslashes, server, tokens);
            tokens.add(BLANK);
        }
    }

    /** MariaDB passes over what is meant for MySQL 5.7 and later. */
    private static boolean isObeyed(Matcher comment, Features server) {
        boolean forMariaDb = !comment.group(1).isEmpty();
        int from = comment.group(2) == null ? 0 : Integer.parseInt(comment.group(2));
        int version = server.version().major() * 10_000 + server.version().minor() * 100 + server.version().patch();
        if (server.isMariaDb()) {
            return from <= version && (forMariaDb || from < 50_700 || from > 99_999);
        }
        return !forMariaDb && from <= version;
    }
}
