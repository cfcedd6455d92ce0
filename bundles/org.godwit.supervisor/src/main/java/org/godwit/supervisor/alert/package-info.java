/** Alerts: what is watched, from when on it is told, to whom, and what keeps it quiet. May be used by the window, the command line and the API. */
package org.godwit.supervisor.alert;
