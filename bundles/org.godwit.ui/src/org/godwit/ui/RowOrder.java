package org.godwit.ui;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * Which rows of a table are shown in which order, and which of them are selected. Immutable; asked on any thread.
 *
 * @param filter what one of the cells contains, in lower case
 * @param preferred of which one is selected when none would be, the earliest first
 * @param selected keys of what was selected before
 */
record RowOrder<T>(String filter, Optional<Comparator<T>> order, List<Predicate<T>> preferred, Set<Object> selected) {
    /** Rows as they are shown, and where the selected ones are among them. */
    record Arranged<T>(List<T> rows, int[] selected) {
    }

    Arranged<T> of(List<T> rows, Function<T, Object> key, List<Column<T>> columns) {
        List<T> next = new ArrayList<>(filter.isEmpty() ? rows : rows.stream().filter(row -> matches(row, columns)).toList());
        order.ifPresent(next::sort);
        int[] indices = selected.isEmpty() ? new int[0] : IntStream.range(0, next.size()).filter(i -> selected.contains(key.apply(next.get(i)))).toArray();
        return new Arranged<>(next, indices.length == 0 ? first(next) : indices);
    }

    private boolean matches(T row, List<Column<T>> columns) {
        return columns.stream().anyMatch(c -> c.text().apply(row).toLowerCase(Locale.ROOT).contains(filter));
    }

    private int[] first(List<T> rows) {
        return preferred.stream().flatMap(wanted -> IntStream.range(0, rows.size()).filter(i -> wanted.test(rows.get(i))).limit(1).boxed()).limit(1).mapToInt(Integer::intValue).toArray();
    }
}
