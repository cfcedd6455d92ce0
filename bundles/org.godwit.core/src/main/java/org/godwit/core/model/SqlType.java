package org.godwit.core.model;

import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * A column type as declared.
 *
 * @param name lower-case type name of the server, for example {@code bigint}
 * @param declaration the whole declaration as the server prints it, for example {@code bigint(20) unsigned}
 * @param length length, precision or display width; empty when none is declared
 * @param scale digits after the point, or of a second; empty when none is declared
 * @param members values of ENUM and SET in order
 */
public record SqlType(String name, String declaration, ValueKind kind, OptionalLong length, OptionalInt scale, boolean unsigned, boolean zerofill, List<String> members) {
    public SqlType {
        Objects.requireNonNull(name);
        Objects.requireNonNull(declaration);
        Objects.requireNonNull(kind);
        Objects.requireNonNull(length);
        Objects.requireNonNull(scale);
        members = List.copyOf(members);
    }
}
