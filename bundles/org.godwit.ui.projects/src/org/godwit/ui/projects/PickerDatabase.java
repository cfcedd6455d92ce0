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
    private Optional<Boolean> wanted = Optional.empty();

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
        wanted = Optional.empty();
        return true;
    }

    /** The reading has ended, with objects, with a failure or by being cancelled. */
    void endLoading() {
        loading = false;
    }

    /** Only tables and views are moved. */
    void setObjects(List<ObjectSummary> all) {
        objects = Optional.of(all.stream().filter(o -> o.kind() == Kind.TABLE || o.kind() == Kind.VIEW).toList());
        shown = objects.get();
    }

    /** Checks or unchecks all of it: at once, or as soon as its objects are known. */
    void want(ProjectDraft draft, boolean isChosen) {
        wanted = Optional.of(isChosen);
        if (isLoaded()) {
            settle(draft);
        }
    }

    /** Does what was wanted while the objects were being read. */
    void settle(ProjectDraft draft) {
        wanted.ifPresent(isChosen -> shown.forEach(o -> choose(draft, o, isChosen)));
        wanted = Optional.empty();
    }

    /** Whether something is wanted that cannot be done before its objects are known. */
    boolean isPending() {
        return loading && wanted.isPresent();
    }

    /** How its box looks: as it was clicked, even while that is pending. */
    boolean isChecked(ProjectDraft draft) {
        return isPending() ? wanted.get() : chosen(draft) > 0;
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
