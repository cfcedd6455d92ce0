/** Plays topics into a twin, as a consumer would, and compares it with the source. */
package org.godwit.rehearsal.topic;
