/** Running projects: the scheduler, the run of one step, and what is measured meanwhile. */
package org.godwit.supervisor.internal.run;
