package org.godwit.rehearsal.dump;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Cuts a dump into statements as the command-line clients do (MySQL reference manual, "mysql Client Commands"; MariaDB: "mariadb Command-Line Client", "Delimiters"): quotes, comments,
 * versioned comments, {@code DELIMITER}, {@code SOURCE}. Works on bytes: quotes, comment marks and delimiters are ASCII in every character set a dump may be in except for the second bytes of
 * sjis, big5 and gbk, which servers of these sets must dump as utf8mb4. Holds one statement at a time. Not thread-safe.
 */
public final class StatementReader {
    private static final Pattern SQL_MODE = Pattern.compile("SET\\s[^;]*sql_mode\\s*=\\s*(\\S.*)", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    private static final Pattern USE = Pattern.compile("use\\s+(`(?:[^`]|``)+`|[^\\s;`]+)\\s*;?\\s*", Pattern.CASE_INSENSITIVE);
    private static final int LONGEST_SET = 2000;
    private static final byte[] DEFAULT_DELIMITER = {';'};

    private final ByteSource in;
    private final StatementBuffer statement = new StatementBuffer();
    private final DumpComments comments = new DumpComments();
    private byte[] delimiter = DEFAULT_DELIMITER;
    private boolean backslashEscapes = true;
    private boolean conditional;
    private long startLine;
    private String openedBy = "";

    public StatementReader(InputStream in) {
        this.in = new ByteSource(in);
    }

    /** What the comments so far told about the dump. */
    public DumpComments comments() {
        return comments;
    }

    /** Bytes read so far. */
    public long bytesRead() {
        return in.position();
    }

    /** @return the next item, empty at the end of the file */
    public Optional<DumpItem> next() throws IOException {
        statement.clear();
        conditional = false;
        while (true) {
            if (statement.isEmpty()) {
                skipBlanks();
                startLine = in.line();
                Optional<DumpItem> command = clientCommand();
                if (command.isPresent()) {
                    return command;
                }
            }
            int b = in.peek(0);
            if (b < 0) {
                return end();
            }
            if (startsWith(delimiter)) {
                in.skip(delimiter.length);
                if (!statement.isEmpty()) {
                    return Optional.of(finish(true));
                }
                continue;
            }
            step(b);
            if (!openedBy.isEmpty()) {
                return Optional.of(new DumpItem.Cut(openedBy, startLine));
            }
        }
    }

    private void step(int b) throws IOException {
        switch (b) {
            case '\'', '"', '`' -> quoted(b);
            case '#' -> lineComment();
            case '-' -> {
                if (in.peek(1) == '-' && in.peek(2) <= ' ') {
                    lineComment();
                } else {
                    statement.add(in.read());
                }
            }
            case '/' -> {
                if (in.peek(1) != '*') {
                    statement.add(in.read());
                } else if (in.peek(2) == '!' || in.peek(2) == 'M' && in.peek(3) == '!') {
                    conditionalComment();
                } else {
                    blockComment();
                }
            }
            case '*' -> {
                statement.add(in.read());
                if (conditional && in.peek(0) == '/') {
                    statement.add(in.read());
                    conditional = false;
                }
            }
            default -> statement.add(in.read());
        }
    }

    private void quoted(int quote) throws IOException {
        statement.add(in.read());
        boolean escapes = backslashEscapes && quote != '`';
        while (true) {
            in.copyUntil(quote, escapes ? '\\' : quote, statement);
            int b = in.read();
            if (b < 0) {
                openedBy = quote == '`' ? "a quoted name" : "a string";
                return;
            }
            statement.add(b);
            if (b == quote) {
                return;
            }
            int escaped = in.read();
            if (escaped >= 0) {
                statement.add(escaped);
            }
        }
    }

    private void lineComment() throws IOException {
        boolean keep = !statement.isEmpty();
        StringBuilder text = new StringBuilder();
        for (int b = in.peek(0); b >= 0 && b != '\n'; b = in.peek(0)) {
            in.read();
            text.append((char) b);
        }
        if (keep) {
            statement.add(text);
        } else {
            comments.add(text.toString());
        }
    }

    private void conditionalComment() throws IOException {
        conditional = true;
        statement.add(in.read());
        statement.add(in.read());
        if (in.peek(0) == 'M') {
            statement.add(in.read());
        }
        statement.add(in.read());
    }

    private void blockComment() throws IOException {
        boolean keep = !statement.isEmpty();
        int previous = 0;
        in.read();
        in.read();
        if (keep) {
            statement.add("/*");
        }
        while (true) {
            int b = in.read();
            if (b < 0) {
                openedBy = "a comment";
                return;
            }
            if (keep) {
                statement.add(b);
            }
            if (previous == '*' && b == '/') {
                return;
            }
            previous = b;
        }
    }

    /** Commands of the client stand alone at the beginning of a line, without the delimiter. */
    private Optional<DumpItem> clientCommand() throws IOException {
        int b = in.peek(0);
        if (b == 'D' || b == 'd') {
            return in.lookingAtWord("DELIMITER") ? delimiterCommand() : Optional.empty();
        }
        if ((b == 'S' || b == 's') && in.lookingAtWord("SOURCE") || b == '\\' && in.peek(1) == '.') {
            String line = in.restOfLine();
            String path = line.substring(b == '\\' ? 2 : "SOURCE".length()).strip();
            return Optional.of(new DumpItem.Source(path.endsWith(";") ? path.substring(0, path.length() - 1).strip() : path, startLine));
        }
        if ((b == 'U' || b == 'u') && in.lookingAtWord("USE")) {
            return useCommand();
        }
        if (in.lookingAt("/*!999999\\- ") || in.lookingAt("/*M!999999\\- ")) {
            blockComment();
            return openedBy.isEmpty() ? Optional.of(new DumpItem.Sandbox(startLine)) : Optional.of(new DumpItem.Cut(openedBy, startLine));
        }
        return Optional.empty();
    }

    private Optional<DumpItem> delimiterCommand() throws IOException {
        String wanted = in.restOfLine().substring("DELIMITER".length()).strip();
        int blank = wanted.indexOf(' ');
        String first = blank < 0 ? wanted : wanted.substring(0, blank);
        if (!first.isEmpty()) {
            delimiter = first.getBytes(StandardCharsets.ISO_8859_1);
        }
        return next();
    }

    /** {@code USE name} is a client command too and may stand without a delimiter. */
    private Optional<DumpItem> useCommand() throws IOException {
        Matcher use = USE.matcher(in.lineAhead());
        if (!use.matches()) {
            return Optional.empty();
        }
        in.restOfLine();
        return Optional.of(new DumpItem.Statement("USE " + use.group(1), startLine, true));
    }

    private Optional<DumpItem> end() {
        return statement.isEmpty() ? Optional.empty() : Optional.of(finish(false));
    }

    private DumpItem.Statement finish(boolean terminated) {
        String text = statement.text().strip();
        watchSqlMode(text);
        return new DumpItem.Statement(text, startLine, terminated);
    }

    /** In sql_mode NO_BACKSLASH_ESCAPES a backslash is an ordinary character; dumps set the mode around triggers and routines. */
    private void watchSqlMode(String text) {
        if (text.length() < LONGEST_SET) {
            Matcher mode = SQL_MODE.matcher(text);
            if (mode.find()) {
                backslashEscapes = !mode.group(1).toUpperCase(Locale.ROOT).contains("NO_BACKSLASH_ESCAPES");
            }
        }
    }

    private void skipBlanks() throws IOException {
        for (int b = in.peek(0); b >= 0 && (b <= ' ' || b == 0xEF && in.peek(1) == 0xBB && in.peek(2) == 0xBF); b = in.peek(0)) {
            in.skip(b <= ' ' ? 1 : 3);
        }
    }

    private boolean startsWith(byte[] wanted) throws IOException {
        for (int i = 0; i < wanted.length; i++) {
            if (in.peek(i) != (wanted[i] & 0xFF)) {
                return false;
            }
        }
        return true;
    }
}
