/** What a selection of objects means: match rules, and their resolution against the source. */
package org.godwit.supervisor.selection;
