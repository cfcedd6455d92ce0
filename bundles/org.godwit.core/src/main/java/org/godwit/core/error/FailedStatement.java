package org.godwit.core.error;

import java.util.Optional;

/**
 * Says which statement failed where. It is noted on the driver's exception (as a suppressed one, so that the chain of causes stays as it is) and kept with the events of a step, therefore it has
 * placeholders where values of rows were. Immutable.
 */
public final class FailedStatement extends Exception {
    private static final long serialVersionUID = 1L;

    private final String statement;
    private final String place;

    private FailedStatement(String statement, String place) {
        super("The statement was: " + statement, null, false, false);
        this.statement = statement;
        this.place = place;
    }

    /**
     * Notes the statement, unless one closer to the failure was noted before.
     *
     * @param statement without values of rows and without secrets
     * @param place the server's address, or the name of its data source
     */
    public static <T extends Throwable> T note(T failure, String statement, String place) {
        if (of(failure).isEmpty()) {
            failure.addSuppressed(new FailedStatement(statement, place));
        }
        return failure;
    }

    /** The statement that was noted on the failure or on one of its causes. */
    public static Optional<FailedStatement> of(Throwable failure) {
        for (Throwable t = failure; t != null; t = t.getCause()) {
            for (Throwable noted : t.getSuppressed()) {
                if (noted instanceof FailedStatement statement) {
                    return Optional.of(statement);
                }
            }
        }
        return Optional.empty();
    }

    public String statement() {
        return statement;
    }

    public String place() {
        return place;
    }
}
