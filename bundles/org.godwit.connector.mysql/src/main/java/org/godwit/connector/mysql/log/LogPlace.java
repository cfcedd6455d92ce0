package org.godwit.connector.mysql.log;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Objects;
import java.util.Optional;
import org.godwit.core.change.LogPosition;
import org.godwit.core.error.GodwitException;

/**
 * What a {@link LogPosition} of this family says. Immutable.
 *
 * @param file name of the log file, empty when only identifiers are known
 * @param pos offset of the next event in it
 * @param server who has this file: its UUID, or its number where it has none
 * @param gtid what lies before, where the server has identifiers; empty text means nothing lies before
 */
public record LogPlace(String file, long pos, String server, Optional<String> gtid) {
    private static final ObjectMapper JSON = new ObjectMapper();

    public LogPlace {
        Objects.requireNonNull(file);
        Objects.requireNonNull(server);
        Objects.requireNonNull(gtid);
    }

    static LogPlace of(LogPosition position) throws GodwitException {
        try {
            JsonNode node = JSON.readTree(position.text());
            Optional<String> gtid = node.hasNonNull("gtid") ? Optional.of(node.get("gtid").asText()) : Optional.empty();
            LogPlace place = new LogPlace(node.path("file").asText(""), node.path("pos").asLong(4), node.path("server").asText(""), gtid);
            if (place.file.isEmpty() && gtid.isEmpty()) {
                throw new GodwitException(LogError.BAD_POSITION, position.text());
            }
            return place;
        } catch (JsonProcessingException e) {
            throw new GodwitException(LogError.BAD_POSITION, e, position.text());
        }
    }

    /** Offset in the file; -1 where only identifiers are known. */
    static long offset(LogPosition position) {
        try {
            LogPlace place = of(position);
            return place.file.isEmpty() ? -1 : place.pos;
        } catch (GodwitException e) {
            return -1;
        }
    }

    /** The identifiers, when there are any. MariaDB's have no UUID, so the text alone tells the family. */
    Optional<GtidSet> gtids() throws GodwitException {
        if (gtid.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(GtidSet.parse(gtid.get(), !gtid.get().contains(":")));
        } catch (IllegalArgumentException e) {
            throw new GodwitException(LogError.BAD_POSITION, e, gtid.get());
        }
    }

    /** The position that says this. */
    public LogPosition at(long seconds) {
        StringBuilder text = new StringBuilder(128).append("{\"file\":\"");
        for (int i = 0; i < file.length(); i++) {
            char c = file.charAt(i);
            text.append(c == '"' || c == '\\' ? "\\" : "").append(c);
        }
        text.append("\",\"pos\":").append(pos).append(",\"server\":\"").append(server).append('"');
        gtid.ifPresent(g -> text.append(",\"gtid\":\"").append(g).append('"'));
        return new LogPosition(text.append('}').toString(), seconds);
    }

    /** Whether this place lies at or behind the other, by identifiers where both have them, else by file and offset. */
    boolean covers(LogPlace other) throws GodwitException {
        Optional<GtidSet> mine = gtids();
        Optional<GtidSet> theirs = other.gtids();
        if (mine.isPresent() && theirs.isPresent()) {
            return theirs.get().text().isEmpty() || mine.get().covers(theirs.get());
        }
        int byFile = Long.compare(number(file), number(other.file));
        return byFile > 0 || byFile == 0 && pos >= other.pos;
    }

    /** The number that a server appends to the names of its files. */
    static long number(String file) {
        String digits = file.substring(file.lastIndexOf('.') + 1);
        return digits.matches("\\d{1,18}") ? Long.parseLong(digits) : -1;
    }
}
