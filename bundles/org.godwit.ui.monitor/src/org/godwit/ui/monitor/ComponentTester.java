package org.godwit.ui.monitor;

import java.util.Locale;

import org.eclipse.core.expressions.PropertyTester;
import org.godwit.supervisor.service.ComponentService.Operation;

/** Tells commands whether an operation is possible with the selected component now. */
public final class ComponentTester extends PropertyTester {
    @Override
    public boolean test(Object receiver, String property, Object[] arguments, Object expected) {
        return receiver instanceof ComponentLine line && line.operations().contains(Operation.valueOf(String.valueOf(expected).toUpperCase(Locale.ROOT)));
    }
}
