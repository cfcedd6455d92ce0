package org.godwit.supervisor.internal;

import java.util.Collection;
import java.util.List;
import org.godwit.core.error.GodwitException;
import org.godwit.rm.RmDatabase;
import org.godwit.rm.repository.AuditRepository;
import org.godwit.rm.repository.LabelRepository;
import org.godwit.rm.repository.LabelRow;
import org.godwit.rm.repository.ProjectRepository;
import org.godwit.rm.repository.ProjectRow;
import org.godwit.supervisor.SupervisorError;
import org.godwit.supervisor.service.LabelService;
import org.jdbi.v3.core.Handle;

/** Tags on their rows. Each command is one transaction. Thread-safe. */
final class Labels implements LabelService {
    private final RmDatabase rm;
    private final Runnable changed;
    private final LabelRepository labels = new LabelRepository();
    private final ProjectRepository projects = new ProjectRepository();
    private final AuditRepository audit = new AuditRepository();

    Labels(RmDatabase rm, Runnable changed) {
        this.rm = rm;
        this.changed = changed;
    }

    @Override
    public List<Label> list() throws GodwitException {
        return rm.call(labels::list).stream().map(Labels::view).toList();
    }

    private static Label view(LabelRow row) {
        return new Label(row.id(), row.name(), row.projects());
    }

    @Override
    public Label create(String name) throws GodwitException {
        String id = Ids.random("l_");
        rm.run(h -> {
            checkName(h, name);
            if (labels.list(h).size() >= MOST) {
                throw new GodwitException(SupervisorError.BAD_NAME, name, "there are " + MOST + " tags already");
            }
            labels.insert(h, id, name);
            audit.add(h, "CREATE_LABEL", name, "");
        });
        changed.run();
        return new Label(id, name, 0);
    }

    private void checkName(Handle handle, String name) throws GodwitException {
        if (name.isEmpty() || name.length() > LONGEST) {
            throw new GodwitException(SupervisorError.BAD_NAME, name, "it must have 1 to " + LONGEST + " characters");
        }
        if (name.chars().anyMatch(Character::isWhitespace)) {
            throw new GodwitException(SupervisorError.BAD_NAME, name, "it has a blank in it");
        }
        if (labels.nameTaken(handle, name)) {
            throw new GodwitException(SupervisorError.NAME_TAKEN, name);
        }
    }

    @Override
    public void rename(String id, String name) throws GodwitException {
        rm.run(h -> {
            LabelRow row = require(h, id);
            if (!row.name().equals(name)) {
                checkName(h, name);
                labels.rename(h, id, name);
                audit.add(h, "RENAME_LABEL", row.name(), name);
            }
        });
        changed.run();
    }

    private LabelRow require(Handle handle, String id) throws GodwitException {
        return labels.find(handle, id).orElseThrow(() -> new GodwitException(SupervisorError.NO_SUCH_ITEM, "workspace", "tag", id));
    }

    @Override
    public void delete(String id) throws GodwitException {
        rm.run(h -> {
            LabelRow row = require(h, id);
            labels.delete(h, id);
            audit.add(h, "DELETE_LABEL", row.name(), row.projects() + " projects");
        });
        changed.run();
    }

    @Override
    public void change(Collection<String> projectIds, Collection<String> given, Collection<String> taken) throws GodwitException {
        rm.run(h -> {
            for (String projectId : projectIds) {
                ProjectRow project = projects.find(h, projectId).orElseThrow(() -> new GodwitException(SupervisorError.NO_SUCH_PROJECT, projectId));
                for (String label : taken) {
                    labels.take(h, projectId, require(h, label).id());
                }
                for (String label : given) {
                    labels.give(h, projectId, require(h, label).id());
                }
                List<String> now = labels.of(h, projectId);
                if (now.size() > MOST_OF_PROJECT) {
                    throw new GodwitException(SupervisorError.TOO_MANY_LABELS, project.name(), MOST_OF_PROJECT);
                }
                audit.add(h, "TAG_PROJECT", project.name(), String.join(", ", now));
            }
        });
        changed.run();
    }
}
