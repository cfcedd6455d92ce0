/** How passwords are kept so that nobody reads them in the rm database. */
package org.godwit.rm.secret;
