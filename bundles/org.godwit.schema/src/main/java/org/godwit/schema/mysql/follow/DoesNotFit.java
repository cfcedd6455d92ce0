package org.godwit.schema.mysql.follow;

/** A statement was read, but what it makes of a table cannot be told, because the definition known here lacks what it speaks of or because it does something that is not followed. */
final class DoesNotFit extends Exception {
    private static final long serialVersionUID = 1L;

    DoesNotFit(String message) {
        super(message);
    }
}
