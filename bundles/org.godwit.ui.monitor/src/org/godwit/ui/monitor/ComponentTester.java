package org.godwit.ui.monitor;

import java.util.Locale;

import org.eclipse.core.expressions.PropertyTester;
import org.godwit.core.spi.Component;
import org.godwit.supervisor.service.ComponentService.Operation;

/** Tells commands whether an operation is possible with a selected component now ({@code allows}), and whether it belongs to a live direction ({@code live}). */
public final class ComponentTester extends PropertyTester {
    @Override
    public boolean test(Object receiver, String property, Object[] arguments, Object expected) {
        if (!(receiver instanceof ComponentLine line)) {
            return false;
        }
        return switch (property) {
            case "allows" -> line.operations().contains(Operation.valueOf(String.valueOf(expected).toUpperCase(Locale.ROOT)));
            case "live" -> line.kind() == Component.Kind.STORE || line.kind() == Component.Kind.INCR_SYNC;
            default -> false;
        };
    }
}
