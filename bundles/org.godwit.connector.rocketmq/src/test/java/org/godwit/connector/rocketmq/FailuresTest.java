package org.godwit.connector.rocketmq;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.apache.rocketmq.client.common.ClientErrorCode;
import org.apache.rocketmq.client.exception.MQBrokerException;
import org.apache.rocketmq.client.exception.MQClientException;
import org.apache.rocketmq.remoting.exception.RemotingConnectException;
import org.apache.rocketmq.remoting.protocol.ResponseCode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class FailuresTest {
    static Stream<Arguments> failures() {
        return Stream.of(Arguments.of(new MQBrokerException(ResponseCode.NO_PERMISSION, "no"), RocketMqError.DENIED),
                Arguments.of(new MQBrokerException(ResponseCode.SYSTEM_ERROR, "AclException: the key is unknown"), RocketMqError.DENIED),
                Arguments.of(new MQBrokerException(ResponseCode.SYSTEM_ERROR, "disk"), RocketMqError.PASSING), Arguments.of(new MQBrokerException(ResponseCode.SYSTEM_BUSY, "busy"), RocketMqError.PASSING),
                Arguments.of(new MQBrokerException(ResponseCode.TOPIC_NOT_EXIST, "none"), RocketMqError.NO_TOPIC),
                Arguments.of(new MQBrokerException(ResponseCode.VERSION_NOT_SUPPORTED, "old"), RocketMqError.REFUSED), Arguments.of(new RemotingConnectException("127.0.0.1:1"), RocketMqError.UNREACHABLE),
                Arguments.of(new MQClientException(ClientErrorCode.BROKER_NOT_EXIST_EXCEPTION, "away"), RocketMqError.UNREACHABLE),
                Arguments.of(new MQClientException("The broker is away", null), RocketMqError.PASSING));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void tellsWhatPassesFromWhatStays(Throwable failure, RocketMqError code) {
        assertThat(Failures.of(failure, "orders").problem().code()).isEqualTo(code.code());
    }
}
