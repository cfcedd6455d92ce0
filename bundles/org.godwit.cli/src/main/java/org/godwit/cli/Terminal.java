package org.godwit.cli;

import java.io.Console;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;

/** Whether somebody looks at the output, and asking him for a password. Without state. */
final class Terminal {
    private Terminal() {
    }

    /** What the starting script found out ({@code -Dgodwit.terminal}), else what Java knows. */
    static boolean isInteractive() {
        String told = System.getProperty("godwit.terminal", "");
        return told.isEmpty() ? isTerminal(System.console()) : Boolean.parseBoolean(told);
    }

    /** From Java 22 on there is a console even where there is no terminal, and a method that tells; before, there is none. */
    private static boolean isTerminal(Console console) {
        if (console == null) {
            return false;
        }
        try {
            return (boolean) MethodHandles.publicLookup().findVirtual(Console.class, "isTerminal", MethodType.methodType(boolean.class)).invoke(console);
        } catch (NoSuchMethodException e) {
            return Runtime.version().feature() < 22;
        } catch (Throwable e) {
            throw new IllegalStateException("Console.isTerminal cannot be called", e);
        }
    }
}
