package org.godwit.store.internal;

import org.godwit.core.change.LogPosition;
import org.godwit.core.error.GodwitException;
import org.godwit.core.spi.LogReader;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One log reader's way into the store. Used by one thread; fails once a newer one was asked for. */
final class Appender implements LogReader.LogSink {
    private static final Logger LOG = LoggerFactory.getLogger(Appender.class);

    private final StoreWriter writer;
    private final int serial;

    Appender(StoreWriter writer, int serial) {
        this.writer = writer;
        this.serial = serial;
    }

    @Override
    public void part(byte[] bytes, int from, int length) throws GodwitException {
        if (length > 0) {
            writer.part(serial, bytes, from, length);
        }
    }

    @Override
    public void commit(LogPosition after) throws GodwitException {
        writer.end(serial, Records.COMMIT, after);
    }

    @Override
    public void abandon() throws GodwitException {
        writer.abandon(serial);
    }

    @Override
    public void idle(LogPosition at) throws GodwitException {
        writer.end(serial, Records.IDLE, at);
    }

    @Override
    public void note(String text) {
        LOG.info("{}", text);
    }
}
