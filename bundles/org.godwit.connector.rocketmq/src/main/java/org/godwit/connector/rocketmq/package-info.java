/** RocketMQ 4.x and 5.x, by its remoting protocol. */
package org.godwit.connector.rocketmq;
