package org.godwit.schema.mysql;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.godwit.core.model.ObjectName;
import org.godwit.core.model.TableDef;
import org.godwit.schema.ConversionRequest;
import org.godwit.schema.PlannedObject;
import org.godwit.schema.SchemaConverter;
import org.godwit.schema.mysql.convert.ConvertedTable;
import org.godwit.schema.mysql.convert.TableConverter;

/** Converts schemas between servers of the MySQL family. Thread-safe. */
public final class MySqlSchemaConverter implements SchemaConverter {
    @Override
    public List<PlannedObject> convert(ConversionRequest request) {
        TableConverter converter = new TableConverter(request);
        List<ConvertedTable> tables = request.tables().stream().sorted(java.util.Comparator.comparing(TableDef::name)).filter(t -> converter.isMapped(t.name())).map(converter::convert).toList();
        List<PlannedObject> planned = new ArrayList<>(databases(request));
        tables.forEach(t -> planned.add(t.table()));
        tables.forEach(t -> planned.addAll(t.indexes()));
        tables.forEach(t -> planned.addAll(t.checks()));
        tables.forEach(t -> planned.addAll(t.foreignKeys()));
        planned.addAll(converter.views(request.views()));
        return planned;
    }

    /** One statement per database of the target; it stays as it is when it exists. */
    private static List<PlannedObject> databases(ConversionRequest request) {
        Map<String, String> sources = new TreeMap<>();
        request.tableMappings().forEach(m -> sources.putIfAbsent(m.target().schema(), m.source().schema()));
        request.viewMappings().forEach(m -> sources.putIfAbsent(m.target().schema(), m.source().schema()));
        return sources.entrySet().stream().map(e -> new PlannedObject(PlannedObject.Kind.DATABASE, new ObjectName(e.getValue(), ""), new ObjectName(e.getKey(), ""), "",
                "CREATE DATABASE IF NOT EXISTS " + Sql.quote(e.getValue()), "CREATE DATABASE IF NOT EXISTS " + Sql.quote(e.getKey()), List.of())).toList();
    }
}
