package org.godwit.ui.projects;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.godwit.core.error.GodwitException;
import org.godwit.core.progress.CancelToken;
import org.godwit.core.spi.ObjectSummary;
import org.godwit.supervisor.selection.SelectionResolver;
import org.godwit.supervisor.service.Studio;

/** What sources hold, read once for a wizard and asked with every key press: tree and rule preview use the same. Thread-safe. */
final class SourceObjects {
    private final Map<String, List<String>> databases = new ConcurrentHashMap<>();
    private final Map<List<String>, List<ObjectSummary>> objects = new ConcurrentHashMap<>();

    /** Forgets what was read, so that it is read anew. */
    void forget() {
        databases.clear();
        objects.clear();
    }

    List<String> databases(Studio studio, String sourceId, CancelToken cancel) throws GodwitException {
        List<String> known = databases.get(sourceId);
        if (known == null) {
            known = List.copyOf(studio.dataSources().databases(sourceId, cancel));
            databases.put(sourceId, known);
        }
        return known;
    }

    /** Tables and views of a database. */
    List<ObjectSummary> objects(Studio studio, String sourceId, String database, CancelToken cancel) throws GodwitException {
        List<String> key = List.of(sourceId, database);
        List<ObjectSummary> known = objects.get(key);
        if (known == null) {
            known = PickerDatabase.movable(studio.dataSources().objects(sourceId, database, cancel));
            objects.put(key, known);
        }
        return known;
    }

    /** The same for resolving rules. */
    SelectionResolver.Names names(Studio studio, String sourceId) {
        return new SelectionResolver.Names() {
            @Override
            public List<String> databases(CancelToken cancel) throws GodwitException {
                return SourceObjects.this.databases(studio, sourceId, cancel);
            }

            @Override
            public List<ObjectSummary> objects(String database, CancelToken cancel) throws GodwitException {
                return SourceObjects.this.objects(studio, sourceId, database, cancel);
            }
        };
    }
}
