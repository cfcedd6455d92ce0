package org.godwit.store.internal;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** A record of a segment: kind (1 byte), length of the payload (4), payload, CRC32C of all of these (4). Numbers are big-endian. Stateless. */
final class Records {
    /** Bytes of the transaction that the next COMMIT ends. */
    static final byte PART = 1;
    /** The end of a transaction; the payload is the position behind it. */
    static final byte COMMIT = 2;
    /** Nothing happened up to the position in the payload. */
    static final byte IDLE = 3;

    static final int HEAD = 5;
    static final int TRAILER = 4;
    static final int OVERHEAD = HEAD + TRAILER;

    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    private Records() {
    }

    static boolean known(byte kind) {
        return kind >= PART && kind <= IDLE;
    }

    static int getInt(byte[] bytes, int at) {
        return (int) INT.get(bytes, at);
    }

    static void putInt(byte[] bytes, int at, int value) {
        INT.set(bytes, at, value);
    }

    static long getLong(byte[] bytes, int at) {
        return (long) LONG.get(bytes, at);
    }

    static void putLong(byte[] bytes, int at, long value) {
        LONG.set(bytes, at, value);
    }
}
