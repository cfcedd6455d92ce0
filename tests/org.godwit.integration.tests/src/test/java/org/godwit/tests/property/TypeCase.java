package org.godwit.tests.property;

import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.function.Function;

/**
 * A column type with the values to try on it.
 *
 * @param name unique, becomes part of table and column names
 * @param group columns of a group stand side by side in one table
 * @param edges values as SQL expressions that every server of {@code home} takes and every target can keep
 * @param familyEdges values that only a target of the same family can keep
 * @param random makes one further value
 */
record TypeCase(String name, String group, String declaration, Shape shape, KeyUse key, Home home, List<String> edges, List<String> familyEdges, Function<Random, String> random) {
    /** What a plain query must ask for to see the whole value. */
    enum Shape {
        PLAIN, FLOATING, BITS, TEXT, BYTES, MEMBERS, JSON, GEOMETRY
    }

    /** Whether a primary key can have the column. */
    enum KeyUse {
        WHOLE, PREFIX, NONE
    }

    /** Which servers have the type. */
    enum Home {
        ANY, MARIADB, MYSQL
    }

    TypeCase {
        Objects.requireNonNull(name);
        edges = List.copyOf(edges);
        familyEdges = List.copyOf(familyEdges);
    }

    static TypeCase of(String name, String group, String declaration, Shape shape, List<String> edges, Function<Random, String> random) {
        return new TypeCase(name, group, declaration, shape, KeyUse.WHOLE, Home.ANY, edges, List.of(), random);
    }

    TypeCase withKey(KeyUse use) {
        return new TypeCase(name, group, declaration, shape, use, home, edges, familyEdges, random);
    }

    TypeCase only(Home newHome) {
        return new TypeCase(name, group, declaration, shape, key, newHome, edges, familyEdges, random);
    }

    TypeCase withFamilyEdges(List<String> values) {
        return new TypeCase(name, group, declaration, shape, key, home, edges, values, random);
    }
}
