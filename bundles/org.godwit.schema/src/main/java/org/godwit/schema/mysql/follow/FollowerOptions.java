package org.godwit.schema.mysql.follow;

import java.util.Map;
import java.util.Set;

/**
 * What the user chose about DDL.
 *
 * @param ignoreDdl nothing is run at the target, definitions are followed only (OMS: ignoreDdl)
 * @param skipDdl texts that are not run; they must be identical (OMS: skipDdl)
 * @param filterComment texts are compared without their comments (OMS: filterComment)
 * @param charsetMapping source to target character sets (OMS: charsetMapping)
 * @param collationMapping likewise for collations (OMS: collationMapping)
 * @param databaseCollations default collation of each of the source's databases when following begins
 */
public record FollowerOptions(boolean ignoreDdl, Set<String> skipDdl, boolean filterComment, Map<String, String> charsetMapping, Map<String, String> collationMapping,
        Map<String, String> databaseCollations) {
    /** Everything is synchronised, nothing mapped. */
    public static final FollowerOptions DEFAULT = new FollowerOptions(false, Set.of(), false, Map.of(), Map.of(), Map.of());

    public FollowerOptions {
        skipDdl = Set.copyOf(skipDdl);
        charsetMapping = Map.copyOf(charsetMapping);
        collationMapping = Map.copyOf(collationMapping);
        databaseCollations = Map.copyOf(databaseCollations);
    }
}
