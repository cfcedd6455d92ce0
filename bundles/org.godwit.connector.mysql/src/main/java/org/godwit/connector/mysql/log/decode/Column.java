package org.godwit.connector.mysql.log.decode;

import java.io.IOException;

/** Reads the values of one column. Without state, so that one serves all rows. */
@FunctionalInterface
interface Column {
    /**
     * Reads the value that starts at an offset and puts its text form.
     *
     * @return offset behind the value
     * @throws IOException when the bytes are not a value
     */
    int read(byte[] bytes, int at, Cells cells) throws IOException;
}
