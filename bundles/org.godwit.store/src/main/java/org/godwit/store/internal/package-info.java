/** Files of the store: segments, their indexes, the mark of what is durable, and who writes, reads and removes them. */
package org.godwit.store.internal;
