package org.godwit.ui.projects;

import java.util.List;

import org.godwit.core.model.ObjectSelection;

/**
 * What a file with a selection means at the source. Immutable.
 *
 * @param usable what can be taken over: the objects that the source has, or the rules
 * @param missing objects or rules that the source has nothing for
 * @param refused what the source says against row filters
 */
record ImportReport(ObjectSelection usable, int tables, int views, List<String> missing, List<String> refused) {
    ImportReport {
        missing = List.copyOf(missing);
        refused = List.copyOf(refused);
    }

    boolean isClean() {
        return missing.isEmpty() && refused.isEmpty();
    }
}
