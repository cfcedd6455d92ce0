package org.godwit.schema;

import java.util.List;
import java.util.Map;
import java.util.Objects;
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
 */
public record ConversionRequest(ServerInfo source, ServerInfo target, List<TableDef> tables, List<TableMapping> tableMappings, List<ViewDef> views, List<ObjectSelection.ViewMapping> viewMappings,
        boolean deferIndexes, Map<String, String> charsetMapping, Map<String, String> collationMapping) {
    public ConversionRequest {
        Objects.requireNonNull(source);
        Objects.requireNonNull(target);
        tables = List.copyOf(tables);
        tableMappings = List.copyOf(tableMappings);
        views = List.copyOf(views);
        viewMappings = List.copyOf(viewMappings);
        charsetMapping = Map.copyOf(charsetMapping);
        collationMapping = Map.copyOf(collationMapping);
    }
}
