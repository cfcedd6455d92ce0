package org.godwit.core.model;

/** What a column's values are, as far as moving and comparing them differs. */
public enum ValueKind {
    INTEGER, DECIMAL, FLOAT, BIT, DATE, TIME, DATETIME, TIMESTAMP, YEAR, TEXT, BINARY, ENUM, SET, JSON, SPATIAL, OTHER
}
