/** Full import of the MySQL family: cutting tables, streaming rows out as bytes and loading them. */
package org.godwit.connector.mysql.full;
