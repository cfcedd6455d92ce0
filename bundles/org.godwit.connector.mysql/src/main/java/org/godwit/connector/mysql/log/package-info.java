/** Reads the source's log: logs in as a replica, keeps whole transactions of the wanted tables, and knows how places in the log compare. */
package org.godwit.connector.mysql.log;
