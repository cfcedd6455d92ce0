/** Applies row changes to a target: exact multi-row statements in one transaction per batch together with the checkpoint. */
package org.godwit.connector.mysql.apply;
