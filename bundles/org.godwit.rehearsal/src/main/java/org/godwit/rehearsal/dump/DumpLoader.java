package org.godwit.rehearsal.dump;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.zip.ZipException;
import org.godwit.core.error.CoreError;
import org.godwit.core.error.GodwitException;
import org.godwit.core.model.DataSource;
import org.godwit.core.progress.CancelToken;
import org.godwit.core.progress.Progress;

/**
 * Loads dump files into a server, file after file, each over a connection of its own. What cannot be moved anyway (a view, trigger, routine or event that the server refuses) becomes a
 * finding, any other refused statement a failure; loading goes on, so that one run tells all, until there are too many. Used by one thread.
 */
public final class DumpLoader {
    private static final int MOST_FAILURES = 50;
    private static final int DEEPEST_SOURCE = 10;
    private static final int MOST_COLLATIONS = 8;

    private final DataSource server;
    private final boolean disposable;
    private final Progress progress;
    private final CancelToken cancel;
    private final List<DumpFinding> findings = new ArrayList<>();
    private final List<DumpFailure> failures = new ArrayList<>();
    private final Set<String> databases = new LinkedHashSet<>();
    private long statements;
    private long bytes;

    /** @param disposable the server is a twin, whose binary log nobody needs */
    public DumpLoader(DataSource server, boolean disposable, Progress progress, CancelToken cancel) {
        this.server = server;
        this.disposable = disposable;
        this.progress = progress;
        this.cancel = cancel;
    }

    /** @throws GodwitException when a file cannot be read, the server cannot be reached or the work is cancelled; refused statements are in the result */
    public DumpResult load(DumpInput input) throws GodwitException {
        long start = System.nanoTime();
        progress.expect(input.bytes());
        for (DumpFile file : input.files()) {
            try {
                CutCheck.check(file).ifPresent(failures::add);
            } catch (IOException e) {
                throw unreadable(file, e);
            }
        }
        if (failures.isEmpty()) {
            for (DumpFile file : input.files()) {
                progress.note(file.name());
                load(file);
            }
        }
        return new DumpResult(input.fileCount(), statements, bytes, (System.nanoTime() - start) / 1e9, List.copyOf(databases), findings, failures);
    }

    private void load(DumpFile file) throws GodwitException {
        try (DumpSession session = new DumpSession(server, disposable)) {
            read(new Reading(file, session, new DumpAdapter(), 0));
        } catch (SQLException e) {
            cancel.check();
            throw new GodwitException(org.godwit.rehearsal.RehearsalError.TWIN_SQL, e, server.address(), e.getMessage());
        }
    }

    /** One file being read; the file that a SOURCE names shares session and adapter with it. */
    private static final class Reading {
        private final DumpFile file;
        private final DumpSession session;
        private final DumpAdapter adapter;
        private final int depth;
        private boolean sandbox;
        private boolean inDatabase;

        Reading(DumpFile file, DumpSession session, DumpAdapter adapter, int depth) {
            this.file = file;
            this.session = session;
            this.adapter = adapter;
            this.depth = depth;
        }
    }

    private void read(Reading reading) throws GodwitException {
        try (InputStream in = reading.file.open()) {
            StatementReader reader = new StatementReader(in);
            long told = 0;
            for (Optional<DumpItem> item = reader.next(); item.isPresent() && failures.size() < MOST_FAILURES; item = reader.next()) {
                cancel.check();
                switch (item.get()) {
                    case DumpItem.Statement statement -> statement(reading, reader, statement);
                    case DumpItem.Source source -> source(reading, source);
                    case DumpItem.Sandbox sandbox -> reading.sandbox = true;
                    case DumpItem.Cut cut -> failures.add(new DumpFailure(reading.file.name(), cut.line(), "", "The dump is cut: it ends inside " + cut.inside() + ".", CutCheck.REMEDY));
                }
                progress.advance(reader.bytesRead() - told, reader.bytesRead() - told);
                told = reader.bytesRead();
            }
            bytes += reader.bytesRead();
            if (reader.comments().isCut() && failures.isEmpty()) {
                failures.add(CutCheck.cut(reading.file, 1));
            }
        } catch (EOFException | ZipException e) {
            failures.add(new DumpFailure(reading.file.name(), 1, "", "The compressed file is cut or damaged: " + e.getMessage(), CutCheck.REMEDY));
        } catch (IOException e) {
            throw unreadable(reading.file, e);
        }
    }

    private void statement(Reading reading, StatementReader reader, DumpItem.Statement statement) throws GodwitException {
        if (!statement.terminated() && reader.comments().isCut()) {
            failures.add(new DumpFailure(reading.file.name(), statement.line(), DumpAdapter.beginning(statement.text()), "The dump is cut: it ends inside a statement.", CutCheck.REMEDY));
            return;
        }
        Adaptation adapted = reading.adapter.adapt(statement.text());
        for (Adaptation.Note note : adapted.notes()) {
            find(reading, statement, note);
        }
        if (adapted.sql().isPresent()) {
            ensureDatabase(reading, reader, adapted.sql().get());
            run(reading, statement, adapted.sql().get());
        }
    }

