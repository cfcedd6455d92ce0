package org.godwit.rm.repository;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/** Reads and writes {@code oms_label} and {@code oms_project_label}. Thread-safe. */
public final class LabelRepository {
    private static final RowMapper<LabelRow> ROW = ConstructorMapper.of(LabelRow.class);
    private static final String COLUMNS = "SELECT id, name, (SELECT COUNT(*) FROM oms_project_label p WHERE p.label_id = oms_label.id) AS projects FROM oms_label";

    /** A tag of a project. */
    private record Tagged(String project, String name) {
    }

    public List<LabelRow> list(Handle handle) {
        return handle.createQuery(COLUMNS + " ORDER BY name").map(ROW).list();
    }

    public Optional<LabelRow> find(Handle handle, String id) {
        return handle.createQuery(COLUMNS + " WHERE id = :id").bind("id", id).map(ROW).findOne();
    }

    public boolean nameTaken(Handle handle, String name) {
        return handle.createQuery("SELECT COUNT(*) FROM oms_label WHERE name = :name").bind("name", name).mapTo(Integer.class).one() > 0;
    }

    public void insert(Handle handle, String id, String name) {
        handle.createUpdate("INSERT INTO oms_label (id, name) VALUES (:id, :name)").bind("id", id).bind("name", name).execute();
    }

    public void rename(Handle handle, String id, String name) {
        handle.createUpdate("UPDATE oms_label SET name = :name WHERE id = :id").bind("id", id).bind("name", name).execute();
    }

    public void delete(Handle handle, String id) {
        handle.createUpdate("DELETE FROM oms_label WHERE id = :id").bind("id", id).execute();
    }

    /** Names of the tags of each project that has one, by its id. */
    public Map<String, List<String>> byProject(Handle handle) {
        return handle.createQuery("SELECT p.project_id, l.name FROM oms_project_label p JOIN oms_label l ON l.id = p.label_id ORDER BY l.name").map((row, c) -> new Tagged(row.getString(1), row.getString(2)))
                .list().stream().collect(Collectors.groupingBy(Tagged::project, Collectors.mapping(Tagged::name, Collectors.toList())));
    }

    /** Names of the tags of a project. */
    public List<String> of(Handle handle, String projectId) {
        return handle.createQuery("SELECT l.name FROM oms_project_label p JOIN oms_label l ON l.id = p.label_id WHERE p.project_id = :id ORDER BY l.name").bind("id", projectId).mapTo(String.class).list();
    }

    public void give(Handle handle, String projectId, String labelId) {
        handle.createUpdate("MERGE INTO oms_project_label (project_id, label_id) KEY (project_id, label_id) VALUES (:project, :label)").bind("project", projectId).bind("label", labelId).execute();
    }

    public void take(Handle handle, String projectId, String labelId) {
        handle.createUpdate("DELETE FROM oms_project_label WHERE project_id = :project AND label_id = :label").bind("project", projectId).bind("label", labelId).execute();
    }
}
