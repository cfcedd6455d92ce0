package org.godwit.ui.monitor.log;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.godwit.core.error.CoreError;
import org.godwit.core.error.GodwitException;

/** Follows a log file: each call reads what was written since the one before. Begins a while before its end; begins anew when the file was started anew. Used by one job at a time. */
final class LogTail {
    private static final int FIRST_BYTES = 512 * 1024;

    /** A line with the level of its entry. */
    record LogLine(Level level, String text) {
    }

    private final Path file;
    private long offset = -1;
    private String rest = "";
    private Level level = Level.INFO;

    LogTail(Path file) {
        this.file = file;
    }

    /** Complete lines that are new; empty while there is no file. */
    List<LogLine> read() throws GodwitException {
        if (!Files.exists(file)) {
            return List.of();
        }
        try (RandomAccessFile log = new RandomAccessFile(file.toFile(), "r")) {
            long length = log.length();
            boolean isFirst = offset < 0 || length < offset;
            long from = isFirst ? Math.max(0, length - FIRST_BYTES) : offset;
            byte[] bytes = new byte[(int) Math.min(FIRST_BYTES, length - from)];
            log.seek(from);
            log.readFully(bytes);
            offset = from + bytes.length;
            return lines(new String(bytes, StandardCharsets.UTF_8), isFirst && from > 0, isFirst);
        } catch (IOException e) {
            throw new GodwitException(CoreError.FILE, e, file, String.valueOf(e.getMessage()));
        }
    }

    private List<LogLine> lines(String text, boolean isCut, boolean isFirst) {
        String all = isFirst ? text : rest + text;
        int end = all.lastIndexOf('\n') + 1;
        rest = all.substring(end);
        List<LogLine> lines = new ArrayList<>();
        all.substring(isCut ? Math.min(end, all.indexOf('\n') + 1) : 0, end).lines().forEach(line -> {
            level = Level.of(line).orElse(level);
            lines.add(new LogLine(level, line));
        });
        return lines;
    }
}
