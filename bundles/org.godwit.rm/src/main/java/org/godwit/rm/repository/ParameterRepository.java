package org.godwit.rm.repository;

import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/** Reads and writes {@code oms_system_param}. Thread-safe. */
public final class ParameterRepository {
    private static final RowMapper<ParameterRow> ROW = ConstructorMapper.of(ParameterRow.class);

    public List<ParameterRow> list(Handle handle) {
        return handle.createQuery("SELECT * FROM oms_system_param ORDER BY name").map(ROW).list();
    }

    public Optional<ParameterRow> find(Handle handle, String name) {
        return handle.createQuery("SELECT * FROM oms_system_param WHERE name = :name").bind("name", name).map(ROW).findOne();
    }

    /** Adds a parameter, or brings its default, module and description up to date; a value that was never changed follows its default. */
    public void ensure(Handle handle, String name, String defaultValue, String module, String description) {
        int changed = handle.createUpdate("""
                UPDATE oms_system_param SET param_value = CASE WHEN param_value = default_value THEN :default ELSE param_value END, default_value = :default, module = :module,
                  description = :description
                WHERE name = :name""").bind("name", name).bind("default", defaultValue).bind("module", module).bind("description", description).execute();
        if (changed == 0) {
            handle.createUpdate("INSERT INTO oms_system_param (name, param_value, default_value, module, description) VALUES (:name, :default, :default, :module, :description)").bind("name", name)
                    .bind("default", defaultValue).bind("module", module).bind("description", description).execute();
        }
    }

    public void set(Handle handle, String name, String value) {
        handle.createUpdate("UPDATE oms_system_param SET param_value = :value, modified_at = CURRENT_TIMESTAMP WHERE name = :name").bind("name", name).bind("value", value).execute();
    }
}
