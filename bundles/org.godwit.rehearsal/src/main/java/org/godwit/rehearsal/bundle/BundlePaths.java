package org.godwit.rehearsal.bundle;

import java.util.regex.Pattern;

/** Which names parts may have: relative, with slashes, without anything that could leave a folder or mean something to a file system. Without state. */
final class BundlePaths {
    static final String MANIFEST = "manifest.json";
    private static final int LONGEST = 200;
    private static final Pattern SEGMENT = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9._-]*");
    /** Devices of Windows, with any ending. */
    private static final Pattern DEVICE = Pattern.compile("(?i)(con|prn|aux|nul|com\\d|lpt\\d)(\\..*)?");

    private BundlePaths() {
    }

    /** What is wrong with a name, as the end of a sentence; empty text when nothing is. */
    static String problem(String path) {
        if (path.length() > LONGEST) {
            return "has a name of " + path.length() + " characters";
        }
        for (String segment : path.split("/", -1)) {
            if (!SEGMENT.matcher(segment).matches() || DEVICE.matcher(segment).matches() || segment.endsWith(".")) {
                return "has a name that could lie outside of its folder";
            }
        }
        return "";
    }

    /** A name made of any text, with letters, digits, dots, minus and underscores only. */
    static String safe(String text) {
        StringBuilder safe = new StringBuilder();
        text.codePoints().limit(60).forEach(c -> safe.append(c < 128 && (Character.isLetterOrDigit(c) || c == '_' || c == '-' || c == '.' && safe.length() > 0) ? Character.toString(c) : "_"));
        return safe.toString();
    }
}
