package org.godwit.core.spi;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.godwit.core.error.GodwitException;
import org.godwit.core.progress.CancelToken;
import org.godwit.core.slice.KeyRange;
import org.godwit.core.slice.KeyValue;
import org.godwit.core.slice.TableRead;

/**
 * Computes digests of rows inside the database, so that equal data never crosses the network, and fetches the few rows that are not equal.
 * Two digesters that are given the same forms and hash function give equal digests for equal rows, whatever server each works on. Thread-safe; each call takes a connection of its own.
 */
public interface Digester {
    /** Hash functions for one row; both sides use the same. Of the longer one the first 128 bits count. */
    enum Hash {
        MD5, SHA256
    }

    /**
     * How a column's value is turned into bytes that are the same on every server of the family.
     *
     * @param scale digits after the point or of a second, where the kind has one
     * @param hashed whether the value enters the row's hash by a hash of its own, because it may be larger than the packet of the server
     * @param nullable whether NULL can occur on one of the sides
     */
    record Form(Kind kind, int scale, boolean hashed, boolean nullable) {
        /** Kinds of canonical forms. */
        public enum Kind {
            /** The server's own text, which is the same everywhere: whole numbers, dates, years. */
            PLAIN,
            /** The value as a whole number: bits, numbers padded with zeros. */
            NUMBER,
            /** A number with {@code scale} digits after the point. */
            DECIMAL,
            /** A binary floating point number with all its digits. */
            DOUBLE,
            /** A time or date with {@code scale} digits of a second. */
            TEMPORAL,
            /** The bytes as they are stored: binary strings, and text that has the same character set on both sides. */
            BYTES,
            /** Text as UTF-8. */
            UTF8,
            /** A geometry: four bytes of reference system, then WKB. */
            GEOMETRY,
            /** A JSON document as the server writes it; what differs is compared again by its meaning. */
            JSON
        }

        public Form {
            Objects.requireNonNull(kind);
        }

        public static Form of(Kind kind) {
            return new Form(kind, 0, false, false);
        }

        /** Whether values may be of any length and hold any byte, so that their length must be in the row's text. */
        public boolean isVariable() {
            return switch (kind) {
                case PLAIN, NUMBER, DECIMAL, DOUBLE, TEMPORAL -> false;
                case BYTES, UTF8, GEOMETRY, JSON -> !hashed;
            };
        }
    }

    /**
     * What to digest on one side.
     *
     * @param forms form of each of the table's columns, in the same order
     * @param keyForms form of each key column
     */
    record DigestRead(TableRead table, List<Form> forms, List<Form> keyForms, Hash hash) {
        public DigestRead {
            Objects.requireNonNull(table);
            forms = List.copyOf(forms);
            keyForms = List.copyOf(keyForms);
            Objects.requireNonNull(hash);
        }
    }

    /** Row count and a 128-bit digest that does not depend on the order of rows. Equal digests of a table with a key mean equal rows; without a key equal rows with equal numbers of copies. */
    record Digest(long rows, long high, long low) {
        public static final Digest EMPTY = new Digest(0, 0, 0);
    }

    /** Which rows. */
    sealed interface RowSet {
        /**
         * Rows of a key range whose hash of the key (of the whole row without a key) leaves a remainder.
         *
         * @param modulus 1 for all rows of the range
         */
        record Part(KeyRange range, long modulus, long remainder) implements RowSet {
            /** Every row. */
            public static final Part ALL = new Part(KeyRange.ALL, 1, 0);

            public static Part of(KeyRange range) {
                return new Part(range, 1, 0);
            }

            /** The sub-part with this number when this part is cut into {@code ways}. */
            public Part sub(int ways, int number) {
                return new Part(range, modulus * ways, remainder + modulus * number);
            }
        }

        /** Rows with these keys, found as the server's own collation finds them. The order is the caller's only. */
        record Keys(List<List<KeyValue>> keys) implements RowSet {
            public Keys {
                keys = List.copyOf(keys);
            }
        }

        /** Rows with these hashes, for a table without a key; of equal rows one is enough. */
        record Hashes(List<RowDigest> digests) implements RowSet {
            public Hashes {
                digests = List.copyOf(digests);
            }
        }
    }

    /**
     * Hash of one row.
     *
     * @param key key values with text (also of ENUM and SET) as UTF-8, bytes as hexadecimal digits, bits and years as whole numbers; empty for a table without a key
     * @param copies how many equal rows there are; 1 for a table with a key
     * @param bytes about how large the row is
     */
    record RowDigest(List<KeyValue> key, long high, long low, long copies, long bytes) {
        public RowDigest {
            key = List.copyOf(key);
        }

        /** Whether both stand for equal rows, apart from the number of copies. */
        public boolean sameRow(RowDigest other) {
            return high == other.high && low == other.low;
        }
    }

    /** A fetched row: its hash and each column in its canonical form, empty for NULL. */
    record Row(RowDigest digest, List<Optional<byte[]>> values) {
        public Row {
            values = List.copyOf(values);
        }
    }

    /** Takes what a query gives; an exception ends the query. */
    @FunctionalInterface
    interface Sink<T> {
        void accept(T item) throws GodwitException;
    }

    /** The hash functions this server has. */
    Set<Hash> hashes(CancelToken cancel) throws GodwitException;

    Digest digest(DigestRead read, RowSet.Part part, CancelToken cancel) throws GodwitException;

    /** Digests of the part's {@code ways} sub-parts; equal rows fall into equal sub-parts on both sides. */
    List<Digest> split(DigestRead read, RowSet.Part part, int ways, CancelToken cancel) throws GodwitException;

    /** Streams the hashes of rows, in no order. */
    void list(DigestRead read, RowSet rows, Sink<RowDigest> sink, CancelToken cancel) throws GodwitException;

    /** Streams rows, in no order, one at a time in memory. */
    void fetch(DigestRead read, RowSet rows, Sink<Row> sink, CancelToken cancel) throws GodwitException;

    /** Writes statements for this server that make rows as wanted. */
    RowSql rowSql();
}
