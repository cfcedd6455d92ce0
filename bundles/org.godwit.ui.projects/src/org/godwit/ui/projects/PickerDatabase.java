package org.godwit.ui.projects;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.godwit.core.model.ObjectSelection.ViewMapping;
import org.godwit.core.model.TableMapping;
import org.godwit.core.spi.ObjectSummary;
import org.godwit.core.spi.ObjectSummary.Kind;

/** One database of the object picker with what was read of it. Display thread only. */
final class PickerDatabase {
    private final String name;
    private Optional<List<ObjectSummary>> objects = Optional.empty();
    private List<ObjectSummary> shown = List.of();
    private boolean loading;

    PickerDatabase(String name) {
        this.name = name;
    }

    String name() {
        return name;
    }

    boolean isLoaded() {
        return objects.isPresent();
    }

    /** False when its objects are known or being read. */
    boolean beginLoading() {
        if (loading || objects.isPresent()) {
            return false;
        }
        loading = true;
        return true;
    }

    void failed() {
        loading = false;
    }

    /** Only tables and views are moved. */
    void setObjects(List<ObjectSummary> all) {
        loading = false;
        objects = Optional.of(all.stream().filter(o -> o.kind() == Kind.TABLE || o.kind() == Kind.VIEW).toList());
        shown = objects.get();
    }

    void filter(String text) {
        String wanted = text.strip().toLowerCase(Locale.ROOT);
        shown = objects.orElse(List.of()).stream().filter(o -> o.name().name().toLowerCase(Locale.ROOT).contains(wanted)).toList();
    }

    /** Lines below the database; one, saying that they are being read, before they are known. */
    int lineCount() {
        return objects.isEmpty() ? 1 : shown.size();
    }

    Optional<ObjectSummary> line(int index) {
        return index >= 0 && index < shown.size() ? Optional.of(shown.get(index)) : Optional.empty();
    }

    int total() {
        return objects.map(List::size).orElse(0);
    }

    long chosen(ProjectDraft draft) {
        if (objects.isPresent()) {
            return objects.get().stream().filter(o -> isChosen(draft, o)).count();
        }
        return draft.tables().keySet().stream().filter(t -> t.schema().equals(name)).count() + draft.views().keySet().stream().filter(v -> v.schema().equals(name)).count();
    }

    /** Chooses or leaves out all that the filter shows. */
    void choose(ProjectDraft draft, boolean isChosen) {
        shown.forEach(o -> choose(draft, o, isChosen));
    }

    static boolean isChosen(ProjectDraft draft, ObjectSummary object) {
        return draft.tables().containsKey(object.name()) || draft.views().containsKey(object.name());
    }

    static void choose(ProjectDraft draft, ObjectSummary object, boolean isChosen) {
        if (!isChosen) {
            draft.tables().remove(object.name());
            draft.views().remove(object.name());
        } else if (object.kind() == Kind.VIEW) {
            draft.views().putIfAbsent(object.name(), new ViewMapping(object.name(), object.name()));
        } else {
            draft.tables().putIfAbsent(object.name(), TableMapping.same(object.name()));
        }
    }
}
