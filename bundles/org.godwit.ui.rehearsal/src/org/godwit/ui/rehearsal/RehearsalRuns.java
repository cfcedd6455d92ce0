package org.godwit.ui.rehearsal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

import org.godwit.core.error.CoreError;
import org.godwit.core.error.GodwitException;
import org.godwit.rehearsal.report.Comparison;
import org.godwit.rehearsal.report.Report;
import org.godwit.rehearsal.report.ReportWriter;
import org.godwit.rehearsal.run.Stage;
import org.godwit.ui.Studios;

/** All rehearsals of the workspace: those of this session, and earlier ones as their reports lie in {@code rehearsals/}. Thread-safe. */
final class RehearsalRuns {
    private static final DateTimeFormatter NAME = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss");
    private static final RehearsalRuns INSTANCE = new RehearsalRuns();

    private final Map<Path, RunningRun> session = new ConcurrentHashMap<>();
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

    private RehearsalRuns() {
    }

    /** The runs of this window. */
    static RehearsalRuns get() {
        return INSTANCE;
    }

    /** Told on any thread, often while a run is at work. */
    void addListener(Runnable listener) {
        listeners.add(listener);
    }

    void removeListener(Runnable listener) {
        listeners.remove(listener);
    }

    private void changed() {
        listeners.forEach(Runnable::run);
    }

    /** Makes a new run with a folder of its own that only the user can read. */
    RunningRun begin(String input, List<Stage> planned) throws GodwitException {
        Path root = Studios.access().folder().resolve("rehearsals");
        String name = NAME.format(LocalDateTime.now());
        Path folder = root.resolve(name);
        try {
            Files.createDirectories(root);
            for (int i = 2; Files.exists(folder); i++) {
                folder = root.resolve(name + "-" + i);
            }
            Files.createDirectory(folder);
            if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
                Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
            }
        } catch (IOException e) {
            throw new GodwitException(CoreError.FILE, e, folder, String.valueOf(e.getMessage()));
        }
        RunningRun run = new RunningRun(folder, input, planned, this::changed);
        session.put(folder, run);
        changed();
        return run;
    }

    Optional<RehearsalRun> find(Path folder) throws GodwitException {
        RunningRun running = session.get(folder);
        return running != null ? Optional.of(running.snapshot()) : read(folder);
    }

    /** Newest first. Reads files: call from a job. */
    List<RehearsalRun> list() throws GodwitException {
        List<RehearsalRun> runs = new ArrayList<>(session.values().stream().map(RunningRun::snapshot).toList());
        Path root = Studios.access().folder().resolve("rehearsals");
        if (Files.isDirectory(root)) {
            try (Stream<Path> folders = Files.list(root)) {
                for (Path folder : folders.filter(f -> !session.containsKey(f)).toList()) {
                    read(folder).ifPresent(runs::add);
                }
            } catch (IOException e) {
                throw new GodwitException(CoreError.FILE, e, root, String.valueOf(e.getMessage()));
            }
        }
        runs.sort(Comparator.comparing(RehearsalRun::started).reversed());
        return runs;
    }

    private static Optional<RehearsalRun> read(Path folder) throws GodwitException {
        Path json = folder.resolve(ReportWriter.JSON);
        if (!Files.isRegularFile(json)) {
            return Optional.empty();
        }
        Report report = ReportWriter.read(json);
        return Optional.of(new RehearsalRun(folder, time(report.created()), input(report), RehearsalRun.stateOf(report), List.of(), Optional.of(report), Optional.empty()));
    }

    private static String input(Report report) {
        return report.settings().containsKey(Comparison.BUNDLE) ? report.settings().get(Comparison.BUNDLE) : report.settings().getOrDefault("Input", "");
    }

    /** Removes what a run left. One that is at work is left alone. */
    void delete(RehearsalRun run) throws GodwitException {
        if (find(run.folder()).filter(RehearsalRun::isAtWork).isPresent()) {
            return;
        }
        session.remove(run.folder());
        try (Stream<Path> below = Files.walk(run.folder())) {
            for (Path path : below.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        } catch (NoSuchFileException e) {
            throw new GodwitException(CoreError.FILE, e, run.folder(), Messages.RunBanner_missing);
        } catch (IOException e) {
            throw new GodwitException(CoreError.FILE, e, run.folder(), e.toString());
        }
        changed();
    }

    private static Instant time(String created) {
        try {
            return Instant.parse(created);
        } catch (DateTimeParseException e) {
            return LocalDateTime.parse(created.length() > 19 ? created.substring(0, 19) : created).atZone(ZoneId.systemDefault()).toInstant();
        }
    }
}
