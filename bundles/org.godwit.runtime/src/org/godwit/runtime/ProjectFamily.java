package org.godwit.runtime;

import java.util.Objects;

/** Family of the jobs of one project, for {@code IJobManager.find}. Immutable. */
public record ProjectFamily(String projectName) {
    /** Every component job of every project belongs to it. */
    public static final Object ANY = new Object();

    public ProjectFamily {
        Objects.requireNonNull(projectName);
    }
}
