package org.godwit.ui.tests;

import java.lang.reflect.Constructor;
import java.util.stream.Stream;

import org.eclipse.swt.dnd.DND;
import org.eclipse.swt.dnd.DragSource;
import org.eclipse.swt.dnd.DragSourceEvent;
import org.eclipse.swt.dnd.DragSourceListener;
import org.eclipse.swt.dnd.DropTarget;
import org.eclipse.swt.dnd.DropTargetEvent;
import org.eclipse.swt.dnd.DropTargetListener;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Widget;

/** Drags what is selected in one control to another, by what the toolkit would tell both of them: the pointer itself cannot be moved where there is no window manager. Display thread only. */
final class Drags {
    private Drags() {
    }

    /** @return whether the target took it */
    static boolean drag(Control from, Control to) throws ReflectiveOperationException {
        DragSource source = (DragSource) from.getData(DND.DRAG_SOURCE_KEY);
        DropTarget target = (DropTarget) to.getData(DND.DROP_TARGET_KEY);
        DragSourceEvent start = event(DragSourceEvent.class, source);
        start.doit = true;
        DropTargetEvent over = event(DropTargetEvent.class, target);
        over.detail = DND.DROP_COPY;
        for (DragSourceListener listener : source.getDragListeners()) {
            listener.dragStart(start);
        }
        if (!start.doit) {
            return false;
        }
        for (DropTargetListener listener : target.getDropListeners()) {
            listener.dragEnter(over);
        }
        boolean taken = over.detail != DND.DROP_NONE;
        if (taken) {
            Stream.of(target.getDropListeners()).forEach(listener -> listener.drop(over));
        }
        DragSourceEvent end = event(DragSourceEvent.class, source);
        Stream.of(source.getDragListeners()).forEach(listener -> listener.dragFinished(end));
        return taken;
    }

    private static <E> E event(Class<E> type, Widget widget) throws ReflectiveOperationException {
        Class<?> raw = Class.forName("org.eclipse.swt.dnd.DNDEvent", true, DND.class.getClassLoader());
        Constructor<?> make = raw.getDeclaredConstructor();
        make.setAccessible(true);
        Event event = (Event) make.newInstance();
        event.widget = widget;
        Constructor<E> constructor = type.getConstructor(raw);
        constructor.setAccessible(true);
        return constructor.newInstance(event);
    }
}
