/** Changes and rows as messages for a queue: what is in a message, where it goes, and in which order. */
package org.godwit.transfer.message;
