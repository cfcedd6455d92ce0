package org.godwit.ui.datasources;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the command line of a client such as {@code obclient -h10.0.0.1 -P2883 -uapp@tenant#cluster -p -Dshop} (OMS: Connection Mode, Command-line Connection String), so that it can be pasted where an
 * URL stands. Without state.
 */
final class CommandLine {
    private static final Pattern CLIENT = Pattern.compile("(?:\\S*/)?(obclient|mysql|mariadb)\\s+(-.*)", Pattern.DOTALL);
    private static final Pattern QUOTED = Pattern.compile("'[^']*'|\"[^\"]*\"");
    private static final Pattern WORD = Pattern.compile("(?:'[^']*'|\"[^\"]*\"|[^\\s'\"])+");

    private CommandLine() {
    }

    static boolean isOne(String text) {
        return CLIENT.matcher(text).matches();
    }

    /** The same as a connection URL. */
    static String url(String text) {
        Matcher client = CLIENT.matcher(text);
        if (!client.matches()) {
            throw new IllegalArgumentException(text);
        }
        List<String> words = words(client.group(2));
        String user = value(words, "-u", "--user", true);
        String password = value(words, "-p", "--password", false);
        String scheme = switch (client.group(1)) {
            case "obclient" -> "oceanbase";
            case "mariadb" -> "mariadb";
            default -> user.contains("#") || user.contains("@") ? "oceanbase" : "mysql";
        };
        String host = value(words, "-h", "--host", true);
        String port = value(words, "-P", "--port", true);
        return scheme + "://" + encode(user) + (password.isEmpty() ? "" : ":" + encode(password)) + "@" + (host.isEmpty() ? "127.0.0.1" : host) + (port.isEmpty() ? "" : ":" + port) + "/"
                + encode(value(words, "-D", "--database", true));
    }

    private static List<String> words(String text) {
        List<String> words = new ArrayList<>();
        Matcher matcher = WORD.matcher(text);
        while (matcher.find()) {
            words.add(QUOTED.matcher(matcher.group()).replaceAll(quoted -> Matcher.quoteReplacement(quoted.group().substring(1, quoted.group().length() - 1))));
        }
        return words;
    }

    /** @param separate whether the value may be the next word; a password never is, the client would ask for it */
    private static String value(List<String> words, String brief, String full, boolean separate) {
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            if (word.startsWith(full + "=")) {
                return word.substring(full.length() + 1);
            }
            if (word.equals(brief) || word.equals(full)) {
                return separate && i + 1 < words.size() ? words.get(i + 1) : "";
            }
            if (word.startsWith(brief) && !word.startsWith("--")) {
                return word.substring(brief.length());
            }
        }
        return "";
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
