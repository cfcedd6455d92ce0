package org.godwit.connector.mysql.catalog;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.godwit.schema.mysql.Token;

/**
 * MySQL 8 and later keep expressions in the dictionary with backslash escapes on top of SQL's own ({@code _utf8mb4\'x\'}), and their characters outside ASCII encoded twice
 * (UTF-8 taken for Latin 1; {@code SHOW CREATE TABLE} prints them right). This undoes both. Without state.
 */
final class Escapes {
    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");

    private Escapes() {
    }

    static String remove(String printed) {
        String dictionaryText = decodedOnce(printed);
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

    /** Text that is not UTF-8 when its characters are taken for bytes was encoded once, as it should be, and stays. */
    private static String decodedOnce(String text) {
        if (text.chars().allMatch(c -> c < 0x80)) {
            return text;
        }
        ByteBuffer bytes = ByteBuffer.allocate(text.length());
        for (int i = 0; i < text.length(); i++) {
            int b = latin1(text.charAt(i));
            if (b < 0) {
                return text;
            }
            bytes.put((byte) b);
        }
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(bytes.flip()).toString();
        } catch (CharacterCodingException e) {
            return text;
        }
    }

    /** The byte of a character in Latin 1 or in Windows 1252, which MySQL calls latin1; -1 for a character that neither has. */
    private static int latin1(char c) {
        if (c <= 0xff) {
            return c;
        }
        byte[] encoded = String.valueOf(c).getBytes(WINDOWS_1252);
        return encoded.length == 1 && encoded[0] != '?' ? encoded[0] & 0xff : -1;
    }

    /** The expression without the one pair of parentheses that encloses all of it. */
    static String withoutOuterParentheses(String expression) {
        String text = expression.strip();
        if (!text.startsWith("(") || !text.endsWith(")")) {
            return text;
        }
        int depth = 0;
        int at = 0;
        for (Token token : Token.scan(text)) {
            at += token.text().length();
            depth += token.is("(") ? 1 : token.is(")") ? -1 : 0;
            if (depth == 0 && at < text.length()) {
                return text;
            }
        }
        return text.substring(1, text.length() - 1).strip();
    }
}
