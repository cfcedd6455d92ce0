package org.godwit.transfer.verify.internal;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.godwit.core.error.CoreError;
import org.godwit.core.error.GodwitException;
import org.godwit.core.file.OwnerOnlyFiles;

/**
 * The files of one table: its differences, the statements that correct them at the target, and those that take the correction back. Files appear with the first difference.
 * Deletes come first, inserts last, in one transaction, so that values of unique indexes may move between rows. Used under its owner's lock.
 */
final class DifferenceFiles implements AutoCloseable {
    /** Parts of a statement file, in the order in which they run. */
    enum Section {
        DELETE, UPDATE, INSERT
    }

    /** Writes a statement without its end. */
    @FunctionalInterface
    interface Statement {
        void write(Appendable out) throws IOException;
    }

    /** A file of statements that is put together from its sections at the end. */
    private static final class Script {
        private final Path file;
        private final Map<Section, BufferedWriter> sections = new EnumMap<>(Section.class);

        Script(Path file) {
            this.file = file;
        }

        void line(Section section, boolean enabled, Statement statement) throws IOException {
            BufferedWriter writer = sections.get(section);
            if (writer == null) {
                writer = OwnerOnlyFiles.create(part(section));
                sections.put(section, writer);
            }
            writer.append(enabled ? "" : "-- ");
            statement.write(writer);
            writer.append(";").append('\n');
        }

        private Path part(Section section) {
            return file.resolveSibling(file.getFileName() + "." + section.name().toLowerCase(Locale.ROOT));
        }

        void assemble(String head, String tail) throws IOException {
            closeSections();
            try (BufferedWriter created = OwnerOnlyFiles.create(file)) {
                created.append(head);
            }
            try (OutputStream out = Files.newOutputStream(file, StandardOpenOption.APPEND)) {
                for (Section section : Section.values()) {
                    if (sections.containsKey(section)) {
                        try (InputStream in = Files.newInputStream(part(section))) {
                            in.transferTo(out);
                        }
                    }
                }
                out.write(tail.getBytes(StandardCharsets.UTF_8));
            }
            dropSections();
        }

        /** The file, and sections that a killed run left. */
        void drop() throws IOException {
            Files.deleteIfExists(file);
            dropSections();
        }

        void closeSections() throws IOException {
            for (BufferedWriter writer : sections.values()) {
                writer.close();
            }
        }

        void dropSections() throws IOException {
            for (Section section : Section.values()) {
                Files.deleteIfExists(part(section));
            }
        }
    }

    private final Path differences;
    private final Path sqlDirectory;
    private final Script correction;
    private final Script undo;
    private final String head;
    private BufferedWriter writer;
    private boolean finished;

    /**
     * @param directory {@code verify/{subId}/{schema}}
     * @param table safe name of the table
     * @param head what the statements need to run first
     */
    DifferenceFiles(Path directory, String table, String head) {
        this.differences = directory.resolve("diff").resolve(table + ".diff");
        this.sqlDirectory = directory.resolve("sql");
        this.correction = new Script(sqlDirectory.resolve(table + ".sql"));
        this.undo = new Script(sqlDirectory.resolve(table + ".undo.sql"));
        this.head = head;
    }

    /** Removes what an earlier attempt left. */
    void reset() throws GodwitException {
        try {
            Files.deleteIfExists(differences);
            correction.drop();
            undo.drop();
        } catch (IOException e) {
            throw failure(e);
        }
    }

    void difference(String text) throws GodwitException {
        try {
            if (writer == null) {
                OwnerOnlyFiles.missingFolder(differences.getParent());
                OwnerOnlyFiles.missingFolder(sqlDirectory);
                writer = OwnerOnlyFiles.create(differences);
            }
            writer.append(text);
        } catch (IOException e) {
            throw failure(e);
        }
    }

    /** @param enabled otherwise the statement is written as a comment */
    void correction(Section section, boolean enabled, Statement statement) throws GodwitException {
        line(correction, section, enabled, statement);
    }

    void undo(Section section, boolean enabled, Statement statement) throws GodwitException {
        line(undo, section, enabled, statement);
    }

    private void line(Script script, Section section, boolean enabled, Statement statement) throws GodwitException {
        try {
            script.line(section, enabled, statement);
        } catch (IOException e) {
            throw failure(e);
        }
    }

    /** Puts the files together. */
    void finish() throws GodwitException {
        if (writer == null) {
            return;
        }
        try {
            writer.close();
            correction.assemble("-- corrects the target\n" + head + "START TRANSACTION;\n", "COMMIT;\n");
            undo.assemble("-- takes back what the correction did\n" + head + "START TRANSACTION;\n", "COMMIT;\n");
            finished = true;
        } catch (IOException e) {
            throw failure(e);
        }
    }

    Optional<Path> differenceFile() {
        return finished ? Optional.of(differences) : Optional.empty();
    }

    Optional<Path> correctionFile() {
        return finished ? Optional.of(correction.file) : Optional.empty();
    }

    Path correctionPath() {
        return correction.file;
    }

    @Override
    public void close() throws GodwitException {
        if (writer == null || finished) {
            return;
        }
        try {
            writer.close();
            correction.closeSections();
            correction.dropSections();
            undo.closeSections();
            undo.dropSections();
        } catch (IOException e) {
            throw failure(e);
        }
    }

    private GodwitException failure(IOException e) {
        return new GodwitException(CoreError.FILE, e, differences, e.toString());
    }
}
