/** Turns the kept events into rows in the byte form in which Full-Import moves them. */
package org.godwit.connector.mysql.log.decode;
