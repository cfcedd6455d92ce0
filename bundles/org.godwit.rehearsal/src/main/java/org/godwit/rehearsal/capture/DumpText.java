package org.godwit.rehearsal.capture;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.godwit.core.model.ColumnDef;
import org.godwit.core.model.ObjectName;

/** Writes statements that make rows, byte by byte as the source holds them: the client's character set is binary, so nothing is converted. Used by one thread. */
final class DumpText {
    private static final int LONGEST = 256 << 10;
    private static final byte[] END = ";\n".getBytes(StandardCharsets.US_ASCII);

    private final OutputStream out;
    private final Optional<RowMask> masks;
    private long bytes;

    DumpText(OutputStream out, Optional<RowMask> masks) {
        this.out = out;
        this.masks = masks;
    }

    /** What all statements behind it count on. */
    void begin() throws IOException {
        line("/*!40101 SET NAMES binary */;");
        line("/*!40103 SET TIME_ZONE='+00:00' */;");
        line("/*!40014 SET FOREIGN_KEY_CHECKS=0, UNIQUE_CHECKS=0 */;");
        line("/*!40101 SET SQL_MODE='NO_AUTO_VALUE_ON_ZERO' */;");
    }

    void line(String text) throws IOException {
        out.write((text + "\n").getBytes(StandardCharsets.UTF_8));
    }

    /** Bytes of values so far. */
    long bytes() {
        return bytes;
    }

    /** Begins the rows of a table; whoever gets it ends it. */
    Rows rows(ObjectName table, List<ColumnDef> columns) {
        return new Rows(table, columns);
    }

    /** Rows of one table, many in a statement. */
    final class Rows {
        private final ObjectName table;
        private final List<ColumnDef> columns;
        private final byte[] head;
        private int length;
        private long rows;

        private Rows(ObjectName table, List<ColumnDef> columns) {
            this.table = table;
            this.columns = columns;
            this.head = ("INSERT INTO " + SourceSql.quote(table.name()) + " (" + columns.stream().map(c -> SourceSql.quote(c.name())).collect(Collectors.joining(",")) + ") VALUES\n").getBytes(StandardCharsets.UTF_8);
        }

        /** @param row has the columns in their order from the first place on */
        void add(ResultSet row) throws SQLException, IOException {
            if (length == 0) {
                out.write(head);
                length = head.length;
            } else {
                out.write(",\n".getBytes(StandardCharsets.US_ASCII));
            }
            out.write('(');
            for (int i = 0; i < columns.size(); i++) {
                if (i > 0) {
                    out.write(',');
                }
                byte[] value = row.getBytes(i + 1);
                length += value == null ? 4 : value.length + 3;
                value(columns.get(i), value);
            }
            out.write(')');
            rows++;
            if (length > LONGEST) {
                end();
            }
        }

        private void value(ColumnDef column, byte[] value) throws IOException {
            if (value == null) {
                out.write("NULL".getBytes(StandardCharsets.US_ASCII));
                return;
            }
            byte[] shown = masks.isPresent() ? masks.get().mask(table, column, value) : value;
            bytes += shown.length;
            switch (column.type().kind()) {
                case INTEGER, DECIMAL, FLOAT, YEAR -> out.write(shown);
                case BINARY, BIT, SPATIAL -> out.write(SourceSql.hex(shown).getBytes(StandardCharsets.US_ASCII));
                case DATE, TIME, DATETIME, TIMESTAMP, TEXT, ENUM, SET -> quoted(shown);
                case JSON -> {
                    out.write("_utf8mb4".getBytes(StandardCharsets.US_ASCII));
                    quoted(shown);
                }
                case OTHER -> {
                    boolean vector = column.type().name().equals("vector");
                    out.write((vector ? SourceSql.hex(shown) : "_utf8mb4").getBytes(StandardCharsets.US_ASCII));
                    if (!vector) {
                        quoted(shown);
                    }
                }
            }
        }

        private void quoted(byte[] value) throws IOException {
            out.write('\'');
            for (byte b : value) {
                switch (b) {
                    case '\'', '\\' -> {
                        out.write('\\');
                        out.write(b);
                    }
                    case 0 -> out.write(new byte[] {'\\', '0'});
                    case '\n' -> out.write(new byte[] {'\\', 'n'});
                    case '\r' -> out.write(new byte[] {'\\', 'r'});
                    case 26 -> out.write(new byte[] {'\\', 'Z'});
                    default -> out.write(b);
                }
            }
            out.write('\'');
        }

        /** Ends the statement. */
        void end() throws IOException {
            if (length > 0) {
                out.write(END);
                length = 0;
            }
        }

        long count() {
            return rows;
        }
    }
}
