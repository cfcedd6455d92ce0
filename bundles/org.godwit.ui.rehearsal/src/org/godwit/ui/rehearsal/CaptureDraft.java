package org.godwit.ui.rehearsal;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.godwit.core.model.DataSource;
import org.godwit.core.model.ObjectName;
import org.godwit.core.spi.ObjectSummary;
import org.godwit.rehearsal.capture.CaptureRequest;

/** What the capture wizard edits; becomes a {@link CaptureRequest}. Display thread only. */
final class CaptureDraft {
    private Optional<DataSource> source = Optional.empty();
    private final Map<ObjectName, ObjectSummary.Kind> chosen = new LinkedHashMap<>();
    String name = "";
    boolean whole;
    int rows = (int) CaptureRequest.DEFAULT_ROWS;
    int logSeconds;
    String rules = "";
    String key = "";

    Optional<DataSource> source() {
        return source;
    }

    /** Another source has other objects. */
    void setSource(Optional<DataSource> other) {
        if (!other.map(DataSource::id).equals(source.map(DataSource::id))) {
            chosen.clear();
        }
        source = other;
    }

    void choose(ObjectSummary object, boolean wanted) {
        if (wanted) {
            chosen.put(object.name(), object.kind());
        } else {
            chosen.remove(object.name());
        }
    }

    boolean has(ObjectName object) {
        return chosen.containsKey(object);
    }

    long count(ObjectSummary.Kind kind) {
        return chosen.values().stream().filter(k -> k == kind).count();
    }

    /** Lines that say something. */
    boolean isMasked() {
        return rules.lines().anyMatch(line -> !line.isBlank() && !line.strip().startsWith("#"));
    }

    Path file() {
        return BundleFiles.folder().resolve(name.strip().endsWith(BundleFiles.ENDING) ? name.strip() : name.strip() + BundleFiles.ENDING);
    }

    /** @throws java.util.NoSuchElementException when no source is chosen */
    CaptureRequest request() {
        Optional<CaptureRequest.Masking> masks = isMasked() ? Optional.of(new CaptureRequest.Masking(rules, key.isEmpty() ? Optional.empty() : Optional.of(key.getBytes(StandardCharsets.UTF_8)))) : Optional.empty();
        return new CaptureRequest(source.orElseThrow(), names(ObjectSummary.Kind.TABLE), names(ObjectSummary.Kind.VIEW), file(), whole ? 0 : rows, Duration.ofSeconds(logSeconds), CaptureRequest.DEFAULT_LOG_BYTES, masks);
    }

    private List<ObjectName> names(ObjectSummary.Kind kind) {
        return chosen.entrySet().stream().filter(e -> e.getValue() == kind).map(Map.Entry::getKey).sorted(Comparator.comparing(ObjectName::toString)).toList();
    }
}
