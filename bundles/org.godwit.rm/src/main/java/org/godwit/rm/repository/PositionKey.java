package org.godwit.rm.repository;

/** A place in a source's log as columns. {@code changes} of the transaction behind the place are passed too. */
public record PositionKey(String positionText, long positionSeconds, long positionChanges) {
    /** The same text always gives the same key; it is short enough for an index. */
    public String positionKey() {
        try {
            byte[] digest = java.security.MessageDigest.getInstance("SHA-256").digest((positionChanges + "@" + positionText).getBytes(java.nio.charset.StandardCharsets.UTF_8));
            return java.util.HexFormat.of().formatHex(digest);
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
