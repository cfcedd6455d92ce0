package org.godwit.schema.mysql.convert;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.godwit.core.model.CheckDef;
import org.godwit.core.model.ColumnDef;
import org.godwit.core.model.ForeignKeyDef;
import org.godwit.core.model.IndexDef;
import org.godwit.core.model.ObjectName;
import org.godwit.core.model.ObjectSelection;
import org.godwit.core.model.TableDef;
import org.godwit.core.model.TableMapping;
import org.godwit.schema.mysql.Sql;
import org.godwit.schema.mysql.Token;

/** Carries the names of the target through everything that mentions a database, table or column. Immutable. */
public final class Renames {
    private final Map<ObjectName, TableMapping> tables = new HashMap<>();
    private final Map<ObjectName, ObjectName> views = new HashMap<>();
    private final Map<String, String> databases = new HashMap<>();

    public Renames(List<TableMapping> tableMappings, List<ObjectSelection.ViewMapping> viewMappings) {
        tableMappings.forEach(m -> tables.put(m.source(), m));
        viewMappings.forEach(m -> views.put(m.source(), m.target()));
        tableMappings.forEach(m -> databases.putIfAbsent(m.source().schema(), m.target().schema()));
        viewMappings.forEach(m -> databases.putIfAbsent(m.source().schema(), m.target().schema()));
    }

    public Map<ObjectName, TableMapping> tables() {
        return Map.copyOf(tables);
    }

    public boolean isInProject(ObjectName source) {
        return tables.containsKey(source) || views.containsKey(source);
    }

    /** The target's name; an object outside the project is expected under its own name in the database that its database is mapped to. */
    public ObjectName target(ObjectName source) {
        TableMapping table = tables.get(source);
        if (table != null) {
            return table.target();
        }
        return views.getOrDefault(source, new ObjectName(databases.getOrDefault(source.schema(), source.schema()), source.name()));
    }

    /** The target's name of a column; its own when it is not renamed. */
    public String column(ObjectName table, String column) {
        return Optional.ofNullable(tables.get(table)).flatMap(m -> m.targetColumn(column)).orElse(column);
    }

    /** The table with the target's names everywhere. */
    public TableDef apply(TableDef table) {
        ObjectName source = table.name();
        return TableEdit.of(table).name(target(source)).columns(c -> column(source, c)).indexes(i -> index(source, i)).foreignKeys(k -> foreignKey(source, k))
                .checks(c -> new CheckDef(c.name(), expression(source, c.expression()), c.enforced())).partitioning(table.partitioning().map(p -> partitioning(source, p))).build();
    }

    /** An expression on columns of one table. Servers print columns in back-quotes. */
    String expression(ObjectName table, String sql) {
        List<Token> tokens = new ArrayList<>(Token.scan(sql));
        tokens.replaceAll(t -> t.kind() == Token.Kind.QUOTED_NAME ? new Token(t.kind(), Sql.quote(column(table, t.name()))) : t);
        return Token.join(tokens);
    }

    private ColumnDef column(ObjectName table, ColumnDef column) {
        ColumnDef named = ColumnEdit.named(column, column(table, column.name()));
        ColumnDef defaulted = named.defaultValue().filter(d -> d.startsWith("(")).isPresent() ? ColumnEdit.defaulted(named, named.defaultValue().map(d -> expression(table, d))) : named;
        return ColumnEdit.generated(defaulted, defaulted.generated().map(g -> new ColumnDef.Generated(expression(table, g.expression()), g.stored())));
    }

    private IndexDef index(ObjectName table, IndexDef index) {
        List<IndexDef.Part> parts = index.parts().stream().<IndexDef.Part>map(p -> switch (p) {
            case IndexDef.Part.Column c -> new IndexDef.Part.Column(column(table, c.name()), c.prefix(), c.descending());
            case IndexDef.Part.Expression e -> new IndexDef.Part.Expression(expression(table, e.sql()), e.descending());
        }).toList();
        return new IndexDef(index.name(), index.kind(), parts, index.visible(), index.comment(), index.parser());
    }

