package org.godwit.connector.mysql.precheck;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.godwit.core.model.TableMapping;
import org.godwit.core.spi.Precheck;
import org.godwit.core.spi.Precheck.Result;
import org.godwit.core.spi.Side;
import org.godwit.schema.mysql.Sql;

/**
 * Whether the target can have the names it is to get (MySQL manual, "Schema Object Names"). Servers otherwise refuse some of them late, cut off others, and put question marks in place of characters
 * outside the basic plane. Without state.
 */
final class NameCheck {
    private static final int LONGEST = 64;

    private NameCheck() {
    }

    static List<Precheck> items() {
        return List.of(new Item("DB_OBJECT_NAME", Side.TARGET, "The target can have the names", false, Item.ANY, NameCheck::check));
    }

    private static Result check(Item.Looking looking) {
        Set<String> bad = new TreeSet<>();
        for (TableMapping mapping : looking.subject().mappings()) {
            List<String> names = new ArrayList<>(List.of(mapping.target().schema(), mapping.target().name()));
            mapping.columns().forEach(c -> names.add(c.target()));
            names.forEach(n -> whyNot(n).ifPresent(reason -> bad.add(Sql.quote(n) + " " + reason)));
        }
        return bad.isEmpty()
                ? Result.PASSED
                : Result.failed("These names of databases, tables or columns are not possible at the target: " + Subject.some(bad) + ".", "Give them other names in the mapping.");
    }

    /** What is wrong with the name. */
    static Optional<String> whyNot(String name) {
        if (name.isEmpty()) {
            return Optional.of("is empty");
        }
        if (Sql.identifierLength(name) > LONGEST) {
            return Optional.of("is longer than " + LONGEST + " characters");
        }
        if (name.codePoints().anyMatch(c -> c == 0 || c > 0xFFFF || c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE)) {
            return Optional.of("has characters outside the basic plane, such as emoji");
        }
        return name.endsWith(" ") ? Optional.of("ends with a blank") : Optional.empty();
    }
}
