package org.godwit.launcher;

/** Something is missing or has failed that the user must know of; the message is for the user and names the remedy. */
final class LaunchException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    LaunchException(String message) {
        super(message);
    }
}
