package org.godwit.rehearsal.dump;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Looks at the first and last bytes of a dump before it is loaded: a dump program's first line without its last one means that the file was cut. Compressed files show it only when read. */
final class CutCheck {
    static final String REMEDY = "Make the dump again or copy the file again; nothing of a cut dump proves anything.";
    private static final int LOOK = 8192;

    private CutCheck() {
    }

    static Optional<DumpFailure> check(DumpFile file) throws IOException {
        if (file.isCompressed()) {
            return Optional.empty();
        }
        DumpComments comments = new DumpComments();
        try (RandomAccessFile in = new RandomAccessFile(file.path().toFile(), "r")) {
            read(in, 0).lines().limit(20).forEach(comments::add);
            read(in, Math.max(0, in.length() - LOOK)).lines().filter(l -> l.startsWith("-- Dump completed")).forEach(comments::add);
        }
        return comments.isCut() ? Optional.of(cut(file, 1)) : Optional.empty();
    }

    static DumpFailure cut(DumpFile file, long line) {
        return new DumpFailure(file.name(), line, "", "The dump is cut: its last line, \"-- Dump completed\", is missing.", REMEDY);
    }

    private static String read(RandomAccessFile in, long from) throws IOException {
        byte[] bytes = new byte[(int) Math.min(LOOK, in.length() - from)];
        in.seek(from);
        in.readFully(bytes);
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
