package org.godwit.rehearsal.dump;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.zip.GZIPInputStream;

/**
 * One file of a dump.
 *
 * @param root folder that {@code SOURCE} may not leave
 * @param database name for what the file creates when it names no database itself
 * @param order files of a lower order are loaded first
 */
record DumpFile(Path path, Path root, String database, Order order) implements Comparable<DumpFile> {
    /** Sorts of files, in the order they must be loaded; the names are those that mydumper gives. */
    enum Order {
        DATABASE, TABLE, DATA, VIEW, TRIGGER, ROUTINE
    }

    static DumpFile of(Path path, Path root) {
        String name = stem(path);
        if (name.endsWith("-schema-create")) {
            return new DumpFile(path, root, name.substring(0, name.length() - "-schema-create".length()), Order.DATABASE);
        }
        if (name.endsWith("-schema-post")) {
            return new DumpFile(path, root, beforeDot(name.substring(0, name.length() - "-schema-post".length())), Order.ROUTINE);
        }
        if (name.endsWith("-schema-triggers")) {
            return new DumpFile(path, root, beforeDot(name), Order.TRIGGER);
        }
        if (name.endsWith("-schema-view")) {
            return new DumpFile(path, root, beforeDot(name), Order.VIEW);
        }
        if (name.endsWith("-schema") && name.indexOf('.') > 0) {
            return new DumpFile(path, root, beforeDot(name), Order.TABLE);
        }
        boolean ofOneTable = name.matches("[^.]+\\.[^.]+(\\.\\d+)*");
        return new DumpFile(path, root, ofOneTable ? beforeDot(name) : name, Order.DATA);
    }

    /** Whether a file is a dump by its name. */
    static boolean isDump(Path path) {
        String name = path.getFileName().toString().toLowerCase(Locale.ROOT);
        return name.endsWith(".sql") || name.endsWith(".sql.gz");
    }

    boolean isCompressed() {
        return path.getFileName().toString().toLowerCase(Locale.ROOT).endsWith(".gz");
    }

    InputStream open() throws IOException {
        InputStream raw = Files.newInputStream(path);
        return isCompressed() ? new GZIPInputStream(new BufferedInputStream(raw, 1 << 16), 1 << 16) : raw;
    }

    String name() {
        Path relative = path.startsWith(root) ? root.relativize(path) : path;
        return relative.toString();
    }

    /** Database name as it is written into statements: one character per byte of its UTF-8 form. */
    String databaseBytes() {
        return new String(database.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }

    @Override
    public int compareTo(DumpFile other) {
        int byOrder = order.compareTo(other.order);
        return byOrder != 0 ? byOrder : path.compareTo(other.path);
    }

    private static String stem(Path path) {
        String name = path.getFileName().toString();
        String lower = name.toLowerCase(Locale.ROOT);
        int end = lower.endsWith(".sql.gz") ? name.length() - ".sql.gz".length() : lower.endsWith(".sql") ? name.length() - ".sql".length() : name.length();
        return name.substring(0, end);
    }

    private static String beforeDot(String name) {
        int dot = name.indexOf('.');
        return dot < 0 ? name : name.substring(0, dot);
    }
}
