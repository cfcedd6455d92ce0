/** How messages are made, sent and counted. */
package org.godwit.transfer.queue.internal;
