package org.godwit.transfer.full.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.godwit.core.error.GodwitException;
import org.godwit.core.model.ColumnDef;
import org.godwit.core.model.TableDef;
import org.godwit.core.model.TableMapping;
import org.godwit.transfer.TablePair;
import org.junit.jupiter.api.Test;

/** Which columns go where, and which change their character set on the way. */
class TablePlanTest {
    @Test
    void columnsStandAtTheSamePlaceOnBothSides() throws Exception {
        TableDef from = Plans.table("t", 1, 1, Plans.number("id"), Plans.text("v", "utf8mb4"), Plans.number("n"));
        TableDef to = Plans.table("t", 1, 1, Plans.number("id"), Plans.number("amount"), Plans.text("v", "utf8mb4"));
        TableMapping mapping = new TableMapping(from.name(), to.name(), Optional.of("n > 1"),
                List.of(new TableMapping.ColumnMapping("id", "id"), new TableMapping.ColumnMapping("v", "v"), new TableMapping.ColumnMapping("n", "amount")));
        TablePlan plan = TablePlan.of(new TablePair(mapping, from, to), Plans.settings());
        assertThat(plan.read().columns()).extracting(ColumnDef::name).containsExactly("id", "v", "n");
        assertThat(plan.write().columns()).extracting(ColumnDef::name).containsExactly("id", "v", "amount");
        assertThat(plan.read().filter()).contains("n > 1");
        assertThat(plan.read().key()).extracting(ColumnDef::name).containsExactly("id");
        assertThat(plan.write().key()).extracting(ColumnDef::name).containsExactly("id");
        assertThat(plan.read().recoded()).isEmpty();
    }

    @Test
    void leavesWhatTheTargetComputesAndWhatWasNotChosen() throws Exception {
        TableDef from = Plans.table("t", 1, 1, Plans.number("id"), Plans.number("twice"), Plans.number("unwanted"));
        TableDef to = Plans.table("t", 1, 1, Plans.number("id"), Plans.generated("twice"), Plans.number("unwanted"));
        TableMapping chosen = new TableMapping(from.name(), to.name(), Optional.empty(), List.of(new TableMapping.ColumnMapping("id", "id"), new TableMapping.ColumnMapping("twice", "twice")));
        assertThat(TablePlan.of(new TablePair(chosen, from, to), Plans.settings()).write().columns()).extracting(ColumnDef::name).containsExactly("id");
    }

    @Test
    void textOfAnotherCharacterSetIsRecodedUnderEachSidesName() throws Exception {
        TableDef from = Plans.table("t", 1, 1, Plans.number("id"), Plans.text("a", "latin1"), Plans.text("b", "utf8"), Plans.text("c", "binary"));
        TableDef to = Plans.table("t", 1, 1, Plans.number("id"), Plans.text("x", "utf8mb4"), Plans.text("b", "utf8mb3"), Plans.text("c", "latin1"));
        TableMapping mapping = new TableMapping(from.name(), to.name(), Optional.empty(), List.of(new TableMapping.ColumnMapping("id", "id"), new TableMapping.ColumnMapping("a", "x"),
                new TableMapping.ColumnMapping("b", "b"), new TableMapping.ColumnMapping("c", "c")));
        TablePlan plan = TablePlan.of(new TablePair(mapping, from, to), Plans.settings());
        assertThat(plan.read().recoded()).containsExactly("a");
        assertThat(plan.write().recoded()).containsExactly("x");
    }

    @Test
    void refusesAColumnWithoutAPlace() {
        TableDef from = Plans.table("t", 1, 1, Plans.number("id"), Plans.number("lost"));
        TableDef to = Plans.table("t", 1, 1, Plans.number("id"));
        assertThatThrownBy(() -> TablePlan.of(new TablePair(TableMapping.same(from.name()), from, to), Plans.settings())).isInstanceOfSatisfying(GodwitException.class, e -> {
            assertThat(e.problem().code()).isEqualTo("GODWIT-FULL-0002");
            assertThat(e.problem().message()).contains("lost");
        });
        TableDef computed = Plans.table("t", 1, 1, Plans.generated("id"));
        TableDef only = Plans.table("t", 1, 1, Plans.number("id"));
        assertThatThrownBy(() -> TablePlan.of(new TablePair(TableMapping.same(only.name()), only, computed), Plans.settings())).hasMessageContaining("GODWIT-FULL-0003");
    }
}
