/** The vocabulary of the incremental path: positions in a source's log, row changes as bytes, statements that change definitions. */
package org.godwit.core.change;
