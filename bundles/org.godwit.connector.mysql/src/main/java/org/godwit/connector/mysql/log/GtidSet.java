package org.godwit.connector.mysql.log;

/** Which transactions of a source someone has, by their global identifiers. Changed by one thread; {@link #text} may be handed over. */
sealed interface GtidSet permits MySqlGtids, MariaGtids {
    /** As the server writes it, without blanks. */
    String text();

    /** Whether everything in the other set is in this one. A set of the other family is not. */
    boolean covers(GtidSet other);

    /** Reads what a server of either family writes; MariaDB's identifiers are three numbers, MySQL's begin with a UUID. */
    static GtidSet parse(String text, boolean maria) {
        return maria ? MariaGtids.parse(text) : MySqlGtids.parse(text);
    }
}
