package org.godwit.rehearsal.dump;

/** What a dump file consists of. */
public sealed interface DumpItem {
    /** Line of the file on which it begins, from 1. */
    long line();

    /**
     * A statement without its delimiter.
     *
     * @param text one character per byte of the file (ISO 8859-1), whatever the file's encoding is, so that no byte is changed on the way to the server
     * @param terminated false when the file ends before the delimiter
     */
    record Statement(String text, long line, boolean terminated) implements DumpItem {
    }

    /** The client command {@code SOURCE file} or {@code \. file}; the path in the same form as a statement's text. */
    record Source(String path, long line) implements DumpItem {
    }

    /** The line of newer dumps that turns the client's shell and file commands off for the rest of the file. */
    record Sandbox(long line) implements DumpItem {
    }

    /** The file ends inside something that was opened: a string, a quoted name, a comment. */
    record Cut(String inside, long line) implements DumpItem {
    }
}
