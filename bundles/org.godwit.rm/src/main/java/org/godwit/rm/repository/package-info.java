/** Rows of the rm database as records, and the statements that read and write them. Repositories have no state; each method works in the transaction of the handle it is given. */
package org.godwit.rm.repository;
