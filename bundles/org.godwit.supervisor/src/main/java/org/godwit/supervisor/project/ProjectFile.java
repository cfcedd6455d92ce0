package org.godwit.supervisor.project;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.godwit.core.error.CoreError;
import org.godwit.core.error.GodwitException;
import org.godwit.core.model.ProjectSpec;
import org.godwit.core.model.TransferType;
import org.godwit.supervisor.SupervisorError;

/** A project as a JSON file: what the wizard saves and the command line runs. Data sources are named, so a password is never in it. Without state. */
public final class ProjectFile {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Set<String> FIELDS = Set.of("name", "source", "target", "types", "objects", "parameters");

    private ProjectFile() {
    }

    public static void write(Path file, ProjectSpec spec) throws GodwitException {
        try {
            Files.writeString(file, toJson(spec), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new GodwitException(CoreError.FILE, e, file, e.toString());
        }
    }

    public static ProjectSpec read(Path file) throws GodwitException {
        try {
            return fromJson(Files.readString(file, StandardCharsets.UTF_8), file.toString());
        } catch (IOException e) {
            throw new GodwitException(CoreError.FILE, e, file, e.toString());
        }
    }

    public static String toJson(ProjectSpec spec) {
        ObjectNode node = MAPPER.createObjectNode().put("name", spec.name()).put("source", spec.source()).put("target", spec.target());
        new TreeSet<>(spec.types()).forEach(t -> node.withArray("types").add(t.name()));
        node.set("objects", SelectionJson.write(spec.objects()));
        node.set("parameters", MAPPER.valueToTree(new TreeMap<>(spec.parameters())));
        return node.toPrettyString() + "\n";
    }

    /** @param where named in errors */
    public static ProjectSpec fromJson(String json, String where) throws GodwitException {
        try {
            JsonNode node = MAPPER.readTree(json);
            if (!node.isObject()) {
                throw new IllegalArgumentException("it is not a JSON object");
            }
            node.fieldNames().forEachRemaining(f -> require(FIELDS.contains(f), "it has an unknown field " + f));
            return new ProjectSpec(text(node, "name"), text(node, "source"), text(node, "target"), types(node.path("types")), SelectionJson.read(node.path("objects")), parameters(node.path("parameters")));
        } catch (JsonProcessingException e) {
            throw new GodwitException(SupervisorError.BAD_FILE, e, where, e.getLocation() == null ? "" : " at line " + e.getLocation().getLineNr(), e.getOriginalMessage());
        } catch (IllegalArgumentException e) {
            throw new GodwitException(SupervisorError.BAD_FILE, e, where, "", e.getMessage());
        }
    }

    private static Set<TransferType> types(JsonNode list) {
        Set<TransferType> types = EnumSet.noneOf(TransferType.class);
        for (JsonNode type : list) {
            types.add(Arrays.stream(TransferType.values()).filter(t -> t.name().equals(type.asText())).findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("types has " + type.asText() + ", expected are " + Arrays.toString(TransferType.values()))));
        }
        return types;
    }

    private static Map<String, String> parameters(JsonNode node) {
        Map<String, String> parameters = new LinkedHashMap<>();
        node.properties().forEach(f -> parameters.put(f.getKey(), f.getValue().asText()));
        return parameters;
    }

    private static String text(JsonNode node, String field) {
        String text = node.path(field).asText("");
        require(!text.isEmpty(), "the field " + field + " is missing");
        return text;
    }

    private static void require(boolean holds, String reason) {
        if (!holds) {
            throw new IllegalArgumentException(reason);
        }
    }
}
