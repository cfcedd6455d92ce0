/** Row filters, evaluated on the images of changes as the server evaluates them on rows. */
package org.godwit.transfer.filter;
