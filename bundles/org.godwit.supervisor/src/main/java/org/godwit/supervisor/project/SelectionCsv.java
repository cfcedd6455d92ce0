package org.godwit.supervisor.project;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.godwit.core.error.CoreError;
import org.godwit.core.error.GodwitException;
import org.godwit.core.model.ObjectName;
import org.godwit.core.model.ObjectSelection;
import org.godwit.core.model.TableMapping;
import org.godwit.supervisor.SupervisorError;

/**
 * A selection as comma-separated values (OMS: import objects), one object a line: source database, source table, destination database, destination table, column mapping
 * ({@code a=b;c} copies column a as b, and c), row filter. The first line is the header. Views are listed like tables; which is which the source tells when the selection is resolved. Quoting is
 * that of RFC 4180. Without state.
 */
public final class SelectionCsv {
    private static final List<String> HEADER = List.of("source_database", "source_table", "destination_database", "destination_table", "column_mapping", "row_filter");

    private SelectionCsv() {
    }

    /** What "Download CSV Template" gives. */
    public static String template() {
        return line(HEADER);
    }

    public static void write(Path file, ObjectSelection.Specific selection) throws GodwitException {
        try {
            Files.writeString(file, toCsv(selection), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new GodwitException(CoreError.FILE, e, file, e.toString());
        }
    }

    public static ObjectSelection.Specific read(Path file) throws GodwitException {
        try {
            return fromCsv(Files.readString(file, StandardCharsets.UTF_8), file.toString());
        } catch (IOException e) {
            throw new GodwitException(CoreError.FILE, e, file, e.toString());
        }
    }

    public static String toCsv(ObjectSelection.Specific selection) {
        StringBuilder csv = new StringBuilder(template());
        for (TableMapping table : selection.tables()) {
            String columns = table.columns().stream().map(c -> c.source().equals(c.target()) ? c.source() : c.source() + "=" + c.target()).collect(Collectors.joining(";"));
            csv.append(line(List.of(table.source().schema(), table.source().name(), table.target().schema(), table.target().name(), columns, table.rowFilter().orElse(""))));
        }
        selection.views().forEach(v -> csv.append(line(List.of(v.source().schema(), v.source().name(), v.target().schema(), v.target().name(), "", ""))));
        return csv.toString();
    }

    /** @param where named in errors */
    public static ObjectSelection.Specific fromCsv(String csv, String where) throws GodwitException {
        List<TableMapping> tables = new ArrayList<>();
        Reader reader = new Reader(csv.startsWith("\uFEFF") ? csv.substring(1) : csv);
        boolean header = true;
        while (reader.hasNext()) {
            int number = reader.line;
            try {
                List<String> fields = reader.next();
                if (header) {
                    header = false;
                    require(fields.stream().map(String::strip).toList().equals(HEADER), "the first line must be " + String.join(",", HEADER));
                } else if (!(fields.size() == 1 && fields.getFirst().isBlank())) {
                    tables.add(mapping(fields));
                }
            } catch (IllegalArgumentException e) {
                throw new GodwitException(SupervisorError.BAD_FILE, e, where, " at line " + number, e.getMessage());
            }
        }
        return new ObjectSelection.Specific(tables, List.of());
    }

    private static TableMapping mapping(List<String> fields) {
        require(fields.size() >= 2 && fields.size() <= HEADER.size(), "it has " + fields.size() + " fields instead of " + HEADER.size());
        List<String> all = new ArrayList<>(fields);
        while (all.size() < HEADER.size()) {
            all.add("");
        }
        require(!all.get(0).isEmpty() && !all.get(1).isEmpty(), "source database or source table is empty");
        ObjectName source = new ObjectName(all.get(0), all.get(1));
        ObjectName target = new ObjectName(all.get(2).isEmpty() ? all.get(0) : all.get(2), all.get(3).isEmpty() ? all.get(1) : all.get(3));
        return new TableMapping(source, target, Optional.of(all.get(5)).filter(f -> !f.isBlank()), columns(all.get(4)));
    }

    private static List<TableMapping.ColumnMapping> columns(String text) {
        List<TableMapping.ColumnMapping> columns = new ArrayList<>();
        for (String part : text.isBlank() ? new String[0] : text.split(";")) {
            int equals = part.indexOf('=');
            String source = equals < 0 ? part : part.substring(0, equals);
            String target = equals < 0 ? part : part.substring(equals + 1);
            require(!source.isBlank() && !target.isBlank(), "the column mapping " + part + " is not column or column=other");
            columns.add(new TableMapping.ColumnMapping(source, target));
        }
        return columns;
    }

    private static String line(List<String> fields) {
        return fields.stream().map(f -> f.matches("(?s).*[\",\r\n].*") ? "\"" + f.replace("\"", "\"\"") + "\"" : f).collect(Collectors.joining(",")) + "\r\n";
    }

    private static void require(boolean holds, String reason) {
        if (!holds) {
            throw new IllegalArgumentException(reason);
        }
    }

    /** Takes the text apart record by record. Used by one thread. */
    private static final class Reader {
        private final String text;
        private int at;
        private int line = 1;

        Reader(String text) {
            this.text = text;
        }

        boolean hasNext() {
            return at < text.length();
        }

        List<String> next() {
            List<String> fields = new ArrayList<>();
            fields.add(field());
            while (at < text.length() && text.charAt(at) == ',') {
                at++;
                fields.add(field());
            }
            if (at < text.length() && text.charAt(at) == '\r') {
                at++;
            }
            if (at < text.length()) {
                require(text.charAt(at) == '\n', "text behind a closing quote");
                at++;
                line++;
            }
            return fields;
        }

        private String field() {
            StringBuilder field = new StringBuilder();
            if (at < text.length() && text.charAt(at) == '"') {
                at++;
                while (true) {
                    require(at < text.length(), "a quote is not closed");
                    char c = text.charAt(at++);
                    if (c == '"' && at < text.length() && text.charAt(at) == '"') {
                        at++;
                    } else if (c == '"') {
                        return field.toString();
                    }
                    line += c == '\n' ? 1 : 0;
                    field.append(c);
                }
            }
            while (at < text.length() && ",\r\n".indexOf(text.charAt(at)) < 0) {
                field.append(text.charAt(at++));
            }
            return field.toString();
        }
    }
}
