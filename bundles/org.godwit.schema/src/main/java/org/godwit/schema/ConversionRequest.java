package org.godwit.schema;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.godwit.core.model.DatabaseDef;
import org.godwit.core.model.ObjectSelection;
import org.godwit.core.model.TableDef;
import org.godwit.core.model.TableMapping;
import org.godwit.core.model.ViewDef;
import org.godwit.core.spi.ServerInfo;

/**
 * What to convert.
 *
 * @param tables definitions of the mapped tables at the source
 * @param deferIndexes secondary indexes become objects of their own, created after the data
 * @param charsetMapping source to target character sets that the user chose, {@code *} for any unsupported one
 * @param collationMapping likewise for collations
 * @param databases the source's databases as far as they are known; of others the target's default is taken
 */
public record ConversionRequest(ServerInfo source, ServerInfo target, List<TableDef> tables, List<TableMapping> tableMappings, List<ViewDef> views, List<ObjectSelection.ViewMapping> viewMappings,
        boolean deferIndexes, Map<String, String> charsetMapping, Map<String, String> collationMapping, List<DatabaseDef> databases) {
    /** Without anything known of the databases. */
    public ConversionRequest(ServerInfo source, ServerInfo target, List<TableDef> tables, List<TableMapping> tableMappings, List<ViewDef> views, List<ObjectSelection.ViewMapping> viewMappings,
            boolean deferIndexes, Map<String, String> charsetMapping, Map<String, String> collationMapping) {
        this(source, target, tables, tableMappings, views, viewMappings, deferIndexes, charsetMapping, collationMapping, List.of());
    }

    public ConversionRequest {
        Objects.requireNonNull(source);
        Objects.requireNonNull(target);
        tables = List.copyOf(tables);
        tableMappings = List.copyOf(tableMappings);
        views = List.copyOf(views);
        viewMappings = List.copyOf(viewMappings);
        charsetMapping = Map.copyOf(charsetMapping);
        collationMapping = Map.copyOf(collationMapping);
        databases = List.copyOf(databases);
    }
}
