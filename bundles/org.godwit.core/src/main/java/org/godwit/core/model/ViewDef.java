package org.godwit.core.model;

import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * A view.
 *
 * @param select the statement behind AS, as the server prints it
 * @param dependsOn tables and views it reads
 * @param algorithm MERGE, TEMPTABLE or UNDEFINED, which leaves it to the server
 */
public record ViewDef(ObjectName name, List<String> columns, String select, Set<ObjectName> dependsOn, String checkOption, String securityType, String algorithm) {
    /** A view whose algorithm is the server's choice. */
    public ViewDef(ObjectName name, List<String> columns, String select, Set<ObjectName> dependsOn, String checkOption, String securityType) {
        this(name, columns, select, dependsOn, checkOption, securityType, "UNDEFINED");
    }

    public ViewDef {
        Objects.requireNonNull(name);
        columns = List.copyOf(columns);
        Objects.requireNonNull(select);
        dependsOn = Set.copyOf(dependsOn);
        Objects.requireNonNull(algorithm);
    }
}
