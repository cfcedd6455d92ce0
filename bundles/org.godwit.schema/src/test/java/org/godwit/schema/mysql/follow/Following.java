package org.godwit.schema.mysql.follow;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.godwit.core.change.DdlEvent;
import org.godwit.core.model.DataSourceType;
import org.godwit.core.model.DatabaseDef;
import org.godwit.core.model.ObjectName;
import org.godwit.core.model.TableDef;
import org.godwit.core.model.TableMapping;
import org.godwit.core.spi.ServerInfo;
import org.godwit.schema.DdlDecision;
import org.godwit.schema.mysql.Features;
import org.godwit.schema.mysql.render.TableRenderer;

/** A follower with servers that need not exist, for tests in few words. All tables of the database shop go to shop_new under their own names. */
final class Following {
    private final ServerInfo source;
    private final ServerInfo target;
    private final FollowerOptions options;
    private final Function<ObjectName, Optional<TableMapping>> selection;
    private MySqlSchemaFollower follower;

    private Following(ServerInfo source, ServerInfo target, FollowerOptions options, Function<ObjectName, Optional<TableMapping>> selection) {
        this.source = source;
        this.target = target;
        this.options = options;
        this.selection = selection;
        this.follower = MySqlSchemaFollower.start(source, target, List.of(), selection, options);
    }

    static Following between(String source, String target) {
        return new Following(server(source), server(target), options(false, java.util.Set.of()), Following::all);
    }

    static Following of(String source, String target, FollowerOptions options, Function<ObjectName, Optional<TableMapping>> selection) {
        return new Following(server(source), server(target), options, selection);
    }

    static FollowerOptions options(boolean ignore, java.util.Set<String> skip) {
        return new FollowerOptions(ignore, skip, false, Map.of(), Map.of(), List.of(new DatabaseDef("shop", "utf8mb4", "utf8mb4_general_ci")));
    }

    static Optional<TableMapping> all(ObjectName name) {
        return name.schema().equals("shop") ? Optional.of(new TableMapping(name, new ObjectName("shop_new", name.name()), Optional.empty(), List.of())) : Optional.empty();
    }

    /** {@code mysql 8.4.3}, {@code mariadb 11.4.5-MariaDB} or {@code oceanbase 4.2.1}. */
    static ServerInfo server(String text) {
        String[] words = text.split(" ");
        Map<String, String> variables = new HashMap<>();
        if (words[0].equals("oceanbase")) {
            variables.put("version_comment", "OceanBase_CE " + words[1]);
        }
        DataSourceType type = switch (words[0]) {
            case "mysql" -> DataSourceType.MYSQL;
            case "mariadb" -> DataSourceType.MARIADB;
            default -> DataSourceType.OB_MYSQL;
        };
        return new ServerInfo(type, words[0].equals("oceanbase") ? "5.7.25" : words[1], variables, Duration.ZERO);
    }

    static DdlEvent event(String sql) {
        return new DdlEvent("shop", sql, "");
    }

    MySqlSchemaFollower follower() {
        return follower;
    }

    /** Looks at the statement, takes it over, and goes on from the state's text. */
    DdlDecision then(String sql) throws Exception {
        return then(event(sql));
    }

    DdlDecision then(DdlEvent event) throws Exception {
        DdlDecision decision = follower.look(event);
        follower.accept(event, List.of());
        follower = MySqlSchemaFollower.restore(source, target, follower.state(), selection, options);
        return decision;
    }

    /** Statements for the target, blanks and line ends as single blanks. */
    List<String> run(String sql) throws Exception {
        DdlDecision decision = then(sql);
        if (decision instanceof DdlDecision.Run run) {
            return run.statements().stream().map(s -> s.sql().replaceAll("\\s+", " ")).toList();
        }
        throw new AssertionError(decision);
    }

    TableDef table(String name) {
        return follower.find(new ObjectName("shop", name)).orElseThrow();
    }

    /** The definition as the source would print it, in one line. */
    String shown(String name) {
        return new TableRenderer(Features.of(source)).create(table(name)).replaceAll("\\s+", " ");
    }
}
