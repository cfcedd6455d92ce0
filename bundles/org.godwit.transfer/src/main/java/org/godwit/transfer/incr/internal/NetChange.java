package org.godwit.transfer.incr.internal;

/**
 * What has to be done to one row. Immutable.
 *
 * @param key who the row is
 * @param before as it is at the target; not there for a new row
 * @param after as it will be; not there for a row that goes
 * @param apart an update that must be a delete and an insert, because it takes other unique keys
 */
record NetChange(Route route, KeyBytes key, Image before, Image after, boolean apart) {
}
