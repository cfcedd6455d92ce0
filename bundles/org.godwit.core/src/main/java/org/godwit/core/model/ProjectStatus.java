package org.godwit.core.model;

/** States of a project, named as in the OMS API. */
public enum ProjectStatus {
    INIT, RUNNING, RUNNING_MODIFYING, RUNNING_MERGING, SUSPEND, FAILED, FINISHED, RELEASING, RELEASED, DELETED
}
