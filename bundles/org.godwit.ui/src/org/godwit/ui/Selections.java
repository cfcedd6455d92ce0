package org.godwit.ui;

import java.util.List;
import java.util.Optional;

import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.jface.viewers.ISelection;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.ui.handlers.HandlerUtil;

/** What is selected, by type, for handlers. */
public final class Selections {
    private Selections() {
    }

    public static <T> List<T> all(ExecutionEvent event, Class<T> type) {
        ISelection selection = HandlerUtil.getCurrentSelection(event);
        if (!(selection instanceof IStructuredSelection structured)) {
            return List.of();
        }
        List<?> elements = structured.toList();
        return elements.stream().filter(type::isInstance).map(type::cast).toList();
    }

    public static <T> Optional<T> first(ExecutionEvent event, Class<T> type) {
        return all(event, type).stream().findFirst();
    }
}
