package org.godwit.schema.mysql.follow;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.godwit.core.model.DatabaseDef;

/**
 * What the user chose about DDL.
 *
 * @param ignoreDdl nothing is run at the target, definitions are followed only (OMS: ignoreDdl)
 * @param skipDdl texts that are not run; they must be identical (OMS: skipDdl)
 * @param filterComment texts are compared without their comments (OMS: filterComment)
 * @param charsetMapping source to target character sets (OMS: charsetMapping)
 * @param collationMapping likewise for collations (OMS: collationMapping)
 * @param databases the source's databases with their defaults when following begins; of others the server's default is taken
 */
public record FollowerOptions(boolean ignoreDdl, Set<String> skipDdl, boolean filterComment, Map<String, String> charsetMapping, Map<String, String> collationMapping,
        List<DatabaseDef> databases) {
    /** Everything is synchronised, nothing mapped. */
    public static final FollowerOptions DEFAULT = new FollowerOptions(false, Set.of(), false, Map.of(), Map.of(), List.of());

    public FollowerOptions {
        skipDdl = Set.copyOf(skipDdl);
        charsetMapping = Map.copyOf(charsetMapping);
        collationMapping = Map.copyOf(collationMapping);
        databases = List.copyOf(databases);
    }
}
