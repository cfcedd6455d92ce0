/** Opens a workspace and runs its projects: {@link org.godwit.supervisor.StudioFactory} is where everything begins. */
package org.godwit.supervisor;
