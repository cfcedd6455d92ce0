package org.godwit.core.model;

/** States of a step, named as in OMS. {@link #MONITORING} is the steady state of incremental steps. */
public enum StepStatus {
    INIT, RUNNING, FAILED, FINISHED, SUSPEND, MONITORING
}
