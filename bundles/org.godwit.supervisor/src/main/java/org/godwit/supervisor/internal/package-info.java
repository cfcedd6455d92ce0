/** How the services work: on rows of the rm database, so that every process and every restart sees the same. */
package org.godwit.supervisor.internal;
