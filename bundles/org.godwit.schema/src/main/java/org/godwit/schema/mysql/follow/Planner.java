package org.godwit.schema.mysql.follow;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.godwit.core.change.DdlEvent;
import org.godwit.core.model.DatabaseDef;
import org.godwit.core.model.ObjectName;
import org.godwit.core.model.TableDef;
import org.godwit.core.model.TableMapping;
import org.godwit.core.spi.ServerInfo;
import org.godwit.schema.DdlDecision;
import org.godwit.schema.mysql.ddl.DdlReader;
import org.godwit.schema.mysql.ddl.DdlStatement;
import org.godwit.schema.mysql.ddl.DdlText;
import org.godwit.schema.mysql.ddl.UnreadableDdl;

/** Decides about statements. Immutable; the state that is handed in is changed. */
final class Planner {

    private final Scope scope;
    private final DdlReader reader;
    private final TablePlans tables;
    private final AlterPlans alters;
    private final RenamePlans renames;

    Planner(ServerInfo source, ServerInfo target, Function<ObjectName, Optional<TableMapping>> selection, FollowerOptions options) {
        SourceRules rules = SourceRules.of(source);
        String server = source.variable("collation_server");
        Charsets charsets = rules.charsets();
        Charsets.Pair unsaid = new Charsets.Pair("utf8mb4", charsets.defaultCollation("utf8mb4"));
        Charsets.Pair serverDefault = server.isEmpty() ? unsaid : charsets.resolve(Optional.empty(), Optional.of(server), unsaid);
        this.scope = new Scope(rules, new TargetTables(source, target, options), selection, options, serverDefault);
        this.reader = new DdlReader(rules.features());
        this.tables = new TablePlans(scope);
        this.alters = new AlterPlans(scope);
        this.renames = new RenamePlans(scope, alters);
    }

    /** The state before the first statement. */
    FollowerState start(Collection<TableDef> definitions) {
        FollowerState state = new FollowerState();
        for (DatabaseDef database : scope.options().databases()) {
            state.databases().put(database.name().toLowerCase(Locale.ROOT), new Charsets.Pair(database.charset(), database.collation()));
        }
        definitions.stream().sorted(java.util.Comparator.comparing(TableDef::name)).forEach(t -> replace(state, t));
        return state;
    }

    ObjectName kept(FollowerState state, ObjectName name) {
        return scope.kept(state, name);
    }

    /** Takes a definition as the server gave it. */
    void replace(FollowerState state, TableDef table) {
        Optional<TableMapping> mapping = scope.mapping(state, table.name());
        if (mapping.isPresent()) {
            state.mappings().put(table.name(), mapping.get());
            state.tables().put(table.name(), table);
            scope.target().convert(table, state);
        }
    }

    Plan plan(FollowerState state, DdlEvent event) {
        Plan plan = planned(state, event);
        DdlDecision decision = plan.decision();
        boolean concerns = !(decision instanceof DdlDecision.Ignore) && !decision.tables().isEmpty();
        if (concerns && isSkipped(event)) {
            return new Plan(new DdlDecision.Ignore(decision.kind(), decision.tables(), "It is one of the statements of the parameter skipDdl.", true), plan.after());
        }
        if (concerns && scope.options().ignoreDdl()) {
            return new Plan(new DdlDecision.Ignore(decision.kind(), decision.tables(), "DDL is not synchronised (parameter ignoreDdl).", true), plan.after());
        }
        return plan;
    }

    private boolean isSkipped(DdlEvent event) {
        boolean withoutComments = scope.options().filterComment();
        String text = withoutComments ? DdlText.withoutComments(event.statement()) : event.statement().strip();
        return scope.options().skipDdl().stream().map(s -> withoutComments ? DdlText.withoutComments(s) : s.strip()).anyMatch(text::equals);
    }

    /** A failure of our own must neither end the feeding thread nor be taken for a harmless statement. */
    private Plan planned(FollowerState state, DdlEvent event) {
        FollowerState before = state.copy();
        try {
            return planned(state, event, reader.read(event));
        } catch (UnreadableDdl e) {
            return unreadable(before, event, "It cannot be read: " + e.getMessage() + ".");
        } catch (DoesNotFit e) {
            return unreadable(before, event, e.getMessage() + ".");
        } catch (RuntimeException e) {
            return unreadable(before, event, "It cannot be read: " + e);
        }
    }

