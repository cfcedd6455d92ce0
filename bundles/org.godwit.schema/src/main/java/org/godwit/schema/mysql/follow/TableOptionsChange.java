package org.godwit.schema.mysql.follow;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.godwit.core.model.ColumnDef;
import org.godwit.core.model.TableDef;
import org.godwit.schema.mysql.TableOptions;
import org.godwit.schema.mysql.ddl.AlterClause;
import org.godwit.schema.mysql.ddl.OptionClause;

/** Options, character set and comment of a table after the clauses of a statement. Used by one thread for one statement. */
final class TableOptionsChange {
    private final SourceRules rules;
    private final TableDef before;
    private final Charsets.Pair database;
    private final Map<String, String> others;
    private Charsets.Pair collation;
    private Optional<Charsets.Pair> converted = Optional.empty();
    private String engine;
    private String comment;
    private OptionalLong autoIncrement;

    TableOptionsChange(SourceRules rules, TableDef before, Charsets.Pair database) {
        this.rules = rules;
        this.before = before;
        this.database = database;
        this.others = new HashMap<>(before.options());
        this.collation = new Charsets.Pair(before.charset(), before.collation());
        this.engine = before.engine();
        this.comment = before.comment();
        this.autoIncrement = before.autoIncrement();
    }

    void apply(AlterClause clause) {
        if (clause instanceof AlterClause.SetOptions set) {
            apply(set.options());
        } else if (clause instanceof AlterClause.ConvertTo convert) {
            collation = rules.charsets().resolve(Optional.of(convert.charset()), convert.collation(), database);
            converted = Optional.of(collation);
        } else if (clause instanceof AlterClause.SystemVersioning versioning) {
            if (versioning.on()) {
                others.put(TableOptions.SYSTEM_VERSIONING, "yes");
            } else {
                others.remove(TableOptions.SYSTEM_VERSIONING);
            }
        }
    }

    private void apply(OptionClause options) {
        if (options.charset().isPresent() || options.collation().isPresent()) {
            Charsets.Pair fallback = options.charset().filter("default"::equals).isPresent() ? database : collation;
            collation = rules.charsets().resolve(options.charset(), options.collation(), fallback);
        }
        options.engine().ifPresent(e -> engine = e.equalsIgnoreCase("InnoDB") ? "InnoDB" : e);
        options.comment().ifPresent(c -> comment = c);
        options.autoIncrement().filter(n -> n.matches("\\d{1,20}")).ifPresent(n -> autoIncrement = OptionalLong.of(Long.parseUnsignedLong(n)));
        options.others().forEach((name, value) -> {
            if (value.equals("default") || name.equals(TableOptions.KEY_BLOCK_SIZE) && value.equals("0")) {
                others.remove(name);
            } else {
                others.put(name, value.toLowerCase(Locale.ROOT));
            }
        });
    }

    Charsets.Pair collation() {
        return collation;
    }

    Optional<Charsets.Pair> converted() {
        return converted;
    }

    String engine() {
        return engine;
    }

    String comment() {
        return comment;
    }

    Map<String, String> others() {
        return others;
    }

    OptionalLong autoIncrement(List<ColumnDef> columns) {
        boolean has = columns.stream().anyMatch(ColumnDef::autoIncrement);
        return has ? autoIncrement.isPresent() ? autoIncrement : before.columns().stream().anyMatch(ColumnDef::autoIncrement) ? autoIncrement : OptionalLong.of(1) : OptionalLong.empty();
    }
}
