/** Components that outlive the step which starts them: stores and Incr-Syncs, the O&M tasks on them, and high availability. */
package org.godwit.supervisor.internal.live;
