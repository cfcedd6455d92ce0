package org.godwit.supervisor.alert;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.godwit.core.error.GodwitException;
import org.godwit.core.progress.CancelToken;

/** Alerts of the workspace: an alert is raised once, and ends when its cause ends. Thread-safe. */
public interface AlertService {
    /** Those whose cause stands, the newest first. */
    List<AlertView> open() throws GodwitException;

    /** All that were raised since a time, the newest first, at most 10,000. */
    List<AlertView> history(Instant since) throws GodwitException;

    /** Those that still hold. */
    List<AlertMute> mutes() throws GodwitException;

    /** Sends nothing until the given time about a project (or all), a rule (or all). Replaces an earlier mute of the same scope. */
    void mute(AlertMute mute) throws GodwitException;

    /** @return whether there was such a mute */
    boolean unmute(Optional<String> projectId, Optional<AlertRule> rule) throws GodwitException;

    AlertLevel level(String projectId) throws GodwitException;

    void setLevel(String projectId, AlertLevel level) throws GodwitException;

    /** Channels with their secrets opened. */
    List<AlertChannel> channels() throws GodwitException;

    /** Saves a channel; one without an id is new. */
    AlertChannel save(AlertChannel channel) throws GodwitException;

    void delete(String channelId) throws GodwitException;

    /** Sends a test message at once, without retries. */
    void test(AlertChannel channel, CancelToken cancel) throws GodwitException;
}
