package org.godwit.connector.mysql.log.decode;

import java.nio.charset.StandardCharsets;
import org.godwit.connector.mysql.log.Event;
import org.godwit.core.change.RowChanges.Kind;
import org.godwit.core.error.GodwitException;
import org.godwit.core.spi.ChangeDecoder.Sink;

/** Reads the marks in rows of the table of marks, whose first column they are, knowing no more of it than what the log says. Without state. */
final class Marks {
    private Marks() {
    }

    static void read(TableMap map, RowsEvent event, Sink sink) throws GodwitException {
        int at = event.from();
        while (at < event.to()) {
            if (event.kind() == Kind.UPDATE) {
                at = image(map, event, at, event.present(), sink, false);
            }
            at = image(map, event, at, event.presentAfter(), sink, true);
        }
    }

    private static int image(TableMap map, RowsEvent event, int from, int present, Sink sink, boolean tell) throws GodwitException {
        byte[] rows = event.rows();
        int at = from + (Plan.count(event.bytes(), present, event.columns()) + 7) / 8;
        int bit = 0;
        for (int i = 0; i < event.columns(); i++) {
            boolean isThere = Plan.isSet(event.bytes(), present, i);
            if (!isThere || Plan.isSet(rows, from, bit++)) {
                continue;
            }
            int end = Columns.skip(map.types()[i], map.meta()[i], rows, at);
            if (i == 0 && tell && map.types()[0] == TableMap.VARCHAR) {
                int lengthBytes = map.meta()[0] > 255 ? 2 : 1;
                sink.mark(new String(rows, at + lengthBytes, (int) Event.number(rows, at, lengthBytes), StandardCharsets.UTF_8));
            }
            at = end;
        }
        return at;
    }
}
