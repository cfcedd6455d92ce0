package org.godwit.supervisor.service;

import java.time.Instant;
import java.util.List;
import org.godwit.core.error.GodwitException;

/** System parameters with their defaults, as in OMS. Thread-safe. */
public interface ParameterService {
    List<SystemParameter> list() throws GodwitException;

    void set(String name, String value) throws GodwitException;

    void reset(String name) throws GodwitException;

    /** One system parameter. */
    record SystemParameter(String name, String value, String defaultValue, String module, String description, Instant modified) {
    }
}
