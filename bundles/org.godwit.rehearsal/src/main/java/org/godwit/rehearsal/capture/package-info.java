/** Making rehearsal bundles: what is read of a source, which rows are worth keeping, and its log from there on. */
package org.godwit.rehearsal.capture;
