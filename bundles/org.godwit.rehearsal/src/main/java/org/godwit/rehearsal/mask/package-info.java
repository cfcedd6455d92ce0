/** Masking of values: keyed, the same value always to the same other one of the same form, so that joins, uniqueness and lengths survive. */
package org.godwit.rehearsal.mask;
