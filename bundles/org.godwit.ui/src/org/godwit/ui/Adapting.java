package org.godwit.ui;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

import org.eclipse.core.runtime.Adapters;
import org.eclipse.jface.viewers.ISelection;
import org.eclipse.jface.viewers.IStructuredSelection;

/** What the elements of a selection stand for, so that one perspective can use what is selected or dragged in another without knowing its classes. */
public final class Adapting {
    private Adapting() {
    }

    public static <T> Optional<T> first(ISelection selection, Class<T> type) {
        return all(selection, type).findFirst();
    }

    public static <T> Stream<T> all(ISelection selection, Class<T> type) {
        List<?> elements = selection instanceof IStructuredSelection structured ? structured.toList() : List.of();
        return elements.stream().map(element -> Adapters.adapt(element, type)).filter(Objects::nonNull);
    }
}