    private ForeignKeyDef foreignKey(ObjectName table, ForeignKeyDef key) {
        return new ForeignKeyDef(key.name(), key.columns().stream().map(c -> column(table, c)).toList(), target(key.referenced()),
                key.referencedColumns().stream().map(c -> column(key.referenced(), c)).toList(), key.onUpdate(), key.onDelete());
    }

    /** Column names may stand bare in a partitioning clause, but only in front of the list of partitions. */
    private String partitioning(ObjectName table, String clause) {
        List<Token> tokens = new ArrayList<>(Token.scan(clause));
        for (int i = 0; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            boolean list = token.is("(") && tokens.stream().skip(i + 1L).filter(t -> t.kind() != Token.Kind.SPACE).findFirst().filter(t -> t.is("PARTITION")).isPresent();
            if (list) {
                break;
            }
            boolean call = i + 1 < tokens.size() && tokens.get(i + 1).is("(");
            String renamed = token.isName() && !call ? column(table, token.name()) : "";
            if (!renamed.isEmpty() && !renamed.equals(token.name())) {
                tokens.set(i, new Token(Token.Kind.QUOTED_NAME, Sql.quote(renamed)));
            }
        }
        return Token.join(tokens);
    }

    /** A view's statement, in which every table stands with its database in front and may have an alias. */
    public String select(String sql) {
        List<Token> tokens = new ArrayList<>(Token.scan(sql));
        Map<String, ObjectName> aliases = aliases(tokens);
        for (int i = 0; i < tokens.size(); i++) {
            if (tokens.get(i).kind() != Token.Kind.QUOTED_NAME) {
                continue;
            }
            int parts = dotted(tokens, i);
            if (parts == 3) {
                ObjectName table = new ObjectName(tokens.get(i).name(), tokens.get(i + 2).name());
                name(tokens, i, target(table));
                set(tokens, i + 4, column(table, tokens.get(i + 4).name()));
            } else if (parts == 2) {
                ObjectName object = new ObjectName(tokens.get(i).name(), tokens.get(i + 2).name());
                ObjectName aliased = aliases.get(tokens.get(i).name().toLowerCase(Locale.ROOT));
                if (databases.containsKey(object.schema()) && (aliased == null || isInProject(object))) {
                    name(tokens, i, target(object));
                } else if (aliased != null) {
                    set(tokens, i + 2, column(aliased, tokens.get(i + 2).name()));
                }
            }
            i += (parts - 1) * 2;
        }
        return Token.join(tokens);
    }

    /** Aliases that follow {@code `db`.`table`}. */
    private static Map<String, ObjectName> aliases(List<Token> tokens) {
        Map<String, ObjectName> aliases = new HashMap<>();
        for (int i = 0; i + 4 < tokens.size(); i++) {
            boolean pair = tokens.get(i).kind() == Token.Kind.QUOTED_NAME && dotted(tokens, i) == 2 && (i == 0 || !tokens.get(i - 1).is("."));
            if (pair && tokens.get(i + 3).kind() == Token.Kind.SPACE && tokens.get(i + 4).kind() == Token.Kind.QUOTED_NAME) {
                aliases.put(tokens.get(i + 4).name().toLowerCase(Locale.ROOT), new ObjectName(tokens.get(i).name(), tokens.get(i + 2).name()));
            }
        }
        return aliases;
    }

    /** How many names follow each other with dots between them. */
    private static int dotted(List<Token> tokens, int from) {
        int parts = 1;
        for (int at = from; at + 2 < tokens.size() && tokens.get(at + 1).is(".") && tokens.get(at + 2).kind() == Token.Kind.QUOTED_NAME; at += 2) {
            parts++;
        }
        return parts;
    }

    private static void name(List<Token> tokens, int at, ObjectName name) {
        set(tokens, at, name.schema());
        set(tokens, at + 2, name.name());
    }

    private static void set(List<Token> tokens, int at, String name) {
        tokens.set(at, new Token(Token.Kind.QUOTED_NAME, Sql.quote(name)));
    }
}
