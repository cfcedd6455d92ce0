package org.godwit.core.model;

/** The parts of a migration that a project may choose. */
public enum TransferType {
    SCHEMA, FULL, INCREMENTAL, VERIFICATION, REVERSE
}
