package org.godwit.connector.mysql.catalog;

/** MySQL 8 and later keep expressions in the dictionary with backslash escapes on top of SQL's own ({@code _utf8mb4\'x\'}); this takes them off again. Without state. */
final class Escapes {
    private Escapes() {
    }

    static String remove(String dictionaryText) {
        if (dictionaryText.indexOf('\\') < 0) {
            return dictionaryText;
        }
        StringBuilder out = new StringBuilder(dictionaryText.length());
        for (int i = 0; i < dictionaryText.length(); i++) {
            char c = dictionaryText.charAt(i);
            if (c == '\\' && i + 1 < dictionaryText.length()) {
                char next = dictionaryText.charAt(++i);
                out.append(switch (next) {
                    case '0' -> '\0';
                    case 'n' -> '\n';
                    case 'r' -> '\r';
                    case 'Z' -> '\u001a';
                    default -> next;
                });
            } else {
                out.append(c);
            }
        }
        return out.toString();
    }

    /** The expression without the one pair of parentheses that encloses all of it. */
    static String withoutOuterParentheses(String expression) {
        String text = expression.strip();
        if (!text.startsWith("(") || !text.endsWith(")")) {
            return text;
        }
        int depth = 0;
        int at = 0;
        for (org.godwit.schema.mysql.Token token : org.godwit.schema.mysql.Token.scan(text)) {
            at += token.text().length();
            depth += token.is("(") ? 1 : token.is(")") ? -1 : 0;
            if (depth == 0 && at < text.length()) {
                return text;
            }
        }
        return text.substring(1, text.length() - 1).strip();
    }
}
