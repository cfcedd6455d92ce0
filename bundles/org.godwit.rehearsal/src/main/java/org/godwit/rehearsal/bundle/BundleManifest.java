package org.godwit.rehearsal.bundle;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The table of contents of a bundle, {@code manifest.json}. Immutable.
 *
 * @param version of the format
 * @param created when, ISO 8601
 * @param program which program made it
 * @param source what it was made of
 * @param masking what was masked, in words; empty when nothing was
 * @param log the recorded log
 * @param parts everything else in the file
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record BundleManifest(String format, int version, String created, String program, Source source, String masking, Log log, List<Part> parts) {
    public static final String FORMAT = "godwit-rehearsal-bundle";
    public static final int VERSION = 1;

    /** What a part is. */
    public enum Role {
        /** Statements that make definitions and rows, in the order of their names. */
        DUMP,
        /** A file of the binary log as the server wrote it. */
        LOG,
        /** Sizes, variables and the like, as JSON. */
        FACTS,
        /** Something for people: the statements that were run, what masking may hide. */
        NOTE
    }

    /**
     * Where the bundle comes from; no address and no account.
     *
     * @param type label of the system
     * @param whole whether it has all rows of its tables, not a sample
     * @param live whether it was read from a server, not from files
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Source(String type, String version, boolean whole, boolean live) {
        public Source {
            Objects.requireNonNull(type);
            Objects.requireNonNull(version);
        }
    }

    /**
     * A recorded log; without files there is none.
     *
     * @param begin the place at which the rows of the bundle were read
     * @param end the place behind the last recorded transaction
     * @param files paths of its parts, in order
     * @param left why there is no log although one could be expected; empty otherwise
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Log(String begin, long beginSeconds, String end, long endSeconds, List<String> files, String left) {
        public static final Log NONE = new Log("", 0, "", 0, List.of(), "");

        public Log {
            Objects.requireNonNull(begin);
            Objects.requireNonNull(end);
            files = List.copyOf(files);
            Objects.requireNonNull(left);
        }

        /** No log, and why. */
        public static Log without(String reason) {
            return new Log("", 0, "", 0, List.of(), reason);
        }

        @JsonIgnore
        public boolean isThere() {
            return !files.isEmpty();
        }
    }

    /** A file in the bundle. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Part(String path, Role role, long bytes, String sha256) {
        public Part {
            Objects.requireNonNull(path);
            Objects.requireNonNull(role);
            Objects.requireNonNull(sha256);
        }
    }

    public BundleManifest {
        Objects.requireNonNull(format);
        Objects.requireNonNull(created);
        Objects.requireNonNull(program);
        Objects.requireNonNull(source);
        Objects.requireNonNull(masking);
        Objects.requireNonNull(log);
        parts = List.copyOf(parts);
    }

    public List<Part> parts(Role role) {
        return parts.stream().filter(p -> p.role() == role).toList();
    }

    public Optional<Part> part(String path) {
        return parts.stream().filter(p -> p.path().equals(path)).findFirst();
    }
}
