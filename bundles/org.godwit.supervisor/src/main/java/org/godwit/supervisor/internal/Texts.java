package org.godwit.supervisor.internal;

import java.util.List;

/** Lists of names in sentences. Without state. */
public final class Texts {
    private static final int SHOWN = 5;

    private Texts() {
    }

    /** The first few names, and how many more there are. */
    public static String some(List<String> names) {
        String text = String.join(", ", names.subList(0, Math.min(SHOWN, names.size())));
        return names.size() <= SHOWN ? text : text + " and " + (names.size() - SHOWN) + " more";
    }
}
