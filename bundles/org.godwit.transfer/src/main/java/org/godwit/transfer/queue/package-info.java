/** Rows and changes to a message queue: which topic and partition, in which layout, and how far everything is acknowledged. */
package org.godwit.transfer.queue;
