package org.godwit.schema.mysql.ddl;

/** The statement, or a part of it, is not understood. The message says what stands where, for people. */
public final class UnreadableDdl extends Exception {
    private static final long serialVersionUID = 1L;

    public UnreadableDdl(String message) {
        super(message);
    }
}
