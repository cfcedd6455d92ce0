package org.godwit.supervisor.selection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.godwit.core.model.ObjectName;
import org.godwit.core.model.ObjectSelection;
import org.godwit.core.model.ObjectSelection.ViewMapping;
import org.godwit.core.model.TableMapping;
import org.godwit.core.progress.CancelToken;
import org.godwit.core.spi.ObjectSummary;
import org.godwit.supervisor.FakeConnector;
import org.godwit.supervisor.service.ResolvedObjects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SelectionResolverTest {
    private final FakeConnector connector = new FakeConnector();
    private SelectionResolver resolver;

    @BeforeEach
    void fill() {
        FakeConnector.Server server = connector.server("from");
        List.of("order00", "order01", "orders", "history_2020", "access_log", "orders_ghc").forEach(t -> server.table("shop", t));
        server.view("shop", "order_sums");
        server.table("other", "order07");
        resolver = new SelectionResolver(connector.open(FakeConnector.pair().get("from"), Map.of(), CancelToken.create()).catalog());
    }

    private ResolvedObjects resolve(ObjectSelection selection) throws Exception {
        return resolver.resolve(selection, CancelToken.create());
    }

    private static ObjectName shop(String name) {
        return new ObjectName("shop", name);
    }

    @Test
    void takesWhatIsIncludedLessWhatIsExcluded() throws Exception {
        ResolvedObjects objects = resolve(new ObjectSelection.Wildcard(List.of("shop.*"), List.of("shop.history_*", "shop.*log", "shop.*_ghc")));
        assertThat(objects.tables()).containsExactly(TableMapping.same(shop("order00")), TableMapping.same(shop("order01")), TableMapping.same(shop("orders")));
        assertThat(objects.views()).containsExactly(new ViewMapping(shop("order_sums"), shop("order_sums")));
        assertThat(objects.unmatched()).isEmpty();
    }

    @Test
    void leavesOutTablesWithoutAKeyWhereOnlyKeyedOnesTakePart() throws Exception {
        SelectionResolver names = new SelectionResolver(new SelectionResolver.Names() {
            @Override
            public List<String> databases(CancelToken cancel) {
                return List.of("shop");
            }

            @Override
            public List<ObjectSummary> objects(String database, CancelToken cancel) {
                return List.of(new ObjectSummary(shop("keyed"), ObjectSummary.Kind.TABLE, "", 0, 0, true, ""), new ObjectSummary(shop("heap"), ObjectSummary.Kind.TABLE, "", 0, 0, false, ""),
                        new ObjectSummary(shop("v"), ObjectSummary.Kind.VIEW, "", 0, 0, false, ""));
            }
        });
        ObjectSelection all = new ObjectSelection.Wildcard(List.of("shop.*"), List.of());
        assertThat(names.resolve(all, CancelToken.create()).tables()).hasSize(2);
        ResolvedObjects keyed = names.resolve(all, TableCategory.WITHUNIQUEROWID, CancelToken.create());
        assertThat(keyed.tables()).containsExactly(TableMapping.same(shop("keyed")));
        assertThat(keyed.views()).hasSize(1);
        assertThat(names.resolve(all, TableCategory.WITHOUTUNIQUEROWID, CancelToken.create()).tables()).containsExactly(TableMapping.same(shop("heap")));
    }

    @Test
    void gathersTablesOfSeveralDatabasesInOne() throws Exception {
        ResolvedObjects objects = resolve(new ObjectSelection.Wildcard(List.of("shop.order[0-9][0-9]=all.orders", "other.order[0-9][0-9]=all.orders"), List.of()));
        assertThat(objects.tables()).hasSize(3).extracting(TableMapping::target).containsOnly(new ObjectName("all", "orders"));
        assertThat(objects.views()).isEmpty();
    }

    @Test
    void renamesTheDatabaseOnly() throws Exception {
        ResolvedObjects objects = resolve(new ObjectSelection.Wildcard(List.of("shop.order*=copy."), List.of()));
        assertThat(objects.tables()).extracting(TableMapping::target).contains(new ObjectName("copy", "order00"), new ObjectName("copy", "orders"));
        assertThat(objects.views()).containsExactly(new ViewMapping(shop("order_sums"), new ObjectName("copy", "order_sums")));
    }

    @Test
    void followsTheFirstOfSeveralRulesAndNamesThoseThatMatchNothing() throws Exception {
        ResolvedObjects objects = resolve(new ObjectSelection.Wildcard(List.of("shop.orders=a.", "shop.orders=b.", "shop.none*", "nowhere.*"), List.of()));
        assertThat(objects.tables()).singleElement().extracting(TableMapping::target).isEqualTo(new ObjectName("a", "orders"));
        assertThat(objects.unmatched()).containsExactly("shop.none*", "nowhere.*");
    }

    @Test
    void tellsViewsFromTablesAndWhatIsMissing() throws Exception {
        TableMapping filtered = new TableMapping(shop("orders"), new ObjectName("x", "y"), Optional.of("id > 1"), List.of());
        ResolvedObjects objects = resolve(new ObjectSelection.Specific(List.of(filtered, TableMapping.same(shop("order_sums")), TableMapping.same(shop("gone"))), List.of(new ViewMapping(shop("orders"), shop("orders")))));
        assertThat(objects.tables()).containsExactly(filtered);
        assertThat(objects.views()).containsExactly(new ViewMapping(shop("order_sums"), shop("order_sums")));
        assertThat(objects.unmatched()).containsExactly("shop.gone", "shop.orders");
    }
}
