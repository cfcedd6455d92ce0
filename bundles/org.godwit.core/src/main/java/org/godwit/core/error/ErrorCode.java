package org.godwit.core.error;

/**
 * One kind of failure that is shown to the user: a stable code, one sentence what happened, one what to do. Implemented by one enum per bundle.
 * Both texts are {@link java.text.MessageFormat} patterns with the same numbered arguments; arguments are names and numbers, never row contents or secrets.
 */
public interface ErrorCode {
    /** Stable code, for example {@code GODWIT-CONN-0002}; codes of OMS are kept where OMS has one for the same failure. */
    String code();

    Category category();

    /** Pattern of the sentence that says what happened. */
    String message();

    /** Pattern of the sentence that says what to do about it. */
    String remedy();
}
