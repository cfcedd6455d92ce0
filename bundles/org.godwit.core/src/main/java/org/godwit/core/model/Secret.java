package org.godwit.core.model;

import java.util.Objects;

/** A password. Never prints itself; the text is read only where a connection is made or a store encrypts it. Immutable. */
public final class Secret {
    public static final Secret NONE = new Secret("");

    private final String text;

    public Secret(String text) {
        this.text = Objects.requireNonNull(text);
    }

    /** The secret in the clear. */
    public String reveal() {
        return text;
    }

    public boolean isEmpty() {
        return text.isEmpty();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Secret secret && secret.text.equals(text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    @Override
    public String toString() {
        return "****";
    }
}
