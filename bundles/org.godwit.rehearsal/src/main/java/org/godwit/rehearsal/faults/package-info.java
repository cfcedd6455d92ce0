/** Trouble on purpose: migrations of small databases of the rehearsal's own are disturbed in known ways, and each must recover to equality or stop with a name and a remedy. */
package org.godwit.rehearsal.faults;
