package org.godwit.supervisor.service;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** Places in a source's log as people write them; the whole text, which names server and identifiers too, is for copying. Without state. */
public final class PositionText {
    private static final ObjectMapper JSON = new ObjectMapper();

    private PositionText() {
    }

    /** {@code file:offset}, else the GTIDs, with what follows the place; a text of another form as it is. */
    public static String readable(String position) {
        int end = position.lastIndexOf('}');
        if (!position.startsWith("{") || end < 0) {
            return position;
        }
        try {
            JsonNode place = JSON.readTree(position.substring(0, end + 1));
            String file = place.path("file").asText("");
            String gtid = place.path("gtid").asText("");
            String shown = file.isEmpty() ? gtid : file + ":" + place.path("pos").asLong();
            return shown.isEmpty() ? position : shown + position.substring(end + 1);
        } catch (JsonProcessingException e) {
            return position;
        }
    }

    /** The GTIDs of a place; empty where its server has none. */
    public static String gtids(String position) {
        int end = position.lastIndexOf('}');
        if (!position.startsWith("{") || end < 0) {
            return "";
        }
        try {
            return JSON.readTree(position.substring(0, end + 1)).path("gtid").asText("");
        } catch (JsonProcessingException e) {
            return "";
        }
    }
}
