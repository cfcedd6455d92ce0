package org.godwit.rehearsal.twin;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** What a server said last, without its chatter. */
final class LogTail {
    private static final int LINES = 6;

    private LogTail() {
    }

    static String of(Path log) {
        try {
            List<String> lines = new String(Files.readAllBytes(log), StandardCharsets.UTF_8).lines().filter(l -> !l.contains("[Note]") && !l.isBlank()).toList();
            return lines.subList(Math.max(0, lines.size() - LINES), lines.size()).stream().collect(Collectors.joining(" | "));
        } catch (IOException e) {
            return "its log cannot be read: " + e.getMessage();
        }
    }
}
