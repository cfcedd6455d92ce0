package org.godwit.connector.mysql.log;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.DataFormatException;

/**
 * A statement of the log (MySQL source, Query_event). Immutable.
 *
 * @param database default database
 * @param sqlMode names of the modes that matter for reading the text
 */
public record QueryEvent(String database, String statement, String sqlMode) {
    private static final int FLAGS2 = 0;
    private static final int SQL_MODE = 1;
    private static final int CATALOG = 2;
    private static final int AUTO_INCREMENT = 3;
    private static final int CHARSET = 4;
    private static final int TIME_ZONE = 5;
    private static final int CATALOG_NZ = 6;
    /** Modes with their bit (MySQL source, sql_mode; the same in MariaDB). */
    private static final List<String> MODES = List.of("2 PIPES_AS_CONCAT", "4 ANSI_QUOTES", "8 IGNORE_SPACE", "512 ORACLE", "1048576 NO_BACKSLASH_ESCAPES", "268435456 HIGH_NOT_PRECEDENCE");

    /** What status variables say. */
    private record Status(long sqlMode, int collation) {
    }

    /**
     * @param type {@link Event#QUERY}, {@link Event#QUERY_COMPRESSED} or {@link Event#EXECUTE_LOAD_QUERY}
     */
    public static QueryEvent parse(int type, byte[] bytes, int from, int length) throws DataFormatException {
        int databaseLength = bytes[from + 8] & 0xFF;
        int statusLength = (int) Event.number(bytes, from + 11, 2);
        int statusFrom = from + 13 + (type == Event.EXECUTE_LOAD_QUERY ? 13 : 0);
        Status status = status(bytes, statusFrom, statusFrom + statusLength);
        int databaseFrom = statusFrom + statusLength;
        String database = new String(bytes, databaseFrom, databaseLength, StandardCharsets.UTF_8);
        int textFrom = databaseFrom + databaseLength + 1;
        int textLength = from + length - textFrom;
        byte[] text = bytes;
        if (type == Event.QUERY_COMPRESSED) {
            text = MariaCompression.expand(bytes, textFrom, textLength);
            textFrom = 0;
            textLength = text.length;
        }
        return new QueryEvent(database, new String(text, textFrom, textLength, charset(status.collation)), modes(status.sqlMode));
    }

    /** Only the first few are looked at; they come in this order. */
    private static Status status(byte[] bytes, int from, int to) {
        long mode = 0;
        int collation = 0;
        int at = from;
        while (at < to) {
            int kind = bytes[at++];
            switch (kind) {
                case FLAGS2, AUTO_INCREMENT -> at += 4;
                case SQL_MODE -> {
                    mode = Event.number(bytes, at, 8);
                    at += 8;
                }
                case CATALOG -> at += 2 + (bytes[at] & 0xFF);
                case CHARSET -> {
                    collation = (int) Event.number(bytes, at, 2);
                    at += 6;
                }
                case TIME_ZONE, CATALOG_NZ -> at += 1 + (bytes[at] & 0xFF);
                default -> at = to;
            }
        }
        return new Status(mode, collation);
    }

    private static String modes(long bits) {
        List<String> names = new ArrayList<>();
        for (String mode : MODES) {
            int blank = mode.indexOf(' ');
            if ((bits & Long.parseLong(mode.substring(0, blank))) != 0) {
                names.add(mode.substring(blank + 1));
            }
        }
        return String.join(",", names);
    }

    /** The client's character set by the number of one of its collations (information_schema.COLLATIONS); all others are UTF-8 or close to ASCII. */
    private static Charset charset(int collation) {
        String name = switch (collation) {
            case 5, 8, 15, 31, 47, 48, 49, 94 -> "windows-1252";
            case 28, 87 -> "GBK";
            case 24, 86 -> "GB2312";
            case 248, 249, 250 -> "GB18030";
            case 1, 84 -> "Big5";
            case 13, 88 -> "Shift_JIS";
            case 95, 96 -> "windows-31j";
            case 12, 91, 97, 98 -> "EUC-JP";
            case 19, 85 -> "EUC-KR";
            case 2, 9, 21, 27, 77 -> "ISO-8859-2";
            case 26, 34, 44, 66, 99 -> "windows-1250";
            case 14, 23, 50, 51, 52 -> "windows-1251";
            case 7, 74 -> "KOI8-R";
            case 30, 78 -> "ISO-8859-9";
            case 25, 70 -> "ISO-8859-7";
            case 16, 71 -> "ISO-8859-8";
            default -> "UTF-8";
        };
        return Charset.isSupported(name) ? Charset.forName(name) : StandardCharsets.UTF_8;
    }
}
