package org.godwit.tests.support;

import org.apache.rocketmq.store.ha.DefaultHAService;

/**
 * What a RocketMQ broker of tests loads (META-INF/service) instead of its service for copies: it has no copies, and the port at which others would ask for them listens on all interfaces, whatever address the broker
 * is bound to.
 */
public final class LoneBroker extends DefaultHAService {
    @Override
    public void start() {
        // nobody copies from here
    }

    @Override
    public void shutdown() {
        // nothing was started
    }
}
