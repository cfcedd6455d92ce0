package org.godwit.supervisor.internal.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.godwit.core.change.DdlEvent;
import org.godwit.core.model.ObjectName;
import org.godwit.core.model.TableDef;
import org.godwit.core.model.TableMapping;
import org.godwit.core.progress.CancelToken;
import org.godwit.schema.DdlDecision;
import org.godwit.schema.SchemaFollower;
import org.junit.jupiter.api.Test;

class LoopMarksTest {
    private final List<String> accepted = new ArrayList<>();

    @Test
    void whatOneDirectionRanTheOtherFollowsButDoesNotRun() throws Exception {
        List<String> run = new ArrayList<>();
        List<String> told = new ArrayList<>();
        LoopMarks.marking((database, statement, cancel) -> run.add(statement), "np_1", (database, statement, cancel) -> told.add(statement)).execute("shop", "ALTER TABLE t ADD c int", CancelToken.create());
        DdlEvent seen = new DdlEvent("shop", run.getFirst(), "");
        SchemaFollower own = LoopMarks.passing(new Recorder(), "np_1");
        assertThat(own.look(seen)).isInstanceOfSatisfying(DdlDecision.Ignore.class, i -> assertThat(i.listed()).isFalse());
        own.accept(seen, List.of());
        assertThat(accepted).containsExactly("ALTER TABLE t ADD c int");
        assertThat(told).containsExactly("ALTER TABLE t ADD c int");
        assertThat(LoopMarks.passing(new Recorder(), "np_2").look(seen)).isInstanceOf(DdlDecision.Run.class);
        assertThat(own.look(new DdlEvent("shop", "ALTER TABLE t ADD c int", ""))).isInstanceOf(DdlDecision.Run.class);
    }

    /** Would run everything. */
    private final class Recorder implements SchemaFollower {
        @Override
        public Optional<TableDef> find(ObjectName name) {
            return Optional.empty();
        }

        @Override
        public Optional<TableMapping> mapping(ObjectName source) {
            return Optional.empty();
        }

        @Override
        public List<ObjectName> tables() {
            return List.of();
        }

        @Override
        public DdlDecision look(DdlEvent event) {
            return new DdlDecision.Run("ALTER TABLE", List.of(), List.of(), List.of());
        }

        @Override
        public void accept(DdlEvent event, List<TableDef> replaced) {
            accepted.add(event.statement());
        }

        @Override
        public String state() {
            return "{}";
        }
    }
}
