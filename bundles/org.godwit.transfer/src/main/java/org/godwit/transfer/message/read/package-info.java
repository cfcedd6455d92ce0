/** Messages read back, for people. */
package org.godwit.transfer.message.read;
