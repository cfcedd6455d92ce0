package org.godwit.core.error;

import java.util.Objects;

/** A failure as the user sees it: code, kind, what happened, what to do. Immutable. */
public record Problem(String code, Category category, String message, String remedy) {
    public Problem {
        Objects.requireNonNull(code);
        Objects.requireNonNull(category);
        Objects.requireNonNull(message);
        Objects.requireNonNull(remedy);
    }
}
