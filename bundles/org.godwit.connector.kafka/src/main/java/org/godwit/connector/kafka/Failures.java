package org.godwit.connector.kafka;

import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.OutOfOrderSequenceException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.SslAuthenticationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.godwit.core.error.CoreError;
import org.godwit.core.error.ErrorCode;
import org.godwit.core.error.GodwitException;

/** Turns what Kafka's client throws into failures with a code, a cause and a remedy. Without state. */
final class Failures {
    private Failures() {
    }

    /** @param subject whom it concerns: the servers or a topic */
    static GodwitException of(Throwable failure, String subject) {
        if (failure instanceof InterruptException) {
            Thread.currentThread().interrupt();
            return new GodwitException(CoreError.CANCELLED, failure);
        }
        ErrorCode code = switch (failure) {
            case SslAuthenticationException e -> KafkaError.TLS;
            case AuthenticationException e -> KafkaError.LOGIN;
            case AuthorizationException e -> KafkaError.DENIED;
            case RecordTooLargeException e -> KafkaError.TOO_LARGE;
            case UnknownTopicOrPartitionException e -> KafkaError.NO_TOPIC;
            case TimeoutException e -> KafkaError.UNREACHABLE;
            // the client has lost what it needs to number messages; a new one begins anew
            case OutOfOrderSequenceException e -> KafkaError.PASSING;
            case InvalidProducerEpochException e -> KafkaError.PASSING;
            case RetriableException e -> KafkaError.PASSING;
            case KafkaException e -> KafkaError.REFUSED;
            default -> CoreError.UNEXPECTED;
        };
        return new GodwitException(code, failure, subject, String.valueOf(failure.getMessage()));
    }
}
