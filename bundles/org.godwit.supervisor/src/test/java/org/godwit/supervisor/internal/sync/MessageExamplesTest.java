package org.godwit.supervisor.internal.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;
import org.godwit.core.error.GodwitException;
import org.godwit.core.model.DataSourceType;
import org.godwit.core.model.ObjectName;
import org.godwit.supervisor.service.MessageExample;
import org.godwit.transfer.message.format.SerializerType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MessageExamplesTest {
    private static final ObjectName ORDERS = new ObjectName("shop", "orders");

    private static MessageExample example(Map<String, String> parameters) throws GodwitException {
        return MessageExamples.of(ORDERS, DataSourceType.MARIADB, parameters);
    }

    @ParameterizedTest
    @EnumSource(SerializerType.class)
    void showsTheChangeInEachLayout(SerializerType layout) throws Exception {
        String message = example(Map.of("sink.serializerType", layout.name())).message();
        assertThat(new ObjectMapper().readTree(message).isContainerNode()).isTrue();
        assertThat(message).contains("Bergen").contains("\n");
    }

    @Test
    void goesWhereTheParametersSay() throws Exception {
        assertThat(example(Map.of())).satisfies(e -> {
            assertThat(e.topic()).isEqualTo("Topic_shop_orders");
            assertThat(e.key()).isEqualTo("7");
            assertThat(e.partition()).isEmpty();
        });
        assertThat(example(Map.of("sink.topic", "all", "sink.topicRules", "shop.o*=orders", "sink.partitionMode", "TABLE"))).satisfies(e -> {
            assertThat(e.topic()).isEqualTo("orders");
            assertThat(e.key()).isEqualTo("shop.orders");
        });
        assertThat(example(Map.of("sink.partitionMode", "ONE", "sink.partition", "2")).partition()).contains(2);
        assertThat(example(Map.of("sink.hashColumns", "shop.orders(customer,day)")).key()).isEqualTo("<customer>|<day>");
    }

    @Test
    void refusesWhatTheProjectWouldRefuse() {
        assertThatThrownBy(() -> example(Map.of("sink.topicRules", "shop.orders"))).isInstanceOf(GodwitException.class).hasMessageContaining("GODWIT-QUEUE-0002");
    }
}
