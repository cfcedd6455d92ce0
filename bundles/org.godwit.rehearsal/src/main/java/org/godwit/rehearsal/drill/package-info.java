/** The switchover as an exercise: an application writes, is stopped, moved and moved back, again and again, and each time the clock and the counters are read. */
package org.godwit.rehearsal.drill;
