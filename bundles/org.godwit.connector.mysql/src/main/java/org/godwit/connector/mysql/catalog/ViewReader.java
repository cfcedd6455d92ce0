package org.godwit.connector.mysql.catalog;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.godwit.core.error.GodwitException;
import org.godwit.core.model.DataSourceType;
import org.godwit.core.model.ObjectName;
import org.godwit.core.model.ViewDef;
import org.godwit.schema.mysql.Features;
import org.godwit.schema.mysql.ObjectNames;
import org.godwit.schema.mysql.Sql;
import org.godwit.schema.mysql.Token;

/** Reads {@code information_schema.VIEWS}. Used by one thread. */
final class ViewReader {
    private final InfoQuery info;
    private final Features features;

    ViewReader(InfoQuery info, Features features) {
        this.info = info;
        this.features = features;
    }

    Map<String, ViewDef> read(String database, Collection<String> names) throws GodwitException {
        Map<String, List<String>> columns = new HashMap<>();
        info.forTables("SELECT TABLE_NAME, COLUMN_NAME FROM information_schema.COLUMNS WHERE TABLE_SCHEMA = ?", "TABLE_NAME", " ORDER BY TABLE_NAME, ORDINAL_POSITION", database, names,
                row -> columns.computeIfAbsent(row.text("TABLE_NAME"), t -> new ArrayList<>()).add(row.text("COLUMN_NAME")));
        Map<String, ViewDef> views = new LinkedHashMap<>();
        String algorithm = features.isMariaDb() ? "ALGORITHM" : "'UNDEFINED'";
        info.forTables("SELECT TABLE_NAME, VIEW_DEFINITION, CHECK_OPTION, SECURITY_TYPE, " + algorithm + " AS VIEW_ALGORITHM FROM information_schema.VIEWS WHERE TABLE_SCHEMA = ?", "TABLE_NAME", "", database, names, row -> {
            String name = row.text("TABLE_NAME");
            String select = row.text("VIEW_DEFINITION");
            views.put(name, new ViewDef(new ObjectName(database, name), columns.getOrDefault(name, List.of()), select, ObjectNames.tablesIn(select), row.text("CHECK_OPTION"), row.text("SECURITY_TYPE"),
                    row.text("VIEW_ALGORITHM")));
        });
        for (ViewDef view : List.copyOf(views.values())) {
            boolean hidesAlgorithm = features.type() == DataSourceType.MYSQL && !view.select().isBlank();
            if (hidesAlgorithm || view.select().contains("?")) {
                views.put(view.name().name(), asCreated(view));
            }
        }
        return views;
    }

    /**
     * What only the statement that made the view tells: its algorithm (which MySQL's dictionary lacks), and characters outside the basic plane, which the dictionary shows as question marks.
     */
    private ViewDef asCreated(ViewDef view) throws GodwitException {
        List<String> found = new ArrayList<>();
        info.run("SHOW CREATE VIEW " + Sql.quote(view.name()), List.of(), row -> found.add(row.text("CREATE VIEW")));
        List<Token> tokens = Token.scan(found.isEmpty() ? "" : found.getFirst());
        String algorithm = view.algorithm();
        for (int i = 0; i < tokens.size(); i++) {
            if (tokens.get(i).is("ALGORITHM") && i + 2 < tokens.size()) {
                algorithm = tokens.get(i + 2).text();
            } else if (tokens.get(i).is("AS")) {
                String select = Token.join(tokens.subList(i + 1, tokens.size())).strip().replaceAll("(?i) with (cascaded|local) check option$", "");
                return new ViewDef(view.name(), view.columns(), view.select().contains("?") ? select : view.select(), view.dependsOn(), view.checkOption(), view.securityType(), algorithm);
            }
        }
        return view;
    }
}
