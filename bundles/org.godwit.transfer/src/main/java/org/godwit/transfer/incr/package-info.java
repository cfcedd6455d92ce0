/** Carries the changes of a source's log, as a store keeps them, to a target (OMS: Incr-Sync). */
package org.godwit.transfer.incr;
