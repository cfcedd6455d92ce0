package org.godwit.tests.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.godwit.core.error.GodwitException;
import org.godwit.core.progress.CancelToken;
import org.godwit.core.progress.Progress;
import org.godwit.rehearsal.sample.Sample;
import org.godwit.rehearsal.twin.Twin;
import org.godwit.rehearsal.twin.TwinRequest;
import org.godwit.rehearsal.twin.Twins;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class SampleIT {
    private static Twin twin;
    private static Sql sql;

    private final CancelToken cancel = CancelToken.create();

    @BeforeAll
    static void start() throws Exception {
        CancelToken cancel = CancelToken.create();
        twin = Twins.open(cancel).start(TwinRequest.named("twin-source", 1), cancel);
        sql = new Sql(twin);
    }

    @AfterAll
    static void stop() throws Exception {
        try (Twin stopped = twin) {
            sql.close();
        }
    }

    @Test
    void theSameSeedGivesTheSameRowsAndAnotherOneOthers() throws Exception {
        Map<String, String> first = load(7, 12_000);
        assertThat(load(7, 12_000)).isEqualTo(first).hasSize(Sample.TABLES);
        assertThat(load(8, 12_000)).isNotEqualTo(first);
    }

    @Test
    void holdsAsManyRowsAsItSaysAndTheNastyOnes() throws Exception {
        Sample sample = new Sample(Sample.DEFAULT_SEED, 30_000);
        Map<String, String> sums = load(Sample.DEFAULT_SEED, 30_000);
        assertThat(sums.values().stream().mapToLong(s -> Long.parseLong(s.substring(s.indexOf('/') + 1))).sum()).isEqualTo(sample.rows()).isEqualTo(30_000);
        assertThat(sums).containsEntry("nothing_here", "0/0");
        assertThat(sql.value("SELECT count(*) FROM shop.customer WHERE birthday = 0")).isNotEqualTo("0");
        assertThat(sql.value("SELECT max(t8u) FROM shop.type_extreme")).isEqualTo("18446744073709551615");
        assertThat(sql.value("SELECT max(length(content)) FROM shop.product_image")).isEqualTo("6000000");
        assertThat(sql.value("SELECT count(*) FROM shop.customer WHERE full_name LIKE '%😀%'")).isNotEqualTo("0");
        assertThat(sql.value("SELECT count(*) FROM shop.customer WHERE hex(old_name) = 'F09F98'")).isNotEqualTo("0");
        assertThat(sql.value("SELECT max(bits) = ~0 FROM shop.audit_log")).isEqualTo("1");
        assertThat(sql.value("SELECT count(*) > count(DISTINCT product_id, warehouse_id, moved_at, delta) FROM shop.stock_movement")).isEqualTo("1");
        assertThat(sql.value("SELECT ST_AsText(area) FROM shop.warehouse WHERE id = 2")).startsWith("POLYGON((0 0");
        assertThat(sql.value("SELECT count(DISTINCT hex(text_pad)) FROM shop.trailing_blank")).isEqualTo("300");
        assertThat(sql.value("SELECT count(*) FROM shop.a_summary_of_open_orders")).isNotEqualTo("0");
        assertThat(sql.column("SELECT trigger_name FROM information_schema.triggers WHERE trigger_schema = 'shop'")).containsExactly("order_item_positive");
    }

    @Test
    void foreignKeysHold() throws Exception {
        load(3, 12_000);
        assertThat(sql.value("SELECT count(*) FROM shop.order_item i LEFT JOIN shop.`order` o ON o.id = i.order_id WHERE o.id IS NULL")).isEqualTo("0");
        assertThat(sql.value("SELECT count(*) FROM shop.order_item i LEFT JOIN shop.product p ON p.id = i.product_id WHERE p.id IS NULL")).isEqualTo("0");
        assertThat(sql.value("SELECT count(*) FROM shop.`order` o LEFT JOIN shop.shipment s ON s.id = o.last_shipment_id WHERE o.last_shipment_id IS NOT NULL AND s.id IS NULL")).isEqualTo("0");
        assertThat(sql.value("SELECT count(*) FROM shop.shipment s LEFT JOIN shop.`order` o ON o.id = s.order_id WHERE o.id IS NULL")).isEqualTo("0");
        assertThat(sql.value("SELECT count(*) FROM shop.customer_address a LEFT JOIN shop.customer c ON c.id = a.customer_id WHERE c.id IS NULL")).isEqualTo("0");
        assertThat(sql.value("SELECT count(*) FROM shop.payment p LEFT JOIN shop.`order` o ON o.id = p.order_id WHERE o.id IS NULL")).isEqualTo("0");
        assertThat(sql.value("SELECT count(*) FROM shop.region r LEFT JOIN shop.region p ON p.id = r.parent_id WHERE p.id IS NULL")).isEqualTo("0");
    }

    @Test
    void cancelEndsTheLoad() throws Exception {
        sql.run("DROP DATABASE IF EXISTS shop");
        Progress cancelling = new Progress() {
            @Override
            public void expect(long units) {
                assertThat(units).isEqualTo(Sample.DEFAULT_ROWS);
            }

            @Override
            public void advance(long rows, long bytes) {
                cancel.cancel();
            }

            @Override
            public void note(String text) {
                assertThat(text).isNotBlank();
            }
        };
        assertThatThrownBy(() -> new Sample(1, Sample.DEFAULT_ROWS).load(twin.dataSource(), true, cancelling, cancel)).isInstanceOfSatisfying(GodwitException.class,
                e -> assertThat(e.isCancelled()).isTrue());
    }

    private Map<String, String> load(long seed, long rows) throws Exception {
        sql.run("DROP DATABASE IF EXISTS shop");
        new Sample(seed, rows).load(twin.dataSource(), true, Progress.SILENT, cancel);
        return sql.checksums("shop");
    }
}
