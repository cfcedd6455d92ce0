package org.godwit.supervisor.internal.live;

import java.util.List;
import org.godwit.core.change.DdlEvent;
import org.godwit.core.error.GodwitException;
import org.godwit.core.model.TableDef;
import org.godwit.core.progress.CancelToken;
import org.godwit.core.spi.StatementExecutor;
import org.godwit.schema.DdlDecision;
import org.godwit.schema.SchemaFollower;

/**
 * Keeps DDL from going round in a circle. Row changes of Godwit are known by the mark in their transaction; a DDL statement is a transaction of its own, so it carries its mark in a comment, which
 * servers keep in their log, except for DROP TABLE, which they write anew ({@link OwnDrops}). Without state.
 */
final class LoopMarks {
    private LoopMarks() {
    }

    /** The comment before statements that a project runs. */
    private static String mark(String projectId) {
        return "/* godwit " + projectId + " */ ";
    }

    /** Told of a statement before it runs. */
    @FunctionalInterface
    interface Announce {
        void statement(String database, String statement, CancelToken cancel) throws GodwitException;
    }

    /**
     * Runs statements with the project's mark.
     *
     * @param announce told first, for statements that lose their mark
     */
    static StatementExecutor marking(StatementExecutor statements, String projectId, Announce announce) {
        return new StatementExecutor() {
            @Override
            public void execute(String database, String statement, CancelToken cancel) throws GodwitException {
                announce.statement(database, statement, cancel);
                statements.execute(database, mark(projectId) + statement, cancel);
            }

            @Override
            public boolean isEffectThere(GodwitException failure) {
                return statements.isEffectThere(failure);
            }
        };
    }

    /** Follows definitions through all statements, but runs none that the project's other direction made. */
    static SchemaFollower passing(SchemaFollower follower, String projectId) {
        return new Passing(follower, mark(projectId));
    }

    private static final class Passing extends FollowerAround {
        private final String mark;

        Passing(SchemaFollower inside, String mark) {
            super(inside);
            this.mark = mark;
        }

        @Override
        public DdlDecision look(DdlEvent event) {
            DdlDecision decision = inside.look(bare(event));
            return isOurs(event) ? new DdlDecision.Ignore(decision.kind(), decision.tables(), "the other direction made it", false) : decision;
        }

        @Override
        public void accept(DdlEvent event, List<TableDef> replaced) throws GodwitException {
            inside.accept(bare(event), replaced);
        }

        private boolean isOurs(DdlEvent event) {
            return event.statement().contains(mark.strip());
        }

        private DdlEvent bare(DdlEvent event) {
            return isOurs(event) ? new DdlEvent(event.database(), event.statement().replace(mark, "").replace(mark.strip(), ""), event.sqlMode(), event.seconds()) : event;
        }
    }
}
