package org.godwit.supervisor.alert;

import java.time.Instant;
import java.util.Optional;

/** Keeps alerts quiet until a time: of one project or of all, of one rule or of all. They are still noted. */
public record AlertMute(Optional<String> projectId, Optional<AlertRule> rule, Instant until) {
    public boolean covers(String project, AlertRule ofRule, Instant now) {
        return until.isAfter(now) && projectId.map(project::equals).orElse(true) && rule.map(r -> r == ofRule).orElse(true);
    }
}