    /** A dump of one database does not say into which; its header or the name of the file does. */
    private void ensureDatabase(Reading reading, StatementReader reader, String sql) throws GodwitException {
        Optional<String> named = DatabaseNames.named(sql);
        if (named.isPresent()) {
            reading.inDatabase |= DatabaseNames.isUse(sql);
            if (!DatabaseNames.isDrop(sql)) {
                databases.add(readable(named.get()));
            }
        } else if (!reading.inDatabase && DatabaseNames.needsDatabase(sql)) {
            String name = reader.comments().database().orElse(reading.file.databaseBytes());
            String quoted = "`" + name.replace("`", "``") + "`";
            DumpItem.Statement made = new DumpItem.Statement("CREATE DATABASE " + quoted, 1, true);
            run(reading, made, "CREATE DATABASE IF NOT EXISTS " + quoted);
            run(reading, made, "USE " + quoted);
            databases.add(readable(name));
            reading.inDatabase = true;
        }
    }

    private void run(Reading reading, DumpItem.Statement statement, String sql) throws GodwitException {
        String tried = sql;
        for (int attempt = 0;; attempt++) {
            try {
                reading.session.execute(tried, cancel);
                statements++;
                return;
            } catch (SQLException e) {
                cancel.check();
                String collation = DumpSession.unknownCollation(e);
                if (collation.isEmpty() || attempt == MOST_COLLATIONS) {
                    refused(reading, statement, e);
                    return;
                }
                String substitute = collation.endsWith("_bin") ? collation.replaceFirst("_.*", "_bin") : collation.replaceFirst("_.*", "_unicode_ci");
                find(reading, statement, DumpAdapter.note("DUMP-COLLATION", DumpFinding.Severity.WARNING, DumpAdapter.subject(statement.text()),
                        "The server does not know the collation " + collation + "; " + substitute + " takes its place.", "Compare how text sorts and compares at the target."));
                tried = tried.replaceAll("\\b" + collation + "\\b", substitute);
            }
        }
    }

    private void refused(Reading reading, DumpItem.Statement statement, SQLException error) {
        Refusal refusal = Refusal.of(statement.text(), error);
        if (refusal.fatal()) {
            String hint = statement.terminated() ? refusal.remedy() : "The file ends inside this statement, so it may be cut. " + CutCheck.REMEDY;
            failures.add(new DumpFailure(reading.file.name(), statement.line(), readable(DumpAdapter.beginning(statement.text())), error.getErrorCode() + " " + error.getMessage(), hint));
        } else {
            find(reading, statement, DumpAdapter.note(refusal.ruleId(), DumpFinding.Severity.WARNING, DumpAdapter.subject(statement.text()),
                    "The server refused it: " + error.getErrorCode() + " " + error.getMessage(), refusal.remedy()));
        }
    }

    private void source(Reading reading, DumpItem.Source source) throws GodwitException {
        String problem = "";
        Path wanted = reading.file.path().resolveSibling(readable(source.path()));
        try {
            if (reading.sandbox) {
                problem = "The dump itself forbids file commands (sandbox mode).";
            } else if (reading.depth == DEEPEST_SOURCE) {
                problem = "Files include each other more than " + DEEPEST_SOURCE + " deep.";
            } else if (!Files.isRegularFile(wanted)) {
                problem = "There is no such file.";
            } else if (!wanted.toRealPath().startsWith(reading.file.root())) {
                problem = "The file is outside the folder that was given.";
            } else {
                DumpFile included = new DumpFile(wanted.toRealPath(), reading.file.root(), reading.file.database(), reading.file.order());
                Reading inner = new Reading(included, reading.session, reading.adapter, reading.depth + 1);
                inner.inDatabase = reading.inDatabase;
                read(inner);
                reading.inDatabase = inner.inDatabase;
                return;
            }
        } catch (IOException e) {
            problem = e.getMessage();
        }
        failures.add(new DumpFailure(reading.file.name(), source.line(), "SOURCE " + readable(source.path()), problem, "Put the file into the folder you name, or remove the line."));
    }

    private void find(Reading reading, DumpItem.Statement statement, Adaptation.Note note) {
        findings.add(new DumpFinding(note.ruleId(), note.severity(), reading.file.name(), statement.line(), readable(note.subject()), readable(note.reason()), note.remedy()));
    }

    /** Names of a dump for people: mostly UTF-8, and where not, the odd character does not matter in a message. */
    private static String readable(String latin1) {
        return new String(latin1.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }

    private static GodwitException unreadable(DumpFile file, IOException e) {
        return new GodwitException(CoreError.FILE, e, file.path(), e.getMessage());
    }
}
