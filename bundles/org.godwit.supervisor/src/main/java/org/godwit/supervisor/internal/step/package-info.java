/** What each step does, and the ledgers in which it keeps how far it is. */
package org.godwit.supervisor.internal.step;
