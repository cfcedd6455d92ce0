package org.godwit.supervisor.project;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.godwit.core.error.CoreError;
import org.godwit.core.error.GodwitException;
import org.godwit.core.model.ObjectSelection;
import org.godwit.supervisor.SupervisorError;

/**
 * A selection in a file of its own, as CSV ({@link SelectionCsv}) or, when the file's name ends in {@code .json}, as OMS's {@code transferMapping} ({@link SelectionJson}). A project file can be read
 * too: its objects are taken. Match rules stay rules in JSON; CSV has only objects. Without state.
 */
public final class SelectionFile {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private SelectionFile() {
    }

    /** Whether the file's name says that it holds JSON. */
    public static boolean isJson(Path file) {
        return file.getFileName().toString().toLowerCase(Locale.ROOT).endsWith(".json");
    }

    public static ObjectSelection read(Path file) throws GodwitException {
        return isJson(file) ? fromJson(text(file), file.toString()) : SelectionCsv.read(file);
    }

    /** Writes JSON; for CSV see {@link SelectionCsv#write}, which takes objects only. */
    public static void writeJson(Path file, ObjectSelection selection) throws GodwitException {
        try {
            Files.writeString(file, SelectionJson.write(selection).toPrettyString() + "\n", StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new GodwitException(CoreError.FILE, e, file, e.toString());
        }
    }

    /** Writes what "Download CSV Template" of OMS gives. */
    public static void writeTemplate(Path file) throws GodwitException {
        try {
            Files.writeString(file, SelectionCsv.template(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new GodwitException(CoreError.FILE, e, file, e.toString());
        }
    }

    private static String text(Path file) throws GodwitException {
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new GodwitException(CoreError.FILE, e, file, e.toString());
        }
    }

    /** @param where named in errors */
    static ObjectSelection fromJson(String json, String where) throws GodwitException {
        try {
            JsonNode node = MAPPER.readTree(json);
            return SelectionJson.read(node.has("objects") ? node.path("objects") : node);
        } catch (JsonProcessingException e) {
            throw new GodwitException(SupervisorError.BAD_FILE, e, where, e.getLocation() == null ? "" : " at line " + e.getLocation().getLineNr(), e.getOriginalMessage());
        } catch (IllegalArgumentException e) {
            throw new GodwitException(SupervisorError.BAD_FILE, e, where, "", e.getMessage());
        }
    }
}
