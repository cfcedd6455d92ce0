package org.godwit.transfer.verify;

/**
 * Times of a running Full-Verification since its start; who wants rates takes the difference of two. Immutable.
 *
 * @param sourceNanos of all threads in questions to the source
 * @param targetNanos of all threads in questions to the target
 */
public record VerifyMetrics(long sourceNanos, long targetNanos) {
}
