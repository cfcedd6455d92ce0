/** How changes get from a store to a target: batches, folding, lanes, checkpoints. */
package org.godwit.transfer.incr.internal;
