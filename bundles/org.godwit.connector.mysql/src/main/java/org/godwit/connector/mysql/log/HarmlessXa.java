package org.godwit.connector.mysql.log;

import java.util.HashSet;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Set;
import org.godwit.schema.mysql.Token;

/** Prepared XA transactions of which it is known that they change no wanted table, so that their commit may be passed over. Used by one thread. */
final class HarmlessXa {
    private static final int LIMIT = 10_000;

    private final Set<String> known = new HashSet<>();

    /** @param body of the XA PREPARE event: one phase, format, two lengths, identifier */
    void prepared(byte[] body, int from) {
        if (known.size() >= LIMIT) {
            known.clear();
        }
        known.add(name(body, from));
    }

    static String name(byte[] body, int from) {
        int gtrid = (int) Event.number(body, from + 5, 4);
        int bqual = (int) Event.number(body, from + 9, 4);
        HexFormat hex = HexFormat.of();
        return hex.formatHex(body, from + 13, from + 13 + gtrid) + "." + hex.formatHex(body, from + 13 + gtrid, from + 13 + gtrid + bqual) + "." + (int) Event.number(body, from + 1, 4);
    }

    /** Whether {@code XA COMMIT X'…',X'…',n} is the commit of a known one. */
    boolean finished(String statement) {
        StringBuilder name = new StringBuilder();
        for (Token token : Token.scan(statement)) {
            if (token.kind() == Token.Kind.STRING) {
                name.append(token.stringValue().toLowerCase(Locale.ROOT)).append('.');
            } else if (token.kind() == Token.Kind.NUMBER) {
                name.append(token.text());
            }
        }
        return known.remove(name.toString());
    }
}
