package org.godwit.ui.rehearsal;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

import org.godwit.core.error.CoreError;
import org.godwit.core.error.GodwitException;
import org.godwit.core.file.OwnerOnlyFiles;
import org.godwit.core.progress.CancelToken;
import org.godwit.rehearsal.bundle.Bundle;
import org.godwit.rehearsal.bundle.BundleManifest;
import org.godwit.rehearsal.capture.CaptureFacts;
import org.godwit.ui.Studios;

/** The bundles of the workspace: the files in {@code bundles/}. Thread-safe; all but the listeners reads files, call it from a job. */
final class BundleFiles {
    static final String ENDING = ".godwit";
    private static final BundleFiles INSTANCE = new BundleFiles();

    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

    private BundleFiles() {
    }

    static BundleFiles get() {
        return INSTANCE;
    }

    /** Told on any thread. */
    void addListener(Runnable listener) {
        listeners.add(listener);
    }

    void removeListener(Runnable listener) {
        listeners.remove(listener);
    }

    void changed() {
        listeners.forEach(Runnable::run);
    }

    /** The folder, which may not be there yet. */
    static Path folder() {
        return Studios.access().folder().resolve("bundles");
    }

    static Path madeFolder() throws GodwitException {
        return OwnerOnlyFiles.missingFolder(folder());
    }

    /** By name. One that cannot be read is among them, with the reason. */
    List<BundleSummary> list() throws GodwitException {
        List<BundleSummary> found = new ArrayList<>();
        if (Files.isDirectory(folder())) {
            try (Stream<Path> files = Files.list(folder())) {
                for (Path file : files.filter(f -> f.getFileName().toString().endsWith(ENDING)).sorted().toList()) {
                    found.add(read(file));
                }
            } catch (IOException e) {
                throw new GodwitException(CoreError.FILE, e, folder(), String.valueOf(e.getMessage()));
            }
        }
        found.sort(Comparator.comparing(BundleSummary::name));
        return found;
    }

    static BundleSummary read(Path file) throws GodwitException {
        try {
            long bytes = Files.size(file);
            try (Bundle bundle = Bundle.open(file)) {
                BundleManifest manifest = bundle.manifest();
                CaptureFacts facts = manifest.part(CaptureFacts.PART).isPresent() ? bundle.json(CaptureFacts.PART, CaptureFacts.class) : CaptureFacts.NONE;
                return new BundleSummary(file, bytes, Optional.of(new BundleSummary.Content(manifest, bundle.hash(), facts)), Optional.empty());
            } catch (GodwitException e) {
                return new BundleSummary(file, bytes, Optional.empty(), Optional.of(e.problem()));
            }
        } catch (IOException e) {
            throw new GodwitException(CoreError.FILE, e, file, e.toString());
        }
    }

    /** Takes a copy of a bundle into the workspace, after every part of it was checked. */
    Path take(Path from, CancelToken cancel) throws GodwitException {
        try (Bundle bundle = Bundle.open(from)) {
            bundle.verify(cancel);
        }
        String name = from.getFileName().toString();
        Path to = madeFolder().resolve(name.endsWith(ENDING) ? name : name + ENDING);
        try {
            Files.copy(from, to);
            OwnerOnlyFiles.restrictFile(to);
        } catch (FileAlreadyExistsException e) {
            throw new GodwitException(CoreError.FILE, e, to, Messages.BundleFiles_exists);
        } catch (IOException e) {
            throw new GodwitException(CoreError.FILE, e, to, e.toString());
        }
        changed();
        return to;
    }

    void delete(Path file) throws GodwitException {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new GodwitException(CoreError.FILE, e, file, e.toString());
        }
        changed();
    }
}
