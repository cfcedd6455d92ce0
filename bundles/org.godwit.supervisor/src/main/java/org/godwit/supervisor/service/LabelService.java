package org.godwit.supervisor.service;

import java.util.Collection;
import java.util.List;
import org.godwit.core.error.GodwitException;

/** Tags of projects (OMS: tags; {@code oms_label}): up to {@value #MOST} of them, up to {@value #MOST_OF_PROJECT} on a project. Thread-safe. */
public interface LabelService {
    /** Most tags of a workspace. */
    int MOST = 100;
    /** Most tags of a project. */
    int MOST_OF_PROJECT = 4;
    /** Most characters of a name. */
    int LONGEST = 20;

    /** @param projects how many have it */
    record Label(String id, String name, int projects) {
    }

    /** By name. */
    List<Label> list() throws GodwitException;

    /** @throws GodwitException when the name is taken, empty, too long or has a blank in it, or when there are too many */
    Label create(String name) throws GodwitException;

    void rename(String id, String name) throws GodwitException;

    /** Takes it from all projects, too. */
    void delete(String id) throws GodwitException;

    /** Gives the projects tags and takes others, all or nothing. */
    void change(Collection<String> projectIds, Collection<String> given, Collection<String> taken) throws GodwitException;
}
