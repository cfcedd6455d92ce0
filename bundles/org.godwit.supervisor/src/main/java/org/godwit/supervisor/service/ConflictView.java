package org.godwit.supervisor.service;

import java.time.Instant;
import org.godwit.core.model.ObjectName;

/** A change that met another row than its log says, or was refused: with the images it had (column=value, empty where there is none) and what was done about it. */
public record ConflictView(long id, Direction direction, ObjectName table, String kind, String key, String before, String after, String reason, String action, Instant time) {
}
