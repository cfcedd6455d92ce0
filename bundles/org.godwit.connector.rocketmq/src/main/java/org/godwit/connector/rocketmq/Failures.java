package org.godwit.connector.rocketmq;

import org.apache.rocketmq.client.common.ClientErrorCode;
import org.apache.rocketmq.client.exception.MQBrokerException;
import org.apache.rocketmq.client.exception.MQClientException;
import org.apache.rocketmq.remoting.exception.RemotingException;
import org.apache.rocketmq.remoting.protocol.ResponseCode;
import org.godwit.core.error.CoreError;
import org.godwit.core.error.ErrorCode;
import org.godwit.core.error.GodwitException;

/** Turns what RocketMQ's client throws into failures with a code, a cause and a remedy. Without state. */
final class Failures {
    /** What brokers say about a wrong signature; 4.x has no code of its own for it. */
    private static final String ACL = "acl";

    private Failures() {
    }

    /** @param subject whom it concerns: the servers or a topic */
    static GodwitException of(Throwable failure, String subject) {
        ErrorCode code = switch (failure) {
            case MQBrokerException e -> ofBroker(e.getResponseCode(), String.valueOf(e.getErrorMessage()));
            case MQClientException e -> ofClient(e);
            case RemotingException e -> RocketMqError.UNREACHABLE;
            default -> CoreError.UNEXPECTED;
        };
        return new GodwitException(code, failure, subject, text(failure));
    }

    private static ErrorCode ofClient(MQClientException e) {
        if (e.getCause() instanceof RemotingException) {
            return RocketMqError.UNREACHABLE;
        }
        if (e.getResponseCode() >= ClientErrorCode.CONNECT_BROKER_EXCEPTION && e.getResponseCode() <= ClientErrorCode.NOT_FOUND_TOPIC_EXCEPTION) {
            return RocketMqError.UNREACHABLE;
        }
        // the client has no code for a broker of which it does not know where it is
        return e.getResponseCode() < 0 ? RocketMqError.PASSING : ofBroker(e.getResponseCode(), String.valueOf(e.getErrorMessage()));
    }

    private static ErrorCode ofBroker(int code, String text) {
        if (code == ResponseCode.NO_PERMISSION || code == ResponseCode.SYSTEM_ERROR && text.toLowerCase(java.util.Locale.ROOT).contains(ACL)) {
            return RocketMqError.DENIED;
        }
        return switch (code) {
            case ResponseCode.TOPIC_NOT_EXIST -> RocketMqError.NO_TOPIC;
            case ResponseCode.SYSTEM_ERROR, ResponseCode.SYSTEM_BUSY, ResponseCode.SERVICE_NOT_AVAILABLE, ResponseCode.FLOW_CONTROL, ResponseCode.FLUSH_DISK_TIMEOUT, ResponseCode.FLUSH_SLAVE_TIMEOUT, ResponseCode.SLAVE_NOT_AVAILABLE ->
                RocketMqError.PASSING;
            default -> RocketMqError.REFUSED;
        };
    }

    /** Without the page of help that the client adds to each message. */
    private static String text(Throwable failure) {
        String text = switch (failure) {
            case MQBrokerException e -> String.valueOf(e.getErrorMessage());
            case MQClientException e when e.getErrorMessage() != null -> e.getErrorMessage();
            default -> String.valueOf(failure.getMessage());
        };
        return text.lines().findFirst().orElse("");
    }

    /** Whether a server says that the message is not one that it takes, for its size (RocketMQ: MESSAGE_ILLEGAL). */
    static boolean isTooLarge(Throwable failure) {
        return failure instanceof MQBrokerException b && b.getResponseCode() == ResponseCode.MESSAGE_ILLEGAL
                || failure instanceof MQClientException c && c.getResponseCode() == ResponseCode.MESSAGE_ILLEGAL;
    }

    static String reason(Throwable failure) {
        return text(failure);
    }
}
