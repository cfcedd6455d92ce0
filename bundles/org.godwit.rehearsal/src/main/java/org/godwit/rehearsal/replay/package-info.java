/** A recorded log replayed by the production's Store and Incr-Sync, compared with the same log applied by the source's own server. */
package org.godwit.rehearsal.replay;
