/** The table of marks and checkpoints in target databases, shared by everything that writes there. */
package org.godwit.connector.mysql.mark;
