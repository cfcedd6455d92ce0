/** Questions to a server by which causes of trouble are found. */
package org.godwit.connector.mysql.examine;
