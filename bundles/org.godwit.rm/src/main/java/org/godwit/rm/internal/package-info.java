/** How the rm database is opened, served on loopback, upgraded and reached again after its owner died. */
package org.godwit.rm.internal;
