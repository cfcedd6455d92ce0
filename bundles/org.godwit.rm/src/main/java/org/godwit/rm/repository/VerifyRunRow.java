package org.godwit.rm.repository;

/** A row of {@code oms_verify_run}: one verification of a project; {@code subId} grows from 1 with each. */
public record VerifyRunRow(String projectId, int subId, String scope, boolean finished) {
}
