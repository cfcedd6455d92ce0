/** The rm database of a workspace: opening it, sharing it between processes, and the secrets beside it. */
package org.godwit.rm;
