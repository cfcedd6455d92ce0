package org.godwit.schema.mysql;

import java.util.ArrayList;
import java.util.List;
import org.godwit.core.model.TableDef;
import org.godwit.schema.ConversionRequest;
import org.godwit.schema.PlannedObject;
import org.godwit.schema.SchemaConverter;
import org.godwit.schema.mysql.convert.ConvertedTable;
import org.godwit.schema.mysql.convert.DatabaseConverter;
import org.godwit.schema.mysql.convert.TableConverter;

/** Converts schemas between servers of the MySQL family. Thread-safe. */
public final class MySqlSchemaConverter implements SchemaConverter {
    @Override
    public List<PlannedObject> convert(ConversionRequest request) {
        TableConverter converter = new TableConverter(request);
        List<ConvertedTable> tables = request.tables().stream().sorted(java.util.Comparator.comparing(TableDef::name)).filter(t -> converter.isMapped(t.name())).map(converter::convert).toList();
        List<PlannedObject> planned = new ArrayList<>(new DatabaseConverter(request).convert());
        tables.forEach(t -> planned.add(t.table()));
        tables.forEach(t -> planned.addAll(t.indexes()));
        tables.forEach(t -> planned.addAll(t.checks()));
        tables.forEach(t -> planned.addAll(t.foreignKeys()));
        planned.addAll(converter.views(request.views()));
        return planned;
    }
}