    private Plan unreadable(FollowerState state, DdlEvent event, String reason) {
        List<ObjectName> watched = new ArrayList<>(state.tables().keySet());
        watched.addAll(state.shadows().keySet());
        List<ObjectName> mentioned = MentionedTables.in(event, watched);
        String kind = firstWords(event.statement());
        return new Plan(mentioned.isEmpty()
                ? new DdlDecision.Ignore(kind, List.of(), "It names no selected table. " + reason, true)
                : new DdlDecision.Stop(kind, mentioned, reason + " Once that is decided, the definitions of the tables are read again from the source.", ""), state);
    }

    private static String firstWords(String statement) {
        String[] words = DdlText.withoutComments(statement).split("\\s+", 3);
        String first = words.length > 1 ? words[0] + " " + words[1] : words[0];
        return (first.length() > 40 ? first.substring(0, 40) : first).toUpperCase(Locale.ROOT);
    }

    private Plan planned(FollowerState state, DdlEvent event, DdlStatement statement) throws DoesNotFit {
        return switch (statement) {
            case DdlStatement.CreateTable create -> tables.create(state, create);
            case DdlStatement.CreateTableLike create -> tables.createLike(state, create);
            case DdlStatement.DropTables drop -> tables.drop(state, drop);
            case DdlStatement.TruncateTable truncate -> tables.truncate(state, truncate);
            case DdlStatement.AlterTable alter -> alters.alter(state, alter);
            case DdlStatement.RenameTables rename -> renames.rename(state, rename);
            case DdlStatement.DefineDatabase define -> database(state, define);
            case DdlStatement.DropDatabase drop -> dropDatabase(state, drop);
            case DdlStatement.ChangesRows change -> changesRows(state, event, change);
            case DdlStatement.Other other -> new Plan(new DdlDecision.Ignore(other.kind(), List.of(), "Statements of this kind are not synchronised.", !other.noise()), state);
        };
    }

    private Plan database(FollowerState state, DdlStatement.DefineDatabase define) {
        String key = define.database().toLowerCase(Locale.ROOT);
        Charsets.Pair before = define.kind().startsWith("CREATE") ? scope.serverDefault() : state.databases().getOrDefault(key, scope.serverDefault());
        boolean existing = define.kind().startsWith("CREATE") && state.databases().containsKey(key);
        if (!existing) {
            state.databases().put(key, scope.rules().charsets().resolve(define.charset(), define.collation(), define.charset().filter("default"::equals).isPresent() ? scope.serverDefault() : before));
        }
        return new Plan(new DdlDecision.Ignore(define.kind(), List.of(), "Databases are not synchronised; the default collation of new tables is followed.", true), state);
    }

    private Plan dropDatabase(FollowerState state, DdlStatement.DropDatabase drop) {
        List<ObjectName> lost = state.tables().keySet().stream().filter(t -> t.schema().equalsIgnoreCase(drop.database())).toList();
        state.databases().remove(drop.database().toLowerCase(Locale.ROOT));
        lost.forEach(state.tables()::remove);
        return new Plan(lost.isEmpty()
                ? new DdlDecision.Ignore(drop.kind(), List.of(), "No selected table is in the database.", true)
                : new DdlDecision.Stop(drop.kind(), lost, "The source dropped a database with selected tables; databases are not synchronised.", ""), state);
    }

    private Plan changesRows(FollowerState state, DdlEvent event, DdlStatement.ChangesRows change) {
        List<ObjectName> mentioned = MentionedTables.in(event, state.tables().keySet());
        return new Plan(mentioned.isEmpty()
                ? new DdlDecision.Ignore(change.kind(), List.of(), "It names no selected table.", false)
                : new DdlDecision.Stop(change.kind(), mentioned, "Rows were changed by a statement instead of row events: the session did not use binlog_format=ROW. Whatever is decided, verify the table afterwards.",
                        ""),
                state);
    }
}
