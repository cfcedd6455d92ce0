package org.godwit.supervisor.service;

import java.util.Objects;
import java.util.Optional;

/**
 * A message as a project would send it with the parameters that are chosen so far, of a row that is made up. Immutable.
 *
 * @param topic where it goes
 * @param key its key
 * @param partition where the choice of order alone settles it; else the key decides
 * @param message the message, JSON with line breaks
 */
public record MessageExample(String topic, String key, Optional<Integer> partition, String message) {
    public MessageExample {
        Objects.requireNonNull(topic);
        Objects.requireNonNull(key);
        Objects.requireNonNull(partition);
        Objects.requireNonNull(message);
    }
}
