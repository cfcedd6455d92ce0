/** Alerts at work: looks at the rows, keeps the history and sends. */
package org.godwit.supervisor.internal.alert;
