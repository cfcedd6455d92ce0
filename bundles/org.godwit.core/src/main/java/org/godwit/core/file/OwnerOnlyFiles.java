package org.godwit.core.file;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.AclEntry;
import java.nio.file.attribute.AclEntryPermission;
import java.nio.file.attribute.AclEntryType;
import java.nio.file.attribute.AclFileAttributeView;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.godwit.core.error.CoreError;
import org.godwit.core.error.GodwitException;

/** Makes folders and files that only their owner may read: POSIX permissions, or an access list on Windows. Thread-safe. */
public final class OwnerOnlyFiles {
    private static final boolean POSIX = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");

    private OwnerOnlyFiles() {
    }

    /** Makes the folder and its parents; a folder that exists keeps what it allows, apart from the last one. */
    public static Path folder(Path folder) throws GodwitException {
        try {
            Files.createDirectories(folder, attributes("rwx------"));
            restrict(folder, "rwx------");
            return folder;
        } catch (IOException e) {
            throw new GodwitException(CoreError.FILE, e, folder, reason(e));
        }
    }

    /** Makes the folder and its parents where they are missing; one that exists, which the user may have named, keeps what it allows. */
    public static Path missingFolder(Path folder) throws GodwitException {
        try {
            return Files.isDirectory(folder) ? folder : Files.createDirectories(folder, attributes("rwx------"));
        } catch (IOException e) {
            throw new GodwitException(CoreError.FILE, e, folder, reason(e));
        }
    }

    /** A new folder in the system's place for what does not last; whoever asks for it removes it. */
    public static Path temporaryFolder(String prefix) throws GodwitException {
        try {
            Path folder = Files.createTempDirectory(prefix, attributes("rwx------"));
            restrict(folder, "rwx------");
            return folder;
        } catch (IOException e) {
            throw new GodwitException(CoreError.FILE, e, System.getProperty("java.io.tmpdir"), reason(e));
        }
    }

    /** Replaces the file's text in one move, so that a reader sees the old or the new text, never a part. */
    public static void write(Path file, String text) throws GodwitException {
        Path fresh = file.resolveSibling(file.getFileName() + "." + ProcessHandle.current().pid() + ".new");
        try {
            Files.deleteIfExists(fresh);
            Files.createFile(fresh, attributes("rw-------"));
            restrict(fresh, "rw-------");
            Files.writeString(fresh, text, StandardCharsets.UTF_8, StandardOpenOption.WRITE, StandardOpenOption.SYNC);
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new GodwitException(CoreError.FILE, e, file, reason(e));
        }
    }

    public static String read(Path file) throws GodwitException {
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new GodwitException(CoreError.FILE, e, file, reason(e));
        }
    }

    /** The file's text; when there is no file yet it is made with this text, by exactly one of several processes. */
    public static synchronized String readOrCreate(Path file, String text) throws GodwitException {
        Set<StandardOpenOption> options = Set.of(StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.SYNC);
        try (FileChannel channel = FileChannel.open(file, options, attributes("rw-------")); FileLock lock = channel.lock()) {
            if (lock.isValid() && channel.size() == 0) {
                restrict(file, "rw-------");
                channel.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
            }
            channel.position(0);
            return new String(Channels.newInputStream(channel).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new GodwitException(CoreError.FILE, e, file, reason(e));
        }
    }

    /** A new empty file in the place of an old one, to be written piece by piece. */
    public static BufferedWriter create(Path file) throws IOException {
        Files.deleteIfExists(file);
        Files.createFile(file, attributes("rw-------"));
        restrict(file, "rw-------");
        return Files.newBufferedWriter(file, StandardCharsets.UTF_8);
    }

    /** A new empty file, to be read and written at any place; fails when there is one. */
    public static FileChannel createChannel(Path file) throws IOException {
        FileChannel channel = FileChannel.open(file, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.READ, StandardOpenOption.WRITE), attributes("rw-------"));
        restrict(file, "rw-------");
        return channel;
    }

    /** Takes everybody else's access to a file that something else made. */
    public static void restrictFile(Path file) throws GodwitException {
        try {
            restrict(file, "rw-------");
        } catch (IOException e) {
            throw new GodwitException(CoreError.FILE, e, file, reason(e));
        }
    }

    private static FileAttribute<?>[] attributes(String permissions) {
        return POSIX ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))} : new FileAttribute<?>[0];
    }

    private static void restrict(Path path, String permissions) throws IOException {
        if (POSIX) {
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
            return;
        }
        AclFileAttributeView view = Files.getFileAttributeView(path, AclFileAttributeView.class);
        if (view != null) {
            view.setAcl(List.of(AclEntry.newBuilder().setType(AclEntryType.ALLOW).setPrincipal(view.getOwner()).setPermissions(EnumSet.allOf(AclEntryPermission.class)).build()));
        }
    }

    private static String reason(IOException e) {
        return e.getClass().getSimpleName() + (e.getMessage() == null ? "" : " " + e.getMessage());
    }
}
