package org.godwit.schema.mysql;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.godwit.core.model.CheckDef;
import org.godwit.core.model.ColumnDef;
import org.godwit.core.model.ForeignKeyDef;
import org.godwit.core.model.IndexDef;
import org.godwit.core.model.ObjectName;
import org.godwit.core.model.SqlType;
import org.godwit.core.model.TableDef;
import org.godwit.core.model.ValueKind;

/** Builds tables for tests in few words. */
final class Tables {
    private final ObjectName name;
    private final String collation;
    private final List<ColumnDef> columns = new ArrayList<>();
    private final List<IndexDef> indexes = new ArrayList<>();
    private final List<ForeignKeyDef> keys = new ArrayList<>();
    private final List<CheckDef> checks = new ArrayList<>();
    private final Map<String, String> options = new HashMap<>();
    private Optional<String> partitioning = Optional.empty();
    private OptionalLong autoIncrement = OptionalLong.empty();
    private String engine = "InnoDB";

    private Tables(String name, String collation) {
        this.name = new ObjectName("shop", name);
        this.collation = collation;
    }

    static Tables table(String name, String collation) {
        return new Tables(name, collation);
    }

    /** @param traits any of: not null, auto, invisible, default …, on update …, virtual …, stored …, collate … */
    Tables column(String column, String declaration, String... traits) {
        SqlType type = declaration.equals("json") ? ColumnTypes.JSON : ColumnTypes.parse(declaration);
        boolean text = type.kind() == ValueKind.TEXT || type.kind() == ValueKind.ENUM || type.kind() == ValueKind.SET;
        String own = trait(traits, "collate ").orElse(collation);
        Optional<ColumnDef.Generated> generated = trait(traits, "virtual ").map(e -> new ColumnDef.Generated(e, false)).or(() -> trait(traits, "stored ").map(e -> new ColumnDef.Generated(e, true)));
        boolean auto = List.of(traits).contains("auto");
        if (auto) {
            autoIncrement = OptionalLong.of(1000);
        }
        columns.add(new ColumnDef(column, columns.size() + 1, type, !List.of(traits).contains("not null"), trait(traits, "default "), trait(traits, "on update "), auto, generated,
                List.of(traits).contains("invisible"), text ? Optional.of(own.substring(0, own.indexOf('_'))) : Optional.empty(), text ? Optional.of(own) : Optional.empty(),
                trait(traits, "comment ").orElse("")));
        return this;
    }

    private static Optional<String> trait(String[] traits, String start) {
        return List.of(traits).stream().filter(t -> t.startsWith(start)).map(t -> t.substring(start.length())).findFirst();
    }

    Tables primary(String... parts) {
        return index("PRIMARY", IndexDef.Kind.PRIMARY, parts);
    }

    /** @param parts column, column(10), column desc, or (expression) */
    Tables index(String index, IndexDef.Kind kind, String... parts) {
        indexes.add(new IndexDef(index, kind, List.of(parts).stream().map(Tables::part).toList(), true, "", Optional.empty()));
        return this;
    }

    Tables invisible(String index, String... parts) {
        indexes.add(new IndexDef(index, IndexDef.Kind.PLAIN, List.of(parts).stream().map(Tables::part).toList(), false, "kept aside", Optional.empty()));
        return this;
    }

    Tables fulltext(String index, String parser, String column) {
        indexes.add(new IndexDef(index, IndexDef.Kind.FULLTEXT, List.of(part(column)), true, "", Optional.of(parser).filter(p -> !p.isEmpty())));
        return this;
    }

    private static IndexDef.Part part(String text) {
        boolean descending = text.endsWith(" desc");
        String plain = descending ? text.substring(0, text.length() - 5) : text;
        if (plain.startsWith("(")) {
            return new IndexDef.Part.Expression(plain.substring(1, plain.length() - 1), descending);
        }
        int open = plain.indexOf('(');
        OptionalInt prefix = open < 0 ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(plain.substring(open + 1, plain.length() - 1)));
        return new IndexDef.Part.Column(open < 0 ? plain : plain.substring(0, open), prefix, descending);
    }

    Tables foreignKey(String key, String column, String table, String referenced, String onUpdate, String onDelete) {
        keys.add(new ForeignKeyDef(key, List.of(column), new ObjectName("shop", table), List.of(referenced), onUpdate, onDelete));
        return this;
    }

    Tables check(String check, String expression, boolean enforced) {
        checks.add(new CheckDef(check, expression, enforced));
        return this;
    }

    Tables partitioned(String clause) {
        partitioning = Optional.of(clause);
        return this;
    }

    Tables engine(String other) {
        engine = other;
        return this;
    }

    Tables option(String option, String value) {
        options.put(option, value);
        return this;
    }

    TableDef build() {
        return new TableDef(name, columns, indexes, keys, checks, partitioning, engine, collation.substring(0, collation.indexOf('_')), collation, "", autoIncrement, 0, 0, options);
    }
}
