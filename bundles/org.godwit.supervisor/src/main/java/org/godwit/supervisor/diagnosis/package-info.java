/** Why a step stands where it stands: its story, the likely causes with the evidence for each, what can be done about them, and what makes it slow. */
package org.godwit.supervisor.diagnosis;
