package org.godwit.rehearsal.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.godwit.core.error.CoreError;
import org.godwit.core.error.GodwitException;
import org.godwit.core.file.OwnerOnlyFiles;

/** Writes a report as one HTML file that needs nothing else, as JSON, and as JUnit XML for build servers. Without state. */
public final class ReportWriter {
    public static final String HTML = "report.html";
    public static final String JSON = "report.json";
    public static final String JUNIT = "report.junit.xml";

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private ReportWriter() {
    }

    /** Writes the files into the folder, which is made when there is none; they are for their owner's eyes only. */
    public static void write(Report report, Path folder) throws GodwitException {
        OwnerOnlyFiles.missingFolder(folder);
        OwnerOnlyFiles.write(folder.resolve(JSON), toJson(report).toPrettyString() + "\n");
        OwnerOnlyFiles.write(folder.resolve(HTML), HtmlReport.of(report));
        OwnerOnlyFiles.write(folder.resolve(JUNIT), JUnitReport.of(report));
    }

    public static ObjectNode toJson(Report report) {
        ObjectNode node = MAPPER.valueToTree(report);
        node.put("exitStatus", report.exitStatus());
        node.put("readiness", report.readiness().name());
        return node;
    }

    /** Reads a report that was written before. */
    public static Report read(Path json) throws GodwitException {
        try {
            ObjectNode node = (ObjectNode) MAPPER.readTree(Files.readString(json, StandardCharsets.UTF_8));
            node.remove("exitStatus");
            node.remove("readiness");
            return MAPPER.treeToValue(node, Report.class);
        } catch (JsonProcessingException | ClassCastException e) {
            throw new GodwitException(CoreError.FILE, e, json, "it is no report");
        } catch (IOException e) {
            throw new GodwitException(CoreError.FILE, e, json, e.toString());
        }
    }
}
