package org.godwit.connector.rocketmq;

import java.util.List;
import java.util.Set;
import org.godwit.core.error.GodwitException;
import org.godwit.core.model.TransferType;
import org.godwit.core.progress.CancelToken;
import org.godwit.core.spi.MessageQueue;
import org.godwit.core.spi.Precheck;
import org.godwit.core.spi.Side;

/** Items about brokers that take messages (OMS: precheck items). Without state. */
final class RocketMqPrechecks {
    static final List<Precheck> ALL = List.of(new Reachable());

    private RocketMqPrechecks() {
    }

    /** Topics can be listed with this user. */
    private record Reachable() implements Precheck {
        @Override
        public String key() {
            return "RDB_CONNECT";
        }

        @Override
        public Side side() {
            return Side.TARGET;
        }

        @Override
        public String description() {
            return "Name servers and brokers answer";
        }

        @Override
        public boolean skippable() {
            return false;
        }

        @Override
        public boolean appliesTo(Set<TransferType> types) {
            return true;
        }

        @Override
        public Result check(Context context, CancelToken cancel) throws GodwitException {
            MessageQueue queue = context.target().queue().orElseThrow(() -> new IllegalStateException("a RocketMQ endpoint has a queue"));
            queue.topics(cancel);
            return Result.PASSED;
        }
    }
}
