package org.godwit.connector.rocketmq;

import java.util.UUID;
import org.apache.rocketmq.acl.common.AclClientRPCHook;
import org.apache.rocketmq.acl.common.SessionCredentials;
import org.apache.rocketmq.client.ClientConfig;
import org.apache.rocketmq.remoting.RPCHook;
import org.godwit.core.error.GodwitException;
import org.godwit.core.model.ConnectionUrl;
import org.godwit.core.model.DataSource;

/** Settings of RocketMQ's clients that say where and as whom they connect (OMS: data sources, RocketMQ). Without state. */
final class ClientConfigs {
    /** How often a client asks the name servers where topics are: a broker that came back must be found soon. */
    private static final int ROUTE_MILLIS = 2_000;

    private ClientConfigs() {
    }

    /** The name servers, {@code host:port} joined with commas. */
    static String servers(DataSource source) {
        return source.attributes().getOrDefault(ConnectionUrl.SERVERS, source.host() + ":" + source.port());
    }

    /** Makes a client one of its own, which shares no connection with others of this process. */
    static <T extends ClientConfig> T set(T config, DataSource source) throws GodwitException {
        config.setNamesrvAddr(servers(source).replace(',', ';'));
        config.setInstanceName("godwit-" + UUID.randomUUID());
        config.setPollNameServerInterval(ROUTE_MILLIS);
        config.setVipChannelEnabled(false);
        config.setUseTLS(switch (source.tls().mode()) {
            case DISABLED, PREFERRED -> false;
            case REQUIRED -> true;
            case VERIFY_CA, VERIFY_IDENTITY -> throw new GodwitException(RocketMqError.UNVERIFIED);
        });
        return config;
    }

    /** Signs each request with the access key; does nothing where there is none. */
    static RPCHook signature(DataSource source) {
        return source.user().isEmpty() ? Unsigned.HOOK : new AclClientRPCHook(new SessionCredentials(source.user(), source.password().reveal()));
    }

    /** Requests of nobody in particular. */
    private enum Unsigned implements RPCHook {
        HOOK;

        @Override
        public void doBeforeRequest(String address, org.apache.rocketmq.remoting.protocol.RemotingCommand request) {
            // nothing is added
        }

        @Override
        public void doAfterResponse(String address, org.apache.rocketmq.remoting.protocol.RemotingCommand request, org.apache.rocketmq.remoting.protocol.RemotingCommand response) {
            // nothing is looked at
        }
    }
}
