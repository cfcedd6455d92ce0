package org.godwit.core.error;

import java.text.MessageFormat;
import java.util.Locale;

/** The one checked exception of the domain. Carries what the user is shown; the technical cause is the {@linkplain #getCause() cause}. Immutable. */
public final class GodwitException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    /**
     * @param arguments arguments of the code's patterns: names and numbers, never row contents or secrets
     */
    public GodwitException(ErrorCode code, Object... arguments) {
        this(code, null, arguments);
    }

    /** As {@link #GodwitException(ErrorCode, Object...)}, with the failure below it. */
    public GodwitException(ErrorCode code, Throwable cause, Object... arguments) {
        this(new Problem(code.code(), code.category(), format(code.message(), arguments), format(code.remedy(), arguments)), cause);
    }

    /** An exception for a problem that was already put into words, for example read back from the rm database. */
    public GodwitException(Problem problem, Throwable cause) {
        super(problem.code() + ": " + problem.message(), cause);
        this.problem = problem;
    }

    public Problem problem() {
        return problem;
    }

    public boolean isTransient() {
        return problem.category() == Category.TRANSIENT;
    }

    public boolean isCancelled() {
        return problem.category() == Category.CANCELLED;
    }

    private static String format(String pattern, Object[] arguments) {
        return new MessageFormat(pattern, Locale.ROOT).format(arguments);
    }
}
