package org.godwit.schema.mysql.convert;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.godwit.core.model.ObjectName;
import org.godwit.core.model.ObjectSelection;
import org.godwit.core.model.TableMapping;
import org.godwit.core.model.TableMapping.ColumnMapping;
import org.junit.jupiter.api.Test;

class RenamesTest {
    private static final ObjectName ORDERS = new ObjectName("shop", "orders");
    private final Renames renames = new Renames(
            List.of(new TableMapping(ORDERS, new ObjectName("store", "bills"), Optional.empty(), List.of(new ColumnMapping("id", "bill_id"), new ColumnMapping("total", "sum`x"))),
                    TableMapping.same(new ObjectName("other", "shop"))),
            List.of(new ObjectSelection.ViewMapping(new ObjectName("shop", "v"), new ObjectName("store", "w"))));

    @Test
    void renamesColumnsInExpressionsButNotInStrings() {
        assertThat(renames.expression(ORDERS, "(`total` > 0) and `ID` <> '`id` ''id''' and `kept` = 1")).isEqualTo("(`sum``x` > 0) and `bill_id` <> '`id` ''id''' and `kept` = 1");
    }

    @Test
    void renamesFullNamesInViews() {
        assertThat(renames.select("select `shop`.`orders`.`id` AS `id` from `shop`.`orders` where `shop`.`orders`.`total` > 'shop`.`orders'"))
                .isEqualTo("select `store`.`bills`.`bill_id` AS `id` from `store`.`bills` where `store`.`bills`.`sum``x` > 'shop`.`orders'");
    }

    @Test
    void renamesThroughAliasesAndViewsOfViews() {
        assertThat(renames.select("select `o`.`id` AS `x` from (`shop`.`orders` `o` join `shop`.`v` on(`o`.`total` = `shop`.`v`.`total`))"))
                .isEqualTo("select `o`.`bill_id` AS `x` from (`store`.`bills` `o` join `store`.`w` on(`o`.`sum``x` = `store`.`w`.`total`))");
    }

    @Test
    void objectsOutsideTheProjectFollowTheirDatabase() {
        assertThat(renames.target(new ObjectName("shop", "stock"))).isEqualTo(new ObjectName("store", "stock"));
        assertThat(renames.target(new ObjectName("elsewhere", "stock"))).isEqualTo(new ObjectName("elsewhere", "stock"));
    }
}
