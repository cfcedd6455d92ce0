package org.godwit.ui.projects;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;

import org.godwit.core.spi.ObjectSummary;
import org.godwit.core.spi.ObjectSummary.Kind;
import org.godwit.supervisor.selection.NamePattern;

/**
 * One database of the object picker with what was read of it. A long list is cut into ranges of names, since a native tree makes and removes the children of one line one by one: with a hundred
 * thousand that would stop the window for seconds. Display thread only, but for {@link #matching}.
 */
final class PickerDatabase {
    /** Objects that stand directly below the database; more of them stand in ranges. */
    static final int FLAT = 2000;
    static final int RANGE = 1000;

    private final String name;
    private Optional<List<ObjectSummary>> objects = Optional.empty();
    private List<ObjectSummary> shown = List.of();
    private List<List<ObjectSummary>> ranges = List.of();
    private boolean loading;
    private Optional<Boolean> wanted = Optional.empty();
    private Optional<Iterator<ObjectSummary>> unsettled = Optional.empty();

    PickerDatabase(String name) {
        this.name = name;
    }

    String name() {
        return name;
    }

    boolean isLoaded() {
        return objects.isPresent();
    }

    /** All its tables and views; none before they are read. */
    List<ObjectSummary> objects() {
        return objects.orElse(List.of());
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

    /**
     * @param all what can be moved, see {@link #movable}
     * @param matching those of them that the search wants
     */
    void setObjects(List<ObjectSummary> all, List<ObjectSummary> matching) {
        objects = Optional.of(all);
        show(matching);
    }

    void show(List<ObjectSummary> matching) {
        shown = matching;
        List<List<ObjectSummary>> parts = new ArrayList<>();
        for (int from = 0; shown.size() > FLAT && from < shown.size(); from += RANGE) {
            parts.add(shown.subList(from, Math.min(from + RANGE, shown.size())));
        }
        ranges = List.copyOf(parts);
    }

    /** Only tables and views are moved. On any thread. */
    static List<ObjectSummary> movable(List<ObjectSummary> all) {
        return all.stream().filter(o -> o.kind() == Kind.TABLE || o.kind() == Kind.VIEW).toList();
    }

    /** Those whose name has the text in it, in any case, or fits it when it has wildcards. On any thread. */
    static List<ObjectSummary> matching(List<ObjectSummary> objects, String text) {
        String search = text.strip().toLowerCase(Locale.ROOT);
        if (search.isEmpty()) {
            return objects;
        }
        Predicate<String> fits = fits(search);
        return objects.stream().filter(o -> fits.test(o.name().name().toLowerCase(Locale.ROOT))).toList();
    }

    private static Predicate<String> fits(String search) {
        if (search.chars().anyMatch(c -> c == '*' || c == '?' || c == '[')) {
            try {
                return NamePattern.parse(search)::matches;
            } catch (IllegalArgumentException e) {
                // half a pattern is still being typed: until it is whole it is text
                return name -> name.contains(search);
            }
        }
        return name -> name.contains(search);
    }

    /** Checks or unchecks what is shown of it; {@link #settle} does it, bit by bit, as soon as the objects are known. */
    void want(boolean isChosen) {
        wanted = Optional.of(isChosen);
        unsettled = Optional.empty();
    }

    /**
     * Goes on with what was wanted.
     *
     * @param nanos how long it may take
     * @return whether something is left to do
     */
    boolean settle(ChosenObjects chosen, long nanos) {
        if (!isLoaded() || wanted.isEmpty()) {
            return false;
        }
        Iterator<ObjectSummary> rest = unsettled.orElseGet(shown::iterator);
        unsettled = Optional.of(rest);
        boolean isChosen = wanted.get();
        for (long start = System.nanoTime(); rest.hasNext() && System.nanoTime() - start < nanos;) {
            chosen.choose(rest.next(), isChosen);
        }
        if (rest.hasNext()) {
            return true;
        }
        wanted = Optional.empty();
        unsettled = Optional.empty();
        return false;
    }

    /** Whether something is wanted that is not done yet. */
    boolean isPending() {
        return wanted.isPresent() && (loading || unsettled.isPresent());
    }

    /** How its box looks: as it was clicked, even while that is pending. */
    boolean isChecked(ChosenObjects chosen) {
        return isPending() ? wanted.get() : chosen.count(name) > 0;
    }

    boolean hasRanges() {
        return !ranges.isEmpty();
    }

    Optional<List<ObjectSummary>> range(int index) {
        return index >= 0 && index < ranges.size() ? Optional.of(ranges.get(index)) : Optional.empty();
    }

    /** Lines below the database: ranges or objects; one, saying that they are being read, before they are known. */
    int lineCount() {
        return objects.isEmpty() ? 1 : hasRanges() ? ranges.size() : shown.size();
    }

    /** Objects that the search wants. */
    int shownCount() {
        return shown.size();
    }

    /** The object on a line, when there are no ranges. */
    Optional<ObjectSummary> line(int index) {
        return !hasRanges() && index >= 0 && index < shown.size() ? Optional.of(shown.get(index)) : Optional.empty();
    }

    int total() {
        return objects().size();
    }
}
