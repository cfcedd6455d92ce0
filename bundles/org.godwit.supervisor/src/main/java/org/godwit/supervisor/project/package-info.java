/** The files in which projects and their selections are kept outside the workspace. */
package org.godwit.supervisor.project;
