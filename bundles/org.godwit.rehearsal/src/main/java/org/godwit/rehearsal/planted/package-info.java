/** Differences planted into the target grade the verification. */
package org.godwit.rehearsal.planted;
