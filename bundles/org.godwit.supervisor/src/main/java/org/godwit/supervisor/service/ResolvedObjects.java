package org.godwit.supervisor.service;

import java.util.List;
import org.godwit.core.model.ObjectSelection;
import org.godwit.core.model.TableMapping;

/** What a selection means now. {@code unmatched} are rules or names that match nothing. */
public record ResolvedObjects(List<TableMapping> tables, List<ObjectSelection.ViewMapping> views, List<String> unmatched) {
    public ResolvedObjects {
        tables = List.copyOf(tables);
        views = List.copyOf(views);
        unmatched = List.copyOf(unmatched);
    }
}
