package org.godwit.core.spi;

import org.godwit.core.model.ObjectName;

/** One line of the object tree, cheap to list by the thousand. {@code engine} is empty for views. Rows and bytes are the server's estimates. */
public record ObjectSummary(ObjectName name, Kind kind, String engine, long estimatedRows, long dataBytes, boolean hasKey, String comment) {
    /** Kinds of objects. Only tables and views are moved; the others are listed so that the user knows what stays behind. */
    public enum Kind {
        TABLE, VIEW, TRIGGER, PROCEDURE, FUNCTION, EVENT, SEQUENCE
    }
}
