/** The states of projects, steps and sub-tasks and what leads from one to the next, as tables. */
package org.godwit.supervisor.state;
