package org.godwit.ui.tests;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.godwit.core.error.GodwitException;
import org.godwit.core.model.ObjectSelection;
import org.godwit.core.model.ProjectSpec;
import org.godwit.core.model.TransferType;
import org.godwit.core.progress.CancelToken;
import org.godwit.rehearsal.twin.Twin;
import org.godwit.rehearsal.twin.TwinRequest;
import org.godwit.rehearsal.twin.Twins;
import org.godwit.ui.Studios;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.godwit.ui.tests.harness.TwinSql;

/** Starts one pair of servers for all tests about the pages of a project, and saves them as data sources. Stopped by JUnit after the last test. */
final class PairExtension implements BeforeAllCallback, ParameterResolver {
    static final String SOURCE = "pages_source";
    static final String TARGET = "pages_target";

    /** The two servers. */
    record Pair(Twin source, Twin target) implements AutoCloseable {
        private static Pair start() throws GodwitException {
            CancelToken cancel = CancelToken.create();
            Twins twins = Twins.open(cancel);
            Pair pair = new Pair(twins.start(TwinRequest.named(SOURCE, 7), cancel), twins.start(TwinRequest.named(TARGET, 8), cancel));
            Studios.get().dataSources().save(pair.source.dataSource().withId("").withName(SOURCE));
            Studios.get().dataSources().save(pair.target.dataSource().withId("").withName(TARGET));
            return pair;
        }

        void source(String... statements) throws SQLException {
            TwinSql.run(source, statements);
        }

        void target(String... statements) throws SQLException {
            TwinSql.run(target, statements);
        }

        void both(String... statements) throws SQLException {
            source(statements);
            target(statements);
        }

        /** The first column of the first row, at the target. */
        String read(String query) throws SQLException {
            return read(target, query);
        }

        String readSource(String query) throws SQLException {
            return read(source, query);
        }

        private static String read(Twin server, String query) throws SQLException {
            try (Connection connection = TwinSql.connect(server); Statement statement = connection.createStatement(); ResultSet rows = statement.executeQuery(query)) {
                return rows.next() ? String.valueOf(rows.getString(1)) : "";
            }
        }

        /** Creates a project that moves what the rules say, without the wizard, and returns its id. */
        String project(String name, Set<TransferType> types, Map<String, String> parameters, String... rules) throws GodwitException {
            return Studios.get().projects().create(new ProjectSpec(name, SOURCE, TARGET, types, new ObjectSelection.Wildcard(List.of(rules), List.of()), parameters));
        }

        @Override
        public void close() throws GodwitException {
            source.close();
            target.close();
        }
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        pair(context);
    }

    private static Pair pair(ExtensionContext context) {
        return context.getRoot().getStore(ExtensionContext.Namespace.GLOBAL).getOrComputeIfAbsent(Pair.class, key -> {
            try {
                return Pair.start();
            } catch (GodwitException e) {
                throw new IllegalStateException("the servers do not start", e);
            }
        }, Pair.class);
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Pair.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return pair(context);
    }
}
