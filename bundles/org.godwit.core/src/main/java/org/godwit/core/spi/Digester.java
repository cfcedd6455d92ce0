package org.godwit.core.spi;

import java.util.List;
import org.godwit.core.error.GodwitException;
import org.godwit.core.progress.CancelToken;
import org.godwit.core.slice.KeyRange;
import org.godwit.core.slice.TableRead;

/** Computes digests of rows inside the database, so that equal data never crosses the network. Thread-safe. */
public interface Digester {
    /** Row count and a 128-bit digest that does not depend on the order of rows. */
    record Digest(long rows, long high, long low) {
    }

    Digest digest(TableRead table, KeyRange range, CancelToken cancel) throws GodwitException;

    /** The digests of the range's rows in {@code buckets} groups by a hash of the key (of the whole row without a key); equal rows fall into equal groups on both sides. */
    List<Digest> digestBuckets(TableRead table, KeyRange range, int buckets, CancelToken cancel) throws GodwitException;
}
