/** Synchronization projects: what is different where the target is a message queue. */
package org.godwit.supervisor.internal.sync;
