package org.godwit.transfer.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.godwit.core.error.GodwitException;
import org.godwit.core.model.ObjectName;
import org.junit.jupiter.api.Test;

class QueueSettingsTest {
    private static final ObjectName ORDERS = new ObjectName("shop", "orders_2026");

    @Test
    void namesATopicPerTableUnlessToldOtherwise() throws GodwitException {
        assertThat(QueueSettings.of(Map.of()).topic(ORDERS)).isEqualTo("Topic_shop_orders_2026");
        assertThat(QueueSettings.of(Map.of("sink.topic", "all")).topic(ORDERS)).isEqualTo("all");
        assertThat(QueueSettings.of(Map.of("sink.topicRules", "shop.Orders*=orders, shop.*=rest")).topic(ORDERS)).isEqualTo("orders");
        assertThat(QueueSettings.of(Map.of("sink.topicRules", "shop.orders=orders, shop.*=rest")).topic(ORDERS)).isEqualTo("rest");
    }

    @Test
    void takesColumnsOfTables() throws GodwitException {
        QueueSettings settings = QueueSettings.of(Map.of("sink.hashColumns", "shop.orders*(customer, region); shop.items(no)"));
        assertThat(settings.hashColumns(ORDERS)).isEqualTo(List.of("customer", "region"));
        assertThat(settings.hashColumns(new ObjectName("shop", "people"))).isEmpty();
    }

    @Test
    void refusesRulesThatCannotBeRead() {
        assertThatThrownBy(() -> QueueSettings.of(Map.of("sink.topicRules", "orders=x"))).isInstanceOf(GodwitException.class).hasMessageContaining("QUEUE-0002");
        assertThatThrownBy(() -> QueueSettings.of(Map.of("sink.hashColumns", "shop.orders()"))).isInstanceOf(GodwitException.class).hasMessageContaining("QUEUE-0002");
        assertThatThrownBy(() -> QueueSettings.of(Map.of("sink.topicSettings", "compact"))).isInstanceOf(GodwitException.class).hasMessageContaining("QUEUE-0002");
    }

    @Test
    void givesNewTopicsThePartitionThatIsChosen() throws GodwitException {
        QueueSettings settings = QueueSettings.of(Map.of("sink.partitionMode", "ONE", "sink.partition", "5", "sink.topicSettings", "cleanup.policy=compact;retention.ms=1000"));
        assertThat(settings.newTopic("t").partitions()).isEqualTo(6);
        assertThat(settings.newTopic("t").settings()).isEqualTo(Map.of("cleanup.policy", "compact", "retention.ms", "1000"));
    }
}
