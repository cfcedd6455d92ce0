/** Kafka as the target of synchronization projects: connecting, topics, sending and reading messages. */
package org.godwit.connector.kafka;
